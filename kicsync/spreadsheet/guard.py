"""Cells of .csv that a spreadsheet would run as a formula (OWASP, "CSV Injection").

An apostrophe before the first sign makes a text of it. ``unguarded(guarded(text)) == text`` for
every text, so one more apostrophe stands before those that a person wrote there.
"""

import re

_RUNS = re.compile("'*[=+@\t\r-]")
_GUARDED = re.compile("'+[=+@\t\r-]")


def guarded(text: str) -> str:
    """Return ``text`` as a cell that nothing runs."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """Return a cell that was guarded as it was before."""
    return text[1:] if _GUARDED.match(text) else text
