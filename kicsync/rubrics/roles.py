"""What each line of the content is: a point, a sub-bullet, or text."""

from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from kicsync.rubrics.lines import Line
from kicsync.rubrics.matched import Known
from kicsync.rubrics.points import points_of
from kicsync.rubrics.sub_bullets import bullets_of
from kicsync.rubrics.summary import Summary


class Role(Enum):
    """What a heading is."""

    POINT = auto()
    BULLET = auto()


def roles(lines: Sequence[Line], summary: Summary, known: Known) -> dict[int, Role]:
    """Return the roles of the lines after the summary that are not text."""
    places = range(summary.end, len(lines))
    points = points_of(lines, places, known)
    found = dict.fromkeys(points, Role.POINT)
    for start, end in pairwise([*sorted(points), len(lines)] if points else []):
        for place in bullets_of(lines, range(start + 1, end), lines[start], known):
            found[place] = Role.BULLET
    return found
