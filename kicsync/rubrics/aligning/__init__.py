"""Which rubric of the document is which of the wiki, and how sure that is."""
