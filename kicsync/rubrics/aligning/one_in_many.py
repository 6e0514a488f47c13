"""One ingredient that is several bullets, or one bullet that is several ingredients.

Rubrics are the parts of one whose wording names several things where each says one of them, or
where what each says stands in it too, and together they say most of it: in their wordings, or in
the texts under them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from kicsync.kit.rubric import Rubric
from kicsync.rubrics.aligning.kinship import kinship
from kicsync.rubrics.aligning.wording import Word, items, stems, words

if TYPE_CHECKING:
    from kicsync.rubrics.aligning.matrix import Matrix

_WORTH_A_LOOK = 0.25
_WITHIN, _WHOLE, _OWN = 0.6, 0.8, 0.2
"""Shares: of a part in the whole, of the whole in its parts, and of it in each part alone."""
_FEW = 5
"""Words: a text of fewer is no evidence."""

Text = Sequence[Word]
Said = Callable[[Text, Text], float]
"""Tells the share of a text that stands in another."""


class Part(NamedTuple):
    """One of several rubrics that are one of the other side, and how much of it stands there."""

    whole: int
    score: float


def parts_of(wholes: Sequence[Rubric], parts: Sequence[Rubric], alike: "Matrix") -> dict[int, Part]:
    """Return which of ``parts`` are one in ``wholes`` together, by their place.

    ``alike`` tells how alike they are, a row for each part: it may be one of the whole only that
    it is most alike.
    """
    return {
        place: Part(whole, score)
        for whole, near in _groups(alike).items()
        for place, score in _together(wholes[whole], {n: parts[n] for n in near}).items()
    }


def _groups(alike: "Matrix") -> dict[int, list[int]]:
    """Return the rows that are most alike a column, where there are several."""
    if not alike.size:
        return {}
    groups: dict[int, list[int]] = defaultdict(list)
    best = zip(alike.argmax(axis=1).tolist(), alike.max(axis=1).tolist(), strict=True)
    for row, (column, highest) in enumerate(best):
        if highest >= _WORTH_A_LOOK:
            groups[column].append(row)
    return {column: rows for column, rows in groups.items() if len(rows) > 1}


def _together(whole: Rubric, near: Mapping[int, Rubric]) -> dict[int, float]:
    """Return the parts of ``whole`` among ``near``, at least two, with their scores."""
    things = items(whole.wording)
    if len(things) > 1:
        wordings = {n: words(part.wording) for n, part in near.items()}
        whole_words = words(whole.wording)
        said = _nearly([whole_words, *things, *wordings.values()])
        found = dict(_chosen(whole_words, wordings, said)) or _each(things, wordings, said)
        if len(found) > 1:
            return found
    texts = {n: _text(part) for n, part in near.items()}
    able = {n: text for n, text in texts.items() if len(text) >= _FEW}
    found = dict(_chosen(_text(whole), able, _repeated)) if len(able) > 1 else {}
    return found if len(found) > 1 else {}


def _chosen(whole: Text, parts: Mapping[int, Text], said: Said) -> Iterator[tuple[int, float]]:
    """Yield the parts that say something of ``whole`` that the others before them don't."""
    within = {n: said(text, whole) for n, text in parts.items()}
    able = [n for n in parts if within[n] >= _WITHIN]
    able.sort(key=lambda n: (-said(whole, parts[n]), parts[n]))
    words_of: list[Word] = []
    share = 0.0
    for n in able if len(able) > 1 else ():
        more = said(whole, [*words_of, *parts[n]])
        if more - share >= _OWN:
            words_of += parts[n]
            share = more
        else:
            del within[n]
    if share >= _WHOLE:
        yield from ((n, within[n]) for n in able if n in within)


def _each(things: Sequence[Text], parts: Mapping[int, Text], said: Said) -> dict[int, float]:
    """Return the parts that each say one of ``things`` altogether, another one than the others."""
    found: dict[int, float] = {}
    for thing in things:
        shares = {n: said(thing, text) for n, text in parts.items() if n not in found}
        best = max(shares, key=lambda n: (shares[n], said(parts[n], thing)), default=None)
        if best is not None and shares[best] >= _WHOLE:
            found[best] = sqrt(shares[best] * said(parts[best], thing))
    return found


def _text(rubric: Rubric) -> Text:
    return tuple(map(Word, dict.fromkeys(stems(rubric.text))))


def _nearly(texts: Iterable[Text]) -> Said:
    """Return what tells the share of one of ``texts`` that stands in others, in near words too."""
    places: dict[str, int] = {}
    for word in (word for text in texts for word in text):
        places.setdefault(word.stem, len(places))
    near = kinship(list(places))

    def said(text: Text, elsewhere: Text) -> float:
        if not text or not elsewhere:
            return 0.0
        best = near[:, [places[word.stem] for word in elsewhere]].max(axis=1)
        found = sum(word.weight * float(best[places[word.stem]]) for word in text)
        return found / sum(word.weight for word in text)

    return said


def _repeated(text: Text, elsewhere: Text) -> float:
    """Return the share of ``text`` that stands ``elsewhere`` in the same words."""
    there = {word.stem for word in elsewhere}
    return sum(word.stem in there for word in text) / len(text) if text else 0.0
