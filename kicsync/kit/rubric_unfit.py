"""Decided wordings that can't be names: no page can have them, or two rubrics would; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kicsync.i18n import _
from kicsync.kit.rubric import Decision, RubricKind, State
from kicsync.kit.titles import flaws, page_title

_NO_PARAMETER = "|={}[]<>"
"""Signs that end the name of a parameter, or are something else in it (Help: "Templates")."""

Owners = Mapping[tuple[RubricKind, str], set[str]]
"""The rubrics that a name would have, each by its wording of now."""


class Unfit(NamedTuple):
    """An entry of which the wording can't stay, and why: a sentence."""

    decision: Decision
    reason: str


def unfit(decisions: Sequence[Decision], titles: Iterable[str]) -> tuple[Unfit, ...]:
    """Return the decided entries whose wording can't become a name.

    ``titles`` are those of the ingredients that are there, in the list or not.
    """
    decided = [one for one in decisions if one.state is State.DECIDED and one.wording]
    owners = _owners(decisions, titles, decided)
    wordings: dict[tuple[RubricKind, str], set[str]] = defaultdict(set)
    for one in decided:
        if one.wiki:
            wordings[one.kind, one.wiki].add(one.wording)
    return tuple(
        Unfit(one, reason)
        for one in decided
        if one.wording != one.wiki
        for reason in (
            _flaw(one) or _two(one, wordings[one.kind, one.wiki]) or _taken(one, owners),
        )
        if reason
    )


def _owners(
    decisions: Iterable[Decision], titles: Iterable[str], decided: Iterable[Decision]
) -> Owners:
    """Return who would have each name, once everything is called as it was decided."""
    known = {(one.kind, page_title(one.wiki)) for one in decisions if one.wiki}
    known |= {(RubricKind.INGREDIENT, page_title(title)) for title in titles}
    names = {(kind, title): title for kind, title in known}
    names |= {(one.kind, _owner(one)): page_title(one.wording) for one in decided}
    owners: dict[tuple[RubricKind, str], set[str]] = defaultdict(set)
    for (kind, owner), name in names.items():
        owners[kind, name].add(owner)
    return owners


def _owner(one: Decision) -> str:
    """Return what tells the rubric from the others: what only the document has, by its point."""
    return page_title(one.wiki) or f"{one.point} {one.document}".strip()


def _flaw(one: Decision) -> str:
    if one.kind is not RubricKind.FIELD:
        return next((flaw.message for flaw in flaws(one.wording)), "")
    signs = [sign for sign in _NO_PARAMETER if sign in one.wording]
    return _("no name of a parameter may hold “{sign}”.").format(sign=signs[0]) if signs else ""


def _two(one: Decision, wordings: set[str]) -> str:
    others = sorted(wordings - {one.wording})
    if not others:
        return ""
    return _("another entry decides “{other}” for it.").format(other=others[0])


def _taken(one: Decision, owners: Owners) -> str:
    others = sorted(owners[one.kind, page_title(one.wording)] - {_owner(one)})
    if not others:
        return ""
    return _("“{other}” is called so too, or would be.").format(other=others[0])
