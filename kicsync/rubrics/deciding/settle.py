"""Decide for the wording of one side, in bulk; pure."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kicsync.i18n import _
from kicsync.kit.rubric import DOCUMENT, Decision, State
from kicsync.kit.rubric_unfit import Unfit, unfit
from kicsync.rubrics.deciding.decide import SEVERAL, SIDES

SURE = 0.75
"""From this score on a pair is decided without being looked at. Half of the wrong pairs of
tests/data are below it, and one right pair in sixteen. A pair that a person wrote has no score."""


class Settled(NamedTuple):
    """All entries; those left open because they are ``doubtful``, or can't be called so."""

    decisions: tuple[Decision, ...]
    doubtful: tuple[Decision, ...] = ()
    unfit: tuple[Unfit, ...] = ()


def settle(
    decisions: Sequence[Decision],
    keep: str | None,
    points: Collection[str] = (),
    *,
    titles: Collection[str] = (),
    doubtful: bool = False,
) -> Settled:
    """Return ``decisions`` with the wording of the side ``keep`` decided, in ``points`` only.

    Without ``points``, everywhere; without ``keep``, nowhere. An own wording that was decided
    stays, and so does what has no wording on that side, or one for several rubrics. Pairs of which
    kicsync is not sure are settled where ``doubtful`` says so; ``titles`` are those of the
    ingredients that are there.
    """
    if keep is None:
        return Settled(tuple(decisions))
    asked = {n for n, one in enumerate(decisions) if not points or one.point in points}
    meant = [n for n in sorted(asked) if _may_settle(decisions[n], keep)]
    left = [n for n in meant if not doubtful and is_doubtful(decisions[n])]
    chosen, refused = _fitting(decisions, keep, set(meant) - set(left), titles)
    return Settled(
        tuple(_decided(one, keep) if n in chosen else one for n, one in enumerate(decisions)),
        tuple(decisions[n] for n in left),
        (*_several(decisions, keep, asked), *refused),
    )


def is_doubtful(one: Decision) -> bool:
    """Tell whether an open entry may be two rubrics that have nothing to do with each other."""
    return one.state is State.PROPOSED and 0 < one.score < SURE


def _several(decisions: Sequence[Decision], keep: str, asked: Collection[int]) -> Iterator[Unfit]:
    """Yield the open ones of ``asked`` whose wording stands for several rubrics."""
    reason = _("its wording in the document stands for several rubrics.")
    for index, one in enumerate(decisions):
        if index in asked and one.state is State.PROPOSED and _is_several(one, keep):
            yield Unfit(one, reason)


def _fitting(
    decisions: Sequence[Decision], keep: str, meant: Collection[int], titles: Collection[str]
) -> tuple[set[int], list[Unfit]]:
    """Return those of ``meant`` that can be settled together, and the others with the reason.

    One that is left out keeps its name, which may be the one that another would get.
    """
    fit, refused = set(meant), list[Unfit]()
    while found := dict(_unfit(decisions, keep, fit, titles)):
        refused += found.values()
        fit -= set(found)
    return fit, refused


def _unfit(
    decisions: Sequence[Decision], keep: str, chosen: Collection[int], titles: Collection[str]
) -> Iterator[tuple[int, Unfit]]:
    """Yield those of ``chosen`` that can't be settled, together with the others."""
    tried = [_decided(one, keep) if n in chosen else one for n, one in enumerate(decisions)]
    wrong = {one.decision: one for one in unfit(tried, titles)}
    for index in sorted(chosen):
        if tried[index] in wrong:
            yield index, Unfit(decisions[index], wrong[tried[index]].reason)


def _decided(one: Decision, keep: str) -> Decision:
    return one._replace(keep=keep, state=State.DECIDED)


def _is_several(one: Decision, keep: str) -> bool:
    """Tell whether an entry can't be called by its wording of the document: others have it too."""
    return one.relation in SEVERAL and keep == DOCUMENT


def _may_settle(one: Decision, keep: str) -> bool:
    """Tell whether ``keep`` can be decided for an entry, and nothing better is."""
    own = one.keep not in SIDES and one.state is State.DECIDED
    settled = own or one.document == one.wiki or _is_several(one, keep)
    return not settled and bool(one._replace(keep=keep).wording)
