"""A point of the content, before the summary is brought in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kicsync.kit.outline import Bullet, Point


@dataclass
class Heading:
    """A point of the content: the places of its heading, of its end, and of its sub-bullets."""

    place: int
    end: int
    point: Point
    bullets: list[tuple[int, Bullet]] = field(default_factory=list)

    def rank_after(self, place: int) -> int:
        """Return the rank of a sub-bullet that follows the heading at ``place``."""
        ranks = (rank for rank, (at, _bullet) in enumerate(self.bullets, 1) if at == place)
        return next(ranks, 0)

    def wordings(self) -> Iterator[tuple[int, str]]:
        """Yield the wordings of the point and of its sub-bullets, with their places."""
        yield self.place, self.point.wording
        yield from ((place, bullet.wording) for place, bullet in self.bullets)
