"""A line of a file with carets under a place, as a terminal can show it."""

from kicsync.plain import shown
from kicsync.workspace.source import Lines, Place

WIDTH = 88
"""Characters of a line that are shown; a paragraph of a text is one line."""

_BEFORE = 40
_TAB = " " * 4
_CUT = "…"


def snippet(lines: Lines, place: Place) -> tuple[str, str]:
    """Return the first line of ``place``, its surroundings only if it is long, and the carets."""
    line = lines.line(place.line)
    start = place.column - 1
    end = place.end_column - 1 if place.line == place.end_line else len(line)
    first = max(0, min(start - _BEFORE, len(line) - WIDTH))
    last = first + WIDTH
    before = (_CUT if first else "") + _printable(line[first:start])
    marked = _printable(line[start : min(end, last)])
    after = _printable(line[max(start, end) : last]) + (_CUT if last < len(line) else "")
    return before + marked + after, " " * _cells(before) + "^" * max(1, _cells(marked))


def _printable(text: str) -> str:
    return shown(text.replace("\t", _TAB))


def _cells(text: str) -> int:
    """Return how many columns ``text`` takes: none for an accent by itself, two for an emoji."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
