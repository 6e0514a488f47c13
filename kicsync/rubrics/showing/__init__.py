"""Outlines and alignments for people and for programs: text, data, pages for a browser."""
