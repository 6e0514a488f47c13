"""How alike the texts of two sides are: matrices, a row for each of one, a column of the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kicsync.rubrics.aligning.kinship import kinship
from kicsync.rubrics.aligning.wording import PLAIN, Word, stems, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from kicsync.rubrics.aligning.matrix import Matrix

_CHANCE = 0.4
"""How alike the signs of two wordings are that have nothing to do with each other."""
_LEAST = 1e-9
_VERB_ALONE = 0.5
"""What is left of what two headings share that share nothing but the verb they begin with."""
_SHORTEST, _LONGEST = 3, 6
"""Words that people call by their initials; two letters begin too many others."""

Text = Sequence[Word]


class Shares(NamedTuple):
    """Of each pair: the share of the row's words that stand in the column's, and the reverse."""

    rows: "Matrix"
    columns: "Matrix"

    @property
    def likeness(self) -> "Matrix":
        """Return how alike they are: the geometric mean of both shares."""
        import numpy as np

        return np.asarray(np.sqrt(self.rows * self.columns), dtype=np.float32)


def shares(one: Sequence[Text], other: Sequence[Text]) -> Shares:
    """Return what the texts have in common; a word that is near one of the other counts in part."""
    import numpy as np

    rows, columns = _joined(one, other)
    places = _places([*rows, *columns])
    rare = _rarity(places, [*rows, *columns])
    near = np.pad(kinship(list(places)), ((0, 1), (0, 1)))  # the last is no word
    left, right = _padded(rows, places, rare), _padded(columns, places, rare)
    verbs = np.array([_has_verb(text) for text in columns], dtype=np.bool_)
    said = np.zeros((2, len(rows), len(columns)), dtype=np.float32)
    for n, (at, weights) in enumerate(zip(*left, strict=True)):
        alike = near[at[weights > 0]][:, right.places.T]  # word of the row, of the column, column
        if alike.size:
            said[0, n] = weights[weights > 0] @ alike.max(axis=1)
            said[1, n] = (alike.max(axis=0) * right.weights.T).sum(axis=0)
            if _has_verb(rows[n]):
                said[:, n, verbs & ~_beyond_verbs(alike)] *= _VERB_ALONE
    return Shares(said[0], said[1])


def _has_verb(text: Text) -> bool:
    """Tell whether ``text`` begins with a verb and says what is to be done with it."""
    return len(text) > 1 and text[0].weight < PLAIN


def _beyond_verbs(alike: "NDArray[np.float32]") -> "NDArray[np.bool_]":
    """Tell which columns have more in common with the row than the verb that both begin with."""
    import numpy as np

    rest = alike.copy()
    rest[0, 0] = 0
    return np.asarray(rest.any(axis=(0, 1)), dtype=np.bool_)


class _Padded(NamedTuple):
    """The words of each text by their place, and their weights, which are 1 in all."""

    places: "NDArray[np.int32]"
    weights: "Matrix"


def _padded(texts: Sequence[Text], places: dict[str, int], rare: "NDArray[np.float64]") -> _Padded:
    import numpy as np

    size = (len(texts), max((len(text) for text in texts), default=0) or 1)
    found = _Padded(np.full(size, len(places), np.int32), np.zeros(size, np.float32))
    for row, text in enumerate(texts):
        for column, word in enumerate(text):
            place = places[word.stem]
            found.places[row, column] = place
            found.weights[row, column] = word.weight * rare[place]
    sums = found.weights.sum(axis=1, keepdims=True)
    return _Padded(found.places, found.weights / np.maximum(sums, _LEAST))


def sign_likeness(one: Sequence[str], other: Sequence[str]) -> "Matrix":
    """Return how alike the signs of the wordings are, beyond chance."""
    import numpy as np
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.process import cdist

    rows, columns = ([" ".join(w.stem for w in words(t)) for t in side] for side in (one, other))
    signs = cdist(rows, columns, scorer=token_sort_ratio, dtype=np.float32, workers=-1) / 100
    return np.asarray(np.maximum(signs - _CHANCE, 0), dtype=np.float32)


def content_likeness(one: Sequence[str], other: Sequence[str]) -> "Matrix":
    """Return the cosine of the words of the texts, the rare ones counting more."""
    rows, columns = ([[Word(stem) for stem in stems(t)] for t in side] for side in (one, other))
    places = _places([*rows, *columns])
    rare = _rarity(places, [*rows, *columns])
    return _cosine(_counted(rows, places, rare), _counted(columns, places, rare))


def _joined(one: Sequence[Text], other: Sequence[Text]) -> tuple[list[Text], ...]:
    """Return both sides with one word for several that are one word elsewhere."""
    known = {word for text in (*one, *other) for word in text}
    stems = {word.stem for word in known}
    short = {word.stem for word in known if word.initials}
    return tuple([tuple(_join(t, stems, short)) for t in side] for side in (one, other))


def _join(text: Text, known: set[str], short: set[str]) -> Iterator[Word]:
    """Yield the words, “book sprint” and “plan local d'urbanisme” as “booksprint” and “PLU”."""
    rest = list(text)
    while rest:
        size, name = next(_names(rest, known, short), (1, ""))
        yield Word(name) if name else rest[0]
        del rest[:size]


def _names(text: Text, known: set[str], short: set[str]) -> Iterator[tuple[int, str]]:
    """Yield how many words ``text`` begins with that have one name, and that name."""
    for size in range(min(_LONGEST, len(text)), _SHORTEST - 1, -1):
        initials = "".join(word.stem[0] for word in text[:size])
        if initials in short:
            yield size, initials
    if len(text) > 1 and text[0].stem + text[1].stem in known:
        yield 2, text[0].stem + text[1].stem


def _places(texts: Sequence[Text]) -> dict[str, int]:
    return {stem: n for n, stem in enumerate(sorted({w.stem for text in texts for w in text}))}


def _rarity(places: dict[str, int], texts: Sequence[Text]) -> "NDArray[np.float64]":
    """Return what each word tells: all that it can, where a side has it once."""
    import numpy as np

    often = Counter(stem for text in texts for stem in {word.stem for word in text})
    counts = np.array([often[stem] for stem in places], dtype=np.float64)
    return 1 / (1 + np.log(np.maximum(counts / 2, 1)))


def _counted(
    texts: Sequence[Text], places: dict[str, int], rare: "NDArray[np.float64]"
) -> "csr_array":
    from scipy.sparse import csr_array

    cells = {(row, places[w.stem]): w.weight for row, text in enumerate(texts) for w in text}
    columns = [column for _row, column in cells]
    values = [weight * rare[column] for (_row, column), weight in cells.items()]
    at = ([row for row, _column in cells], columns)
    return csr_array((values, at), shape=(len(texts), len(places)))


def _cosine(a: "csr_array", b: "csr_array") -> "Matrix":
    import numpy as np

    lengths = np.outer(_lengths(a * a), _lengths(b * b))
    return np.asarray((a @ b.T).toarray() / lengths, dtype=np.float32)


def _lengths(squares: "csr_array") -> "NDArray[np.float64]":
    import numpy as np

    return np.sqrt(np.maximum(np.asarray(squares.sum(axis=1)).ravel(), _LEAST))
