"""The summary and the content as one: a heading of both, or of the summary alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kicsync.i18n import _
from kicsync.kit.outline import Bullet, Leftover, Point
from kicsync.rubrics.label_words import key_of
from kicsync.rubrics.matched import Known
from kicsync.rubrics.summary import Entry, Summary


@dataclass
class Heading:
    """A point of the content: the places of its heading, of its end, and of its sub-bullets."""

    place: int
    end: int
    point: Point
    bullets: list[tuple[int, Bullet]] = field(default_factory=list)

    def has(self, place: int) -> bool:
        """Tell whether the line at ``place`` is one of its sub-bullets."""
        return any(place == own for own, _bullet in self.bullets)

    def wordings(self) -> Iterator[tuple[int, str]]:
        """Yield the wordings of the point and of its sub-bullets, with their places."""
        yield self.place, self.point.wording
        yield from ((place, bullet.wording) for place, bullet in self.bullets)


def with_entries(
    points: Sequence[Heading], summary: Summary, known: Known
) -> tuple[tuple[Point, ...], list[Leftover]]:
    """Return the points with those that only the summary names, and wordings that differ there."""
    wordings = {place: wording for heading in points for place, wording in heading.wordings()}
    places = {id(entry.line): place for place, entry in known.items()}
    made = [_marked(heading, known) for heading in points]
    at: Heading | None = None
    after = 0
    for entry in summary.entries:
        place = places.get(id(entry.line), -1)
        point = next((one for one in made if one.place == place >= 0), None)
        owner = next((one for one in made if place >= 0 and one.has(place)), None)
        if point is not None or owner is not None:
            at = point or owner
            after = 0 if owner is None else _rank(owner, place) + 1
        elif at is None or _is_point(entry):
            at = Heading(-1, -1, _only_point(entry))
            made.insert(_place_after(made, summary, entry, places), at)
            after = 0
        else:
            at.bullets.insert(after, (-1, _only_bullet(entry)))
            after += 1
    differing = [
        Leftover(entry.line.block.spot, entry.line.wording, _("so the summary words it"))
        for place, entry in sorted(known.items())
        if entry.line.key != key_of(wordings[place])
    ]
    return tuple(
        replace(one.point, bullets=tuple(bullet for _place, bullet in one.bullets)) for one in made
    ), differing


def _marked(heading: Heading, known: Known) -> Heading:
    """Return a heading that says whether the summary names it."""
    point = replace(
        heading.point,
        summary=heading.place in known,
        number=heading.point.number or _number(known, heading.place),
    )
    bullets = [
        (
            place,
            replace(
                bullet,
                summary=place in known,
                number=bullet.number or _number(known, place),
            ),
        )
        for place, bullet in heading.bullets
    ]
    return Heading(heading.place, heading.end, point, bullets)


def _number(known: Known, place: int) -> str:
    return known[place].line.number if place in known else ""


def _is_point(entry: Entry) -> bool:
    return entry.depth == 1


def _only_point(entry: Entry) -> Point:
    line = entry.line
    return Point(line.wording, line.number, spot=line.block.spot, summary=True, content=False)


def _only_bullet(entry: Entry) -> Bullet:
    line = entry.line
    return Bullet(line.wording, line.number, spot=line.block.spot, summary=True, content=False)


def _rank(owner: Heading, place: int) -> int:
    return next(rank for rank, (at, _bullet) in enumerate(owner.bullets) if at == place)


def _place_after(
    made: Sequence[Heading], summary: Summary, entry: Entry, places: dict[int, int]
) -> int:
    """Return where a point belongs that only the summary names: after the one before it there."""
    before = summary.entries[: summary.entries.index(entry)]
    earlier = [one for one in before if one.depth == 1]
    for other in reversed(earlier):
        place = places.get(id(other.line), -1)
        for rank, heading in enumerate(made):
            same = (
                heading.place == place
                if place >= 0
                else heading.point.spot == other.line.block.spot
            )
            if same:
                return rank + 1
    return 0
