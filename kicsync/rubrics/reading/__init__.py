"""A file as people really have it -> its blocks: paragraphs, items, tables, and how words look."""
