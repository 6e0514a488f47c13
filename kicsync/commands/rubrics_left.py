"""What a decision in bulk left open and why, and decided wordings that can't be names."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.errors import SchemaError
from kicsync.i18n import _, ngettext
from kicsync.kit.rubric import WIKI, Decision, RubricKind, State
from kicsync.plain import shown_line
from kicsync.rubrics.showing.pairs_shown import percent_of

if TYPE_CHECKING:
    from kicsync.rubrics.deciding.settle import Settled
    from kicsync.sync.rubric_list import RubricList


def tell(run: Run, settled: "Settled") -> None:
    """Say which rubrics stay open, why, and how they are decided."""
    n = len(settled.doubtful)
    if n:
        text = ngettext(
            "{n} pair stays open: kicsync is not sure that both are the same.",
            "{n} pairs stay open: kicsync is not sure that both are the same.",
            n,
        )
        run.say(text.format(n=n))
        for one in settled.doubtful:
            run.say(f"    {percent_of(one.score)}  {_names(one)}")
        run.say(
            _("  → Decide them one by one with --interactive, or all with: --keep … --doubtful")
        )
    for wrong in settled.unfit:
        name = shown_line(wrong.decision.document or wrong.decision.wiki)
        run.say(_("Stays open: “{name}”: {reason}").format(name=name, reason=wrong.reason))


def tell_new_steps(run: Run, found: "RubricList") -> None:
    """Say which decided points the wiki has no step for: nobody but its editors makes one."""
    new = [
        one.wording
        for one in found.decisions
        if (one.kind, one.state, one.wiki) == (RubricKind.STEP, State.DECIDED, "")
        and one.keep != WIKI
    ]
    if new:
        text = _("New steps, which kicsync does not make: {steps}")
        steps = ", ".join(_("“{label}”").format(label=shown_line(name)) for name in new)
        run.say(text.format(steps=steps))
        run.say(_("  → Add them to the wiki's list of steps, then: kicsync steps pull"))


def tell_unfit(found: "RubricList", titles: Collection[str]) -> int:
    """Say which decided wordings can't be names, with their lines; 1 where there are some."""
    from kicsync.kit.rubric_unfit import unfit
    from kicsync.workspace.rubrics_file import lines_of

    wrong = unfit(found.decisions, titles)
    lines = dict(zip(found.decisions, lines_of(found.text, str(found.path)), strict=True))
    for one in wrong:
        place = f"{found.path}:{lines[one.decision]}"
        message = _("{place}: “{wording}” can't be its name: {reason}")
        explain(
            SchemaError(
                message.format(place=place, wording=one.decision.wording, reason=one.reason),
                hint=_("Write another wording behind “keep:”, between quotes."),
            )
        )
    return int(bool(wrong))


def _names(one: Decision) -> str:
    both = (one.wiki, one.document)
    return " ↔ ".join(shown_line(f"“{name}”") for name in both if name)
