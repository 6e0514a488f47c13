"""The folder on disk: settings, schema, records, bases. No network, no wikitext."""
