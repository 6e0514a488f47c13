"""What a wiki shows of a page: its HTML -> rows of a table, and wikitext."""
