"""How likely it is that two rubrics are one, from what speaks for it; matrices of 0 to 1.

A logistic function over what wordings and texts have in common, and how far a pair is ahead of the
other ones that its rubrics could be in. The weights were fitted on the pairs of tests/data that are
not held back, and rounded.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kicsync.kit.rubric import Rubric
from kicsync.rubrics.aligning.text_likeness import content_likeness, shares, sign_likeness
from kicsync.rubrics.aligning.wording import typed, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kicsync.rubrics.aligning.matrix import Matrix

_BIAS, _WORDING, _CONTENT, _LEAD = -2.3, 4.7, 6.0, 5.7
_CHANCE = 0.1
"""How alike two texts about the same matters are that are not the same."""
_RIVAL = 0.3
"""What another heading has in common with one by chance, in a large document."""
_EXACT = 12.0
_SURE = 20.0


class Evidence(NamedTuple):
    """What speaks for each pair, whatever stands around it.

    ``odds`` are logarithms. ``alike`` is how alike wordings or texts are, 0 for all pairs of a
    rubric that the other side has in the same words.
    """

    odds: "Matrix"
    alike: "Matrix"


def evidence(document: Sequence[Rubric], wiki: Sequence[Rubric]) -> Evidence:
    """Return what wordings and texts say of each pair."""
    import numpy as np

    if not document or not wiki:
        nothing = np.zeros((len(document), len(wiki)), dtype=np.float32)
        return Evidence(nothing, nothing)
    wordings = [one.wording for one in document], [one.wording for one in wiki]
    wording = shares(*([words(text) for text in side] for side in wordings)).likeness
    texts = [one.text for one in document], [one.text for one in wiki]
    content, exact = content_likeness(*texts), _exact(*wordings)
    both = np.outer([bool(text) for text in texts[0]], [bool(text) for text in texts[1]])
    together = wording + sign_likeness(*wordings) / 2 + content
    lead = _lead(np.asarray(together, dtype=np.float32))
    odds = _BIAS + _WORDING * wording + _CONTENT * both * (content - _CHANCE) + _LEAD * lead
    other = ~(exact.any(axis=1, keepdims=True) | exact.any(axis=0, keepdims=True))
    alike = np.maximum(wording, content) * other
    return Evidence((odds + _EXACT * exact).astype(np.float32), alike.astype(np.float32))


def likely(odds: "Matrix") -> "Matrix":
    """Return the probabilities that ``odds``, logarithms, stand for."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -_SURE, _SURE))), dtype=np.float32)


def _exact(one: Sequence[str], other: Sequence[str]) -> "NDArray[np.bool_]":
    """Tell which wordings are the same."""
    import numpy as np

    rows, columns = (np.array([*map(typed, side)], dtype=object) for side in (one, other))
    return np.asarray(np.equal.outer(rows, columns), dtype=np.bool_)


def _lead(found: "Matrix") -> "Matrix":
    """Return how far each pair is ahead of the best other one of its row and of its column."""
    import numpy as np

    lead = found - np.maximum(_best_other(found), _best_other(found.T).T)
    by_chance = np.maximum(found - _RIVAL, 0)
    return np.asarray(np.minimum(lead, by_chance), dtype=np.float32)


def _best_other(found: "Matrix") -> "Matrix":
    """Return for each cell the highest of the others of its row, 0 where there is none."""
    import numpy as np

    ordered = np.sort(np.pad(found, ((0, 0), (2, 0))), axis=1)
    first, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(found == first, second, first)
