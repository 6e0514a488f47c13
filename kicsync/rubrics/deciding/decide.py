"""Which wording stays: what a new alignment says, and what was decided before; pure.

A decision survives a new version of the document, and is opened again only where a wording changed.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import floor

from kicsync.kit.rubric import DOCUMENT, WIKI, Decision, Pair, Relation, RubricKind, State
from kicsync.kit.rubric_match import match_decisions
from kicsync.rubrics.aligning.wording import same
from kicsync.rubrics.deciding.said_pairs import as_said, line_of, point_numbers, point_of

SIDES = (DOCUMENT, WIKI)
SEVERAL = (Relation.SPLIT, Relation.MERGED)
"""One wording stands for several rubrics here: each of them can't be called by it."""

_FIRST = -1
"""The neighbour of what stands before all entries that are known."""


def decide(pairs: Sequence[Pair], old: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return an entry for each pair, with what ``old`` says of it.

    What ``old`` decided about rubrics that stand nowhere any more stays. Entries that are there
    keep their order; new ones come where the wiki's order, then the document's, puts them.
    """
    numbers = point_numbers(pairs)
    entries = (_proposed(pair, numbers) for pair in sorted(as_said(pairs, old), key=_place))
    fresh = list({_named(one): one for one in entries}.values())
    origins = match_decisions(old, fresh)
    known = [None if index is None else old[index] for index in origins]
    found = [_kept(one, before) for one, before in zip(fresh, known, strict=True)]
    left = {
        index: one
        for index, one in enumerate(old)
        if index not in origins and one.state is State.DECIDED
    }
    return _in_order(found, origins, left)


def _proposed(pair: Pair, numbers: dict[str, str]) -> Decision:
    """Return the entry for a pair about which nobody said anything yet."""
    document, wiki = pair.document, pair.wiki
    keep, state = _proposal(pair)
    return Decision(
        kind=pair.kind,
        document=line_of(document),
        wiki=line_of(wiki),
        relation=pair.relation,
        score=floor(round(pair.score * 100, 3)) / 100,  # 1.00 is for the same wording only
        keep=keep,
        state=state,
        point=point_of(document, numbers) if document else "",
        above=wiki.above if wiki else "",
    )


def _named(one: Decision) -> tuple[str, ...]:
    """Return what tells an entry from the others: a heading may stand twice under one point."""
    return (one.kind, one.document, one.wiki, one.point, one.above)


def _proposal(pair: Pair) -> tuple[str, State]:
    """Return what is proposed: the document's wording (journal, 14 January 2021), mostly.

    A field is called by it on every page, which is much for a letter, and one wording can't stand
    for several rubrics. Where there is but one wording on the wiki, nothing is to be decided.
    """
    if pair.document is None or (pair.wiki and same(pair.document.wording, pair.wiki.wording)):
        return WIKI, State.DECIDED
    if pair.wiki and (pair.kind is RubricKind.FIELD or pair.relation in SEVERAL):
        return WIKI, State.PROPOSED
    return DOCUMENT, State.PROPOSED


def _kept(one: Decision, before: Decision | None) -> Decision:
    """Return the entry ``one`` with what was said of it ``before``."""
    if before is None:
        return one
    if (one.document, one.wiki) == (before.document, before.wiki):
        return one._replace(keep=before.keep, state=before.state)
    if before.state is State.DECIDED and before.document and not one.document:
        return before  # the document may be a part of the one of before
    if before.keep in SIDES and (one.state is State.DECIDED or not _wording(one, before.keep)):
        return one
    return one._replace(keep=before.keep, state=State.PROPOSED)


def _wording(one: Decision, keep: str) -> str:
    return one._replace(keep=keep).wording


def _in_order(
    found: Sequence[Decision], origins: Sequence[int | None], left: dict[int, Decision]
) -> tuple[Decision, ...]:
    """Return all entries: the known ones in their order, each new one behind its neighbour."""
    known = dict(left)
    behind: dict[int, list[Decision]] = defaultdict(list)
    neighbour = _FIRST
    for one, origin in zip(found, origins, strict=True):
        if origin is None:
            behind[neighbour].append(one)
        else:
            known[origin] = one
            neighbour = origin
    ordered = behind[_FIRST]
    for index in sorted(known):
        ordered += [known[index], *behind[index]]
    return tuple(ordered)


def _place(pair: Pair) -> tuple[int, bool, int, int]:
    """Return where a pair stands: in the wiki's order, then in that of the document."""
    document = pair.document.place if pair.document else 0
    wiki = pair.wiki.place if pair.wiki else 0
    return list(RubricKind).index(pair.kind), pair.wiki is None, wiki, document
