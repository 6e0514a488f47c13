"""What each line of the content is: a point, a sub-bullet, or text."""

from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from kicsync.rubrics.outlining.lines import Line
from kicsync.rubrics.outlining.points import points_of
from kicsync.rubrics.outlining.sub_bullets import bullets_of
from kicsync.rubrics.outlining.summary import Summary
from kicsync.rubrics.outlining.summary_match import Known


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
