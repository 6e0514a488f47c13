"""Decided wordings become the names of pages, steps and parameters, everywhere in one batch."""
