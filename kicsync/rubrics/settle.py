"""Decide for the wording of one side, in bulk; pure."""

from collections.abc import Collection, Sequence

from kicsync.kit.rubric import DOCUMENT, Decision, State
from kicsync.rubrics.decide import SEVERAL, SIDES


def settle(
    decisions: Sequence[Decision], keep: str, points: Collection[str] = ()
) -> tuple[Decision, ...]:
    """Return ``decisions`` with the wording of the side ``keep`` decided, in ``points`` only.

    Without ``points``, everywhere. An own wording that was decided stays, and so does what has no
    wording on that side, or one for several rubrics.
    """
    return tuple(
        one._replace(keep=keep, state=State.DECIDED)
        if (not points or one.point in points) and _may_settle(one, keep)
        else one
        for one in decisions
    )


def _may_settle(one: Decision, keep: str) -> bool:
    """Tell whether ``keep`` can be decided for an entry, and nothing better is."""
    own = one.keep not in SIDES and one.state is State.DECIDED
    several = one.relation in SEVERAL and keep == DOCUMENT
    alike = one.document == one.wiki
    return not (own or several or alike) and bool(one._replace(keep=keep).wording)
