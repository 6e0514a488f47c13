"""What the place of two rubrics says for their being one, as logarithms of odds."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kicsync.rubrics.aligning.pairing import Match, Side

if TYPE_CHECKING:
    from kicsync.rubrics.aligning.matrix import Matrix

_SAME_STEP, _OTHER_STEP = 0.8, -1.2
_NUMBER, _BETWEEN, _VOTES, _OTHER_VOTES = 2.0, 2.0, 4.0, -2.0
_ENOUGH = 2
"""Ingredients that must stand under both for their step to be sure."""


def numbers(steps: Side) -> "Matrix":
    """Return what the numbers of points and steps say."""
    import numpy as np

    same = [[bool(a.number) and a.number == b.number for b in steps.wiki] for a in steps.document]
    shape = len(steps.document), len(steps.wiki)
    return _NUMBER * np.array(same, dtype=np.float32).reshape(shape)


def votes(steps: Side, ingredients: Side, found: Sequence[Match]) -> "Matrix":
    """Return what the ingredients ``found`` say of the point and the step that they stand under."""
    import numpy as np

    rows, columns = ({one.key: n for n, one in enumerate(side)} for side in steps)
    counts = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for one in found:
        above = ingredients.document[one.row].above, ingredients.wiki[one.column].above
        if above[0] in rows and above[1] in columns:
            counts[rows[above[0]], columns[above[1]]] += 1
    sums = counts.sum(axis=1, keepdims=True)
    weight = np.minimum(sums / _ENOUGH, 1) / np.maximum(sums, 1)
    return np.asarray(weight * (_VOTES * counts + _OTHER_VOTES * (sums - counts)), dtype=np.float32)


def between(found: Sequence[Match], shape: tuple[int, ...]) -> "Matrix":
    """Return what it says that those before and behind, or the ends, were found to be the same."""
    import numpy as np

    ends = {one.row: one.column for one in found} | {-1: -1, shape[0]: shape[1]}
    cells = np.zeros(shape, dtype=np.float32)
    for row in range(shape[0]):
        before, behind = ends.get(row - 1), ends.get(row + 1)
        if before is not None and behind is not None and before + 1 == behind - 1:
            cells[row, before + 1] = _BETWEEN
    return cells


def under(ingredients: Side, steps: Mapping[str, str]) -> "Matrix":
    """Return what the steps say: ``steps`` has the key of the step by that of the point.

    Nothing where one of them is not known.
    """
    import numpy as np

    rows = [steps.get(one.above, "") for one in ingredients.document]
    columns = [{one.above, *one.beside} - {""} for one in ingredients.wiki]
    lines = {key: np.array([_at(key, there) for there in columns]) for key in set(rows)}
    shape = len(rows), len(columns)
    return np.array([lines[key] for key in rows], dtype=np.float32).reshape(shape)


def _at(key: str, places: set[str]) -> float:
    if not key or not places:
        return 0
    return _SAME_STEP if key in places else _OTHER_STEP
