"""Sub-bullets that the content words quite otherwise than the summary, told by their place.

People reword a heading where its text stands, and forget the summary. Between two headings that are
known in both, as many as are left there are the same, in their order.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kicsync.rubrics.outlining.heading import Heading
from kicsync.rubrics.outlining.summary import Entry, Summary
from kicsync.rubrics.outlining.summary_match import Known


def reworded(points: Sequence[Heading], summary: Summary, known: Known) -> dict[int, Entry]:
    """Return the entries that are headings of the content by their place, by those places."""
    ranks = {id(entry.line): rank for rank, entry in enumerate(summary.entries)}
    found: dict[int, Entry] = {}
    for point in points:
        entry = known.get(point.place)
        if entry is not None:
            below = list(_below(summary.entries, ranks[id(entry.line)]))
            found |= _in_gaps([place for place, _bullet in point.bullets], below, known)
    return found


def _below(entries: Sequence[Entry], point: int) -> Iterator[Entry]:
    """Yield the sub-bullets that the summary has under its entry number ``point``."""
    for entry in entries[point + 1 :]:
        if entry.depth == 1:
            return
        yield entry


def _in_gaps(places: Sequence[int], entries: Sequence[Entry], known: Known) -> dict[int, Entry]:
    found: dict[int, Entry] = {}
    taken = {id(one.line) for one in known.values()}
    for before, after in pairwise(_both(places, entries, known)):
        here = places[before[0] + 1 : after[0]]
        there = entries[before[1] + 1 : after[1]]
        placed = any(place in known for place in here) or any(
            id(one.line) in taken for one in there
        )
        if len(here) == len(there) and not placed:
            found |= dict(zip(here, there, strict=True))
    return found


def _both(
    places: Sequence[int], entries: Sequence[Entry], known: Known
) -> Iterator[tuple[int, int]]:
    """Yield the ranks of what stands in both, in the order of both, and the ends."""
    ranks = {id(entry.line): rank for rank, entry in enumerate(entries)}
    yield -1, -1
    last = -1
    for here, place in enumerate(places):
        there = ranks.get(id(known[place].line), -1) if place in known else -1
        if there > last:
            yield here, there
            last = there
    yield len(places), len(entries)
