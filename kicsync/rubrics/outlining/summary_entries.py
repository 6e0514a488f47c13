"""The summary and the content as one: a heading of both, or of the summary alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kicsync.i18n import _
from kicsync.kit.outline import Bullet, Leftover, Point
from kicsync.rubrics.outlining.heading import Heading
from kicsync.rubrics.outlining.same_heading import key_of
from kicsync.rubrics.outlining.summary import Entry, Summary
from kicsync.rubrics.outlining.summary_gaps import reworded
from kicsync.rubrics.outlining.summary_match import Known

_NO_PLACE = -1
"""The place of a heading that no line of the content is."""

_Named = TypeVar("_Named", Point, Bullet)


def with_entries(
    points: Sequence[Heading], summary: Summary, known: Known
) -> tuple[tuple[Point, ...], list[Leftover]]:
    """Return the points with those that only the summary names, and wordings that differ there."""
    known = {**known, **reworded(points, summary, known)}
    headings = [_marked(heading, known) for heading in points]
    _add_missing(headings, summary, known)
    whole = (
        replace(one.point, bullets=tuple(bullet for _place, bullet in one.bullets))
        for one in headings
    )
    return tuple(whole), list(_differing(points, known))


def _add_missing(headings: list[Heading], summary: Summary, known: Known) -> None:
    """Add the entries that no line of the content is, each behind the entry before it."""
    places = {id(entry.line): place for place, entry in known.items()}
    owners = {place: one for one in headings for place, _wording in one.wordings()}
    at: Heading | None = None
    rank = 0
    for number, entry in enumerate(summary.entries):
        place = places.get(id(entry.line), _NO_PLACE)
        owner = owners.get(place)
        if owner is not None:
            at, rank = owner, owner.rank_after(place)
        elif at is None or entry.depth == 1:
            at, rank = Heading(_NO_PLACE, _NO_PLACE, _only(Point, entry)), 0
            headings.insert(_place_after(headings, summary.entries[:number], places), at)
        else:
            at.bullets.insert(rank, (_NO_PLACE, _only(Bullet, entry)))
            rank += 1


def _place_after(
    headings: Sequence[Heading], before: Sequence[Entry], places: Mapping[int, int]
) -> int:
    """Return where a point belongs that only the summary names: after the one before it there."""
    for entry in reversed([one for one in before if one.depth == 1]):
        place = places.get(id(entry.line), _NO_PLACE)
        for rank, heading in enumerate(headings, 1):
            written = heading.place == place != _NO_PLACE
            added = place == _NO_PLACE and heading.point.spot == entry.line.block.spot
            if written or added:
                return rank
    return 0


def _differing(points: Sequence[Heading], known: Known) -> Iterator[Leftover]:
    """Yield the entries that the content words otherwise."""
    wordings = {place: wording for heading in points for place, wording in heading.wordings()}
    for place, entry in sorted(known.items()):
        line = entry.line
        if line.key != key_of(wordings[place]):
            yield Leftover(line.block.spot, line.wording, _("so the summary words it"))


def _marked(heading: Heading, known: Known) -> Heading:
    """Return a heading that says whether the summary names it."""
    bullets = [(place, _named(bullet, known.get(place))) for place, bullet in heading.bullets]
    point = _named(heading.point, known.get(heading.place))
    return Heading(heading.place, heading.end, point, bullets)


def _named(one: _Named, entry: Entry | None) -> _Named:
    """Return ``one`` with what the summary says of it; ``entry`` is None where it says nothing."""
    number = one.number or (entry.line.number if entry else "")
    return replace(one, summary=entry is not None, number=number)


def _only(kind: type[_Named], entry: Entry) -> _Named:
    """Return a point or a sub-bullet that only the summary names."""
    line = entry.line
    return kind(line.wording, line.number, spot=line.block.spot, summary=True, content=False)
