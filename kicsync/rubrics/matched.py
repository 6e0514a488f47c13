"""Which lines of the content are which entries of the summary."""

from collections.abc import Mapping, Sequence

from kicsync.rubrics.likeness import ALIKE, likeness
from kicsync.rubrics.lines import Line
from kicsync.rubrics.summary import Entry, Summary

_WITHOUT_LOOKS = 0.92
"""How alike a line must be to an entry of the summary that nothing else makes a heading."""

Known = Mapping[int, Entry]
"""Entries of the summary by the places of their lines in the content."""


def match_summary(lines: Sequence[Line], summary: Summary) -> dict[int, Entry]:
    """Return which lines of the content are which entries of the summary, by their places."""
    found: dict[int, Entry] = {}
    left = list(summary.entries)
    for exact in (True, False):
        for entry in list(left):
            free = [place for place in range(summary.end, len(lines)) if place not in found]
            place = _place_of(entry, lines, free, exact=exact)
            if place is not None:
                found[place] = entry
                left.remove(entry)
        if exact:
            _match_leads(lines, summary, found, left)
    return found


def _match_leads(
    lines: Sequence[Line], summary: Summary, found: dict[int, Entry], left: list[Entry]
) -> None:
    """Match the entries with headings after which the text goes on in the same line."""
    for place, line in enumerate(lines[summary.end :], summary.end):
        key = line.lead_key
        entry = next((one for one in left if key and one.line.key == key), None)
        if entry is not None and place not in found:
            found[place] = entry
            left.remove(entry)


def _place_of(
    entry: Entry, lines: Sequence[Line], free: Sequence[int], *, exact: bool
) -> int | None:
    key = entry.line.key
    able = [place for place in free if lines[place].short]
    if exact:
        same = [place for place in able if lines[place].key == key]
        looking = [place for place in same if _looks(lines[place])]
        return next(iter([*looking, *same]), None)
    scores = ((likeness(key, lines[place].key), -place) for place in able)
    score, place = max(scores, default=(0.0, 0))
    enough = ALIKE if _looks(lines[-place]) else _WITHOUT_LOOKS
    return -place if score >= enough else None


def _looks(line: Line) -> bool:
    """Tell whether anything but its words makes a heading of a line."""
    return bool(line.style or line.bold or line.number or line.item)
