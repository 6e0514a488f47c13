"""Show the rubrics that are still open, and ask about each what should stay."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import click

from kicsync.commands import words
from kicsync.errors import Interrupted
from kicsync.i18n import N_, _, ngettext
from kicsync.kit.rubric import DOCUMENT, WIKI, Decision, Relation, RubricKind, State
from kicsync.kit.rubric_unfit import unfit
from kicsync.plain import shown
from kicsync.rubrics.showing.pairs_shown import RELATIONS, percent_of
from kicsync.sync.word_diff import Sign, whole, word_diff

if TYPE_CHECKING:
    from kicsync.sync.rubric_list import RubricList

_KINDS = {
    RubricKind.STEP: N_("step"),
    RubricKind.INGREDIENT: N_("ingredient"),
    RubricKind.FIELD: N_("field"),
}
_BOTH = N_("Keep: d = the document, w = the wiki, e = another wording, s = later, q = stop")
_SEVERAL = N_("Keep: w = the wiki, e = another wording, s = later, q = stop")
_NEW = N_("Bring it to the wiki: d = so worded, e = worded otherwise, w = no, s = later, q = stop")
_SIDES = {"d": DOCUMENT, "w": WIKI}


def show(entries: Sequence[Decision]) -> None:
    """Print the rubrics that are to be decided; of a long list its beginning."""
    for one in entries[: words.LONGEST]:
        _show(one)
    more = len(entries) - words.LONGEST
    if more > 0:
        click.echo(ngettext("  … and {n} more", "  … and {n} more", more).format(n=more))


def ask_all(found: "RubricList", points: Collection[str], titles: Collection[str]) -> "RubricList":
    """Ask about each open rubric, in ``points`` only; each answer is written at once.

    ``titles`` are those of the ingredients that are there: none may be taken twice.
    """
    asked = [one for one in found.open if not points or one.point in points]
    for number, one in enumerate(asked, 1):
        click.echo(f"\n{number}/{len(asked)}  ", nl=False)
        _show(one)
        answer = _answer(found, one, titles)
        if answer is None:
            break
        if answer is not found:
            found = answer
            found.write()
    return found


def _answer(found: "RubricList", one: Decision, titles: Collection[str]) -> "RubricList | None":
    """Return ``found`` with what the person says of ``one``, None to stop asking."""
    while True:
        keep = _ask(one)
        if keep is None:
            return None
        if not keep:
            return found
        decided = one._replace(keep=keep, state=State.DECIDED)
        tried = tuple(decided if other == one else other for other in found.decisions)
        reasons = [wrong.reason for wrong in unfit(tried, titles) if wrong.decision == decided]
        if not reasons:
            return found.with_decisions(tried)
        text = _("It can't be called so: {reason}").format(reason=reasons[0])
        click.secho(f"  {shown(text)}", fg="yellow", err=True)


def _show(one: Decision) -> None:
    """Print one rubric: the wiki's wording (-), the document's (+)."""
    where = _("point {number}").format(number=one.point) if one.point else ""
    said = [_(_KINDS[one.kind]), _(RELATIONS[one.relation]), where, shown(one.above)]
    if one.document and one.wiki:
        said.insert(2, percent_of(one.score))
    click.secho(", ".join(part for part in said if part), bold=True)
    if one.document and one.wiki:
        click.echo(words.difference(whole(Sign.REMOVED, one.wiki)))
        click.echo(words.difference(whole(Sign.ADDED, one.document)))
        click.echo(words.difference(word_diff(one.wiki, one.document)))
    else:
        sign = Sign.ADDED if one.document else Sign.KEPT
        click.echo(words.difference(whole(sign, one.document or one.wiki)))


def _ask(one: Decision) -> str | None:
    """Return what the person keeps, '' for later, None to stop."""
    question, letters = _question(one)
    letter: str = _typed(_(question), type=click.Choice(letters), default="s")
    if letter == "q":
        return None
    if letter == "e":
        wording: str = _typed(_("The wording"), default="", show_default=False)
        return " ".join(wording.split())
    return _SIDES.get(letter, "")


def _typed(text: str, **options: Any) -> Any:
    """Return what the person types; raises Interrupted, which says that the answers are kept."""
    try:
        return click.prompt(text, err=True, **options)
    except click.Abort:
        click.echo(err=True)  # behind ^C
        raise Interrupted(
            _("Interrupted: what you have answered is written."),
            hint=_("Go on with: {command}").format(command="kicsync rubrics decide --interactive"),
        ) from None


def _question(one: Decision) -> tuple[str, list[str]]:
    if not one.wiki:
        return _NEW, ["d", "e", "w", "s", "q"]
    if not one.document or one.relation in (Relation.SPLIT, Relation.MERGED):
        return _SEVERAL, ["w", "e", "s", "q"]
    return _BOTH, ["d", "w", "e", "s", "q"]
