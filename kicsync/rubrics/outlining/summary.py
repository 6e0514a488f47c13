"""The summary on the first pages, told from the content that follows (journal, 1 September 2020).

Its entries come again as headings; they are lines of a few words, one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kicsync.rubrics.outlining.lines import Line
from kicsync.rubrics.outlining.numbering import value_of
from kicsync.rubrics.outlining.same_heading import alike, key_of

SUMMARY = frozenset(
    {
        *("sommaire", "table des matieres", "plan", "plan du parcours", "sommaire du parcours"),
        *("le sommaire", "sommaire general", "summary", "contents", "table of contents", "outline"),
    }
)
"""What stands over a summary, folded."""

_FEWEST = 3
"""Entries of a summary over which nothing says that it is one."""

_AGAIN = 2
"""How many of them come again at least."""

_SENTENCE = 60
"""Characters from which a line that ends with a full stop is a sentence."""


class Entry(NamedTuple):
    """A line of the summary: ``depth`` 1 is a point, 2 a sub-bullet, 0 can't be told by itself."""

    line: Line
    depth: int


@dataclass(frozen=True)
class Summary:
    """The entries, and the places of the lines from ``start`` (its own title) to ``end``."""

    entries: tuple[Entry, ...] = ()
    start: int = 0
    end: int = 0


def find_summary(lines: Sequence[Line]) -> Summary:
    """Return the summary of a document, an empty one if it has none."""
    title = next((n for n, line in enumerate(lines) if key_of(line.text) in SUMMARY), None)
    starts = [title + 1] if title is not None else _starts(lines)
    for start in starts:
        end = _end(lines, start)
        if _is_summary(lines, start, end, named=title is not None):
            first = start if title is None else title
            return Summary(_entries(lines[start:end]), first, end)
    return Summary()


def _starts(lines: Sequence[Line]) -> list[int]:
    """Return where a summary without a title may begin: with a number, an item or a heading."""

    def opens(place: int) -> bool:
        return _entry_like(lines[place]) and _counted(lines[place])

    places = (place for place in range(len(lines)) if opens(place))
    return [place for place in places if not place or not opens(place - 1)][:_FEWEST]


def _counted(line: Line) -> bool:
    return bool(line.depth or line.item or line.contents)


def _end(lines: Sequence[Line], start: int) -> int:
    """Return where the content begins: where a line comes again, or is too long for a heading."""
    seen: dict[str, int] = {}
    style = lines[start].style if start < len(lines) else 0
    numbers: list[int] = []
    for place in range(start, len(lines)):
        line = lines[place]
        restarts = _counts_like(line, lines[start]) and _restarts(line, numbers)
        if not _entry_like(line) or line.key in seen or restarts or (line.style and not style):
            return _back(lines, start, place) if line.key in seen else place
        if _counts_like(line, lines[start]):
            numbers.append(value_of(line.number))
        seen[line.key] = place
    return len(lines)


def _restarts(line: Line, numbers: Sequence[int]) -> bool:
    """Tell whether the points are counted from the beginning again."""
    return len(numbers) >= _AGAIN and value_of(line.number) == numbers[0] < numbers[-1]


def _counts_like(line: Line, first: Line) -> bool:
    """Tell whether a line counts points, in the way of the first: by hand, or in a list."""
    by_hand = bool(line.head and line.head.depth)
    return line.depth == 1 and line.item <= 1 and by_hand == bool(first.head and first.head.depth)


def _back(lines: Sequence[Line], start: int, place: int) -> int:
    """Return where the content begins, of which the line at ``place`` is not the first heading.

    The one above it may have been reworded, so that it does not come again.
    """
    line = lines[place]
    before = lines[place - 1]
    above = bool(before.style) and (not line.style or before.style < line.style)
    return place - 1 if above and place - 1 > start else place


def _entry_like(line: Line) -> bool:
    text = line.wording
    sentence = text.endswith((".", ";")) and len(text) > _SENTENCE
    return line.short and not sentence and "http" not in text


def _is_summary(lines: Sequence[Line], start: int, end: int, *, named: bool) -> bool:
    entries = lines[start:end]
    if named:
        return bool(entries)
    after = [line for line in lines[end:] if line.short]
    known = {line.key for line in after}
    again = sum(entry.key in known or _comes(entry, after) for entry in entries)
    return len(entries) >= _FEWEST and again >= _AGAIN


def _comes(entry: Line, after: Sequence[Line]) -> bool:
    marked = (line for line in after if line.style or line.bold or line.number)
    return any(alike(entry.key, line.key) for line in marked)


def _entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    first = next((line for line in lines if _counted(line)), None)
    return tuple(Entry(line, _depth(line, first, lines)) for line in lines)


def _depth(line: Line, first: Line | None, lines: Sequence[Line]) -> int:
    """Return the depth of an entry; the ``first`` that counts shows how points look."""
    if line.contents:
        return min(line.contents, 2)
    if line.head and line.head.depth:
        return min(line.head.depth, 2)
    if line.item:
        return _item_depth(line, first, lines)
    return 1 if line.style or line.bold else 0


def _item_depth(line: Line, first: Line | None, lines: Sequence[Line]) -> int:
    points_are_items = (
        first is not None and first.item == 1 and not (first.head and first.head.depth)
    )
    if not points_are_items or line.item > 1:
        return 2
    numbered = first is not None and bool(first.number)
    deeper = any(other.item > 1 for other in lines)
    return 1 if (numbered and line.number) or (not numbered and deeper) else 2
