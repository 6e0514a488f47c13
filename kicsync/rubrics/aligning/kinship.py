"""Which words stand for one another: forms of a word, slips of the hand, and synonyms."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kicsync.rubrics.aligning.wording import french, french_lines, stem

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from kicsync.rubrics.aligning.matrix import Matrix

_FORM, _SLIP, _SYNONYM = 0.85, 0.85, 0.75
_SAME_SIGNS = 0.87
"""The share of signs of two stems with a slip: “portage” and “partage” are two words."""
_ROOT = 4
"""Letters that two forms of a word begin with; with fewer a letter makes another word."""
_MOST = 0.58
"""The share of the longer form that they begin with."""


def kinship(vocabulary: Sequence[str]) -> "Matrix":
    """Return how near each stem of ``vocabulary`` is to each; none stands there twice."""
    import numpy as np

    near = np.maximum(_forms(vocabulary, vocabulary), _SYNONYM * _synonymous(vocabulary))
    np.fill_diagonal(near, 1)
    return np.asarray(near, dtype=np.float32)


def _forms(one: Sequence[str], other: Sequence[str]) -> "Matrix":
    """Return which stems are of one word: they differ in their ending, or in a letter."""
    import numpy as np
    from rapidfuzz.distance import Indel, Prefix
    from rapidfuzz.process import cdist

    start = cdist(one, other, scorer=Prefix.similarity, dtype=np.int32)
    near = np.zeros((len(one), len(other)), dtype=np.float32)
    for row, column in np.argwhere(start >= _ROOT).tolist():
        if _has_forms(one[row], other[column], start[row, column]):
            near[row, column] = _FORM
    signs = cdist(
        one, other, scorer=Indel.normalized_similarity, score_cutoff=_SAME_SIGNS, dtype=np.float32
    )
    near[(signs > 0) & (start > 0)] = _SLIP
    near[[len(word) < _ROOT for word in one], :] = 0
    near[:, [len(word) < _ROOT for word in other]] = 0
    return near


def _has_forms(one: str, other: str, root: int) -> bool:
    """Tell whether two stems that begin with the same ``root`` letters are forms of one word."""
    ends = {one[root:], other[root:]}
    return root > _MOST * max(len(one), len(other)) and ends <= _endings()


@cache
def _endings() -> frozenset[str]:
    return french("endings") | {""}


def _synonymous(vocabulary: Sequence[str]) -> "Matrix":
    """Tell which stems, or other forms of them, stand in one group."""
    import numpy as np
    from scipy.sparse import csr_array

    known, groups = _groups()
    forms = _forms(vocabulary, known) > 0
    places = {word: n for n, word in enumerate(known)}
    for row, word in enumerate(vocabulary):
        if word in places:
            forms[row] = False
            forms[row, places[word]] = True
    within = csr_array(forms.astype(np.float32)) @ groups
    return np.asarray((within @ within.T).toarray() > 0, dtype=np.float32)


@cache
def _groups() -> "tuple[tuple[str, ...], csr_array]":
    """Return the stems of the groups, and a matrix of which stands in which group."""
    import numpy as np
    from scipy.sparse import csr_array

    lines = [frozenset(map(stem, line.split())) for line in french_lines("synonyms")]
    known = tuple(dict.fromkeys(word for line in lines for word in line))
    groups = np.array([[word in line for line in lines] for word in known], dtype=np.float32)
    return known, csr_array(groups)
