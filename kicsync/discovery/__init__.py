"""Read from a wiki how its pages are made: forms, templates, properties, and the pages."""
