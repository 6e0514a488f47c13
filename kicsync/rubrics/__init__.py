"""The parcours document: what it says, and which of its rubrics is which of the wiki's."""
