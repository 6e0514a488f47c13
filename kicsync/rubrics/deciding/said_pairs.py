"""Which rubric is which by what people said, and what they said of a rubric; pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from kicsync.kit.rubric import Decision, Pair, Relation, Rubric, RubricKind, State
from kicsync.rubrics.aligning.wording import same


def as_said(pairs: Sequence[Pair], old: Iterable[Decision]) -> tuple[Pair, ...]:
    """Return ``pairs`` as ``old`` pairs the rubrics, where it says otherwise.

    A pair that is only proposed counts less than two rubrics that are worded alike, and two rubrics
    stay apart of which each was decided to stand alone.
    """
    said = list(old)
    alone = {one for one in map(_alone_in, said) if one}
    found = [part for pair in pairs for part in _apart(pair, alone)]
    names = _Names(pairs)
    meant = [(one, names.document(one), names.wiki(one)) for one in said]
    sure = {(document, wiki) for _one, document, wiki in meant if document and wiki}
    for one, document, wiki in meant:
        if document and wiki and (document.key, wiki.key) not in names.paired[one.kind]:
            found = _with_pair(found, document, wiki, one, sure)
    return tuple(found)


def point_numbers(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return the numbers of the document's points, by their keys."""
    points = (pair.document for pair in pairs if pair.document and pair.kind is RubricKind.STEP)
    return {point.key: point.number for point in points}


def point_of(rubric: Rubric, numbers: dict[str, str]) -> str:
    """Return the number of the point that a rubric of the document is, or stands in."""
    return rubric.number if rubric.kind is RubricKind.STEP else numbers.get(rubric.above, "")


def line_of(rubric: Rubric | None) -> str:
    """Return the wording of a rubric on one line, '' for none."""
    return " ".join(rubric.wording.split()) if rubric else ""


def entry_of(
    rubric: Rubric, pairs: Sequence[Pair], decisions: Iterable[Decision]
) -> Decision | None:
    """Return what is said of a rubric of the document that stands on no page yet."""
    point = point_of(rubric, point_numbers(pairs))
    named = [
        one
        for one in decisions
        if one.kind is rubric.kind and one.document == line_of(rubric) and not one.wiki
    ]
    there = [one for one in named if one.point == point]
    return next(iter(there or named), None)


class _Names:
    """The rubrics of ``pairs`` by what an entry calls them, and which are ``paired``, by key."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.numbers = point_numbers(pairs)
        self.documents: dict[tuple[RubricKind, str], list[Rubric]] = {}
        self.wikis: dict[tuple[RubricKind, str], list[Rubric]] = {}
        self.paired: dict[RubricKind, set[tuple[str, str]]] = {kind: set() for kind in RubricKind}
        for pair in pairs:
            for rubric, known in ((pair.document, self.documents), (pair.wiki, self.wikis)):
                if rubric:
                    known.setdefault((pair.kind, line_of(rubric)), []).append(rubric)
            if pair.document and pair.wiki:
                self.paired[pair.kind].add((pair.document.key, pair.wiki.key))

    def document(self, one: Decision) -> Rubric | None:
        """Return the rubric of the document that an entry names, under its point if there are two.

        None for one that does not tell which of two it means.
        """
        named = self.documents.get((one.kind, one.document), [])
        there = [rubric for rubric in named if point_of(rubric, self.numbers) == one.point]
        if there or len({rubric.key for rubric in named}) == 1:
            return (there or named)[0]
        return None

    def wiki(self, one: Decision) -> Rubric | None:
        """Return the rubric of the wiki that an entry names, under its step if there are two."""
        named = self.wikis.get((one.kind, one.wiki), [])
        there = [rubric for rubric in named if rubric.above == one.above]
        return next(iter(there or named), None)


def _alone_in(one: Decision) -> tuple[RubricKind, str, str] | None:
    """Return the one wording of an entry that is decided, None where it has two."""
    alone = one.state is State.DECIDED and not (one.document and one.wiki)
    return (one.kind, one.document, one.wiki) if alone else None


def _apart(pair: Pair, alone: set[tuple[RubricKind, str, str]]) -> tuple[Pair, ...]:
    """Return ``pair``, or its two rubrics where both were decided to stand alone."""
    document, wiki = line_of(pair.document), line_of(pair.wiki)
    sides = {(pair.kind, document, ""), (pair.kind, "", wiki)}
    if not (document and wiki) or _is_same(pair) or not sides <= alone:
        return (pair,)
    return _only_document(pair), _only_wiki(pair)


def _with_pair(
    pairs: list[Pair],
    document: Rubric,
    wiki: Rubric,
    one: Decision,
    sure: Collection[tuple[Rubric, Rubric]],
) -> list[Pair]:
    """Return ``pairs`` with the pair that ``one`` names, and what it frees standing alone.

    The pairs of ``sure`` stay: of a rubric that was split or merged there are several.
    """
    against = [
        pair
        for pair in pairs
        if (document == pair.document or wiki == pair.wiki)
        and (pair.document, pair.wiki) not in sure
    ]
    if one.state is State.PROPOSED and any(_is_same(pair) for pair in against):
        return pairs
    relation = Relation.SAME if same(document.wording, wiki.wording) else Relation.REWORDED
    left = [pair for pair in pairs if pair not in against]
    freed = [alone for pair in against for alone in _alone(pair, document, wiki, left)]
    return [*left, Pair(one.kind, document, wiki, relation, one.score), *freed]


def _is_same(pair: Pair) -> bool:
    return pair.document is not None and pair.wiki is not None and pair.relation is Relation.SAME


def _alone(pair: Pair, document: Rubric, wiki: Rubric, left: Sequence[Pair]) -> list[Pair]:
    """Return the rubric of a broken pair that no other pair holds."""
    if pair.document and pair.document != document:
        held = any(other.document == pair.document for other in left)
        return [] if held else [_only_document(pair)]
    if pair.wiki and pair.wiki != wiki:
        held = any(other.wiki == pair.wiki for other in left)
        return [] if held else [_only_wiki(pair)]
    return []


def _only_document(pair: Pair) -> Pair:
    return replace(pair, wiki=None, relation=Relation.ONLY_DOCUMENT, score=0.0)


def _only_wiki(pair: Pair) -> Pair:
    return replace(pair, document=None, relation=Relation.ONLY_WIKI, score=0.0)
