"""Which rubric of the document is which of the wiki: the best assignment, one to one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kicsync.kit.rubric import Pair, Relation, Rubric, RubricKind
from kicsync.rubrics.aligning.one_in_many import parts_of
from kicsync.rubrics.aligning.pairing import Match, Side, pairs_of
from kicsync.rubrics.aligning.position import between, numbers, under, votes
from kicsync.rubrics.aligning.score import Evidence, evidence, likely

if TYPE_CHECKING:
    from kicsync.rubrics.aligning.matrix import Matrix

THRESHOLD = 0.5
"""The probability from which two rubrics are taken for one."""


def align(
    document: Sequence[Rubric], wiki: Sequence[Rubric], threshold: float = THRESHOLD
) -> tuple[Pair, ...]:
    """Return which rubric of ``document`` is which of ``wiki``: steps, ingredients, then fields.

    Each rubric stands in one pair, or in several that are split or merged. The pairs of a kind come
    in the order of the document, and after them what only the wiki has. Fields are compared where
    the document has labels at all.
    """
    steps, ingredients, fields = (_side(kind, document, wiki) for kind in RubricKind)
    said = evidence(*ingredients)
    several = _several(ingredients, said)
    step_matches = _steps(steps, ingredients, _best(said.odds, threshold), threshold)
    keys = {steps.document[one.row].key: steps.wiki[one.column].key for one in step_matches}
    odds = _without(said.odds + under(ingredients, keys), several)
    matches = [*_best(odds, threshold), *several]
    return (
        *pairs_of(RubricKind.STEP, steps, step_matches, {}),
        *pairs_of(RubricKind.INGREDIENT, ingredients, matches, keys),
        *(
            pairs_of(RubricKind.FIELD, fields, _fields(fields, threshold), {})
            if fields.document
            else ()
        ),
    )


def _fields(fields: Side, threshold: float) -> list[Match]:
    return _best(evidence(*fields).odds, threshold)


def _side(kind: RubricKind, document: Sequence[Rubric], wiki: Sequence[Rubric]) -> Side:
    return Side(*(tuple(one for one in side if one.kind is kind) for side in (document, wiki)))


def _best(odds: "Matrix", threshold: float) -> list[Match]:
    """Return the pairs that are the likeliest in all (Jonker and Volgenant's algorithm)."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    scores = likely(odds)
    rows, columns = linear_sum_assignment(np.where(scores < threshold, 0, scores), maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [Match(r, c, float(scores[r, c])) for r, c in pairs if scores[r, c] >= threshold]


def _steps(steps: Side, ingredients: Side, found: Sequence[Match], threshold: float) -> list[Match]:
    """Return which point is which step: by its wording, its place, and what is in it."""
    odds = evidence(*steps).odds + numbers(steps) + votes(steps, ingredients, found)
    return _best(odds + between(_best(odds, threshold), odds.shape), threshold)


def _several(side: Side, said: Evidence) -> list[Match]:
    """Return the bullets that are one ingredient together, and the ingredients that are one."""
    merged = parts_of(side.wiki, side.document, said.alike)
    split = parts_of(side.document, side.wiki, said.alike.T)
    wholes = {part.whole for part in merged.values()}
    return [
        *(Match(n, part.whole, part.score, Relation.MERGED) for n, part in merged.items()),
        *(
            Match(part.whole, n, part.score, Relation.SPLIT)
            for n, part in split.items()
            if part.whole not in merged and n not in wholes
        ),
    ]


def _without(odds: "Matrix", several: Sequence[Match]) -> "Matrix":
    """Return ``odds`` without hope for the rubrics whose match is known."""
    import numpy as np

    left = odds.copy()
    left[[one.row for one in several], :] = -np.inf
    left[:, [one.column for one in several]] = -np.inf
    return left
