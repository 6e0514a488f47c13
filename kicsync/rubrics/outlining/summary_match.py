"""Which lines of the content are which entries of the summary."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kicsync.rubrics.outlining.lines import Line
from kicsync.rubrics.outlining.same_heading import ALIKE, likeness
from kicsync.rubrics.outlining.summary import Entry, Summary

_WITHOUT_LOOKS = 0.92
"""How alike a line must be to an entry of the summary that nothing else makes a heading."""

Known = Mapping[int, Entry]
"""Entries of the summary by the places of their lines in the content."""


def match_summary(lines: Sequence[Line], summary: Summary) -> dict[int, Entry]:
    """Return which lines of the content are which entries of the summary, by their places."""
    able = [place for place in range(summary.end, len(lines)) if lines[place].short]
    found = _same(lines, able, summary)
    found |= _same_leads(lines, summary, found)
    return found | _alike(lines, able, summary, found)


def _same(lines: Sequence[Line], able: Sequence[int], summary: Summary) -> dict[int, Entry]:
    """Return the entries that come again in the same words, where they look like headings first."""
    places: dict[str, list[int]] = defaultdict(list)
    for place in able:
        places[lines[place].key].append(place)
    found: dict[int, Entry] = {}
    for entry in summary.entries:
        if same := places[entry.line.key]:
            place = next((one for one in same if _looks(lines[one])), same[0])
            same.remove(place)
            found[place] = entry
    return found


def _same_leads(lines: Sequence[Line], summary: Summary, known: Known) -> dict[int, Entry]:
    """Return the entries that are headings after which the text goes on in the same line."""
    left: dict[str, list[Entry]] = defaultdict(list)
    for entry in _left(summary, known):
        left[entry.line.key].append(entry)
    found: dict[int, Entry] = {}
    for place in range(summary.end, len(lines)) if left else ():
        entries = left.get(lines[place].lead_key)
        if entries and place not in known:
            found[place] = entries.pop(0)
    return found


def _alike(
    lines: Sequence[Line], able: Sequence[int], summary: Summary, known: Known
) -> dict[int, Entry]:
    """Return the entries that the content words otherwise, by the lines most alike."""
    free = [place for place in able if place not in known]
    found: dict[int, Entry] = {}
    for entry in _left(summary, known):
        scores = ((likeness(entry.line.key, lines[place].key), -place) for place in free)
        score, place = max(scores, default=(0.0, 0))
        enough = ALIKE if _looks(lines[-place]) else _WITHOUT_LOOKS
        if score >= enough:
            free.remove(-place)
            found[-place] = entry
    return found


def _left(summary: Summary, known: Known) -> list[Entry]:
    """Return the entries that no line is yet."""
    taken = {id(entry) for entry in known.values()}
    return [entry for entry in summary.entries if id(entry) not in taken]


def _looks(line: Line) -> bool:
    """Tell whether anything but its words makes a heading of a line."""
    return bool(line.style or line.bold or line.number or line.item)
