"""What was found between two sides, as pairs with their relation."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kicsync.kit.rubric import Pair, Relation, Rubric, RubricKind
from kicsync.rubrics.aligning.wording import same

_PLACES = 3
"""Digits of a score."""
_SURE = 0.999
"""The highest score of two wordings that differ."""


class Side(NamedTuple):
    """The rubrics of one kind, of both sides."""

    document: tuple[Rubric, ...]
    wiki: tuple[Rubric, ...]


class Match(NamedTuple):
    """Two rubrics by their places, and how sure they are one; ``relation`` where it is known."""

    row: int
    column: int
    score: float
    relation: Relation | None = None


def pairs_of(
    kind: RubricKind, side: Side, matches: Sequence[Match], steps: Mapping[str, str]
) -> Iterator[Pair]:
    """Yield a pair for each match, and one for each rubric that has none.

    ``steps`` gives the key of the wiki's step by the key of the document's point.
    """
    own: dict[int, list[Match]] = defaultdict(list)
    for one in sorted(matches):
        own[one.row].append(one)
    for row, rubric in enumerate(side.document):
        if row not in own:
            yield Pair(kind, rubric, None, Relation.ONLY_DOCUMENT)
        for one in own.get(row, ()):
            yield _pair(kind, rubric, side.wiki[one.column], one, steps)
    used = {one.column for one in matches}
    for column, rubric in enumerate(side.wiki):
        if column not in used:
            yield Pair(kind, None, rubric, Relation.ONLY_WIKI)


def _pair(
    kind: RubricKind, document: Rubric, wiki: Rubric, match: Match, steps: Mapping[str, str]
) -> Pair:
    equal = same(document.wording, wiki.wording)
    score = 1.0 if equal else min(round(match.score, _PLACES), _SURE)
    relation = match.relation or (Relation.SAME if equal else Relation.REWORDED)
    if match.relation is None and _moved(document, wiki, steps):
        relation = Relation.MOVED
    return Pair(kind, document, wiki, relation, score)


def _moved(document: Rubric, wiki: Rubric, steps: Mapping[str, str]) -> bool:
    """Tell whether an ingredient stands under a step that is another point's."""
    there = {wiki.above, *wiki.beside} - {""}
    here = steps.get(document.above)
    known = here is not None or bool(there & set(steps.values()))
    return bool(there) and bool(document.above) and known and here not in there
