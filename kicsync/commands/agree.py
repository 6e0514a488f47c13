"""Ask before the wiki changes, and before most of the Kit changes at once."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from kicsync.commands import words
from kicsync.commands.context import Run
from kicsync.commands.outcomes import Shown, line
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.sync.guard import too_many


class Percent(click.ParamType[float]):
    """A share, written ``50%`` or ``50``; from 0 to 1 inside kicsync."""

    name = "percent"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the share; a usage error for anything else."""
        if isinstance(value, float):
            return value
        digits = str(value).strip().removesuffix("%").strip()
        if not digits.isdecimal() or int(digits) > 100:  # noqa: PLR2004 (per cent)
            self.fail(_("“{value}” is no share such as 50%.").format(value=value), param, ctx)
        return int(digits) / 100


max_change = click.option(
    "--max-change",
    type=Percent(),
    default="50%",
    show_default=True,
    metavar=_("PERCENT"),
    help=_("Ask before more than this share of the ingredients changes at once."),
)
yes = click.option("-y", "--yes", is_flag=True, help=_("Change the wiki without asking."))


@dataclass(frozen=True)
class Plan:
    """What is agreed to: ``pages`` of ``total`` ingredients, for ``command``; ``question`` asks.

    ``others`` of the pages hold no ingredient: the guard does not count them.
    """

    pages: Sequence[Shown]
    total: int
    question: str
    command: str
    others: int = 0


def agreed(run: Run, plan: Plan, share: float, *, yes: bool, shown: bool) -> bool:
    """Show the plan and ask; without a terminal, only ``--yes`` is a yes."""
    if shown or not yes:
        for page in plan.pages:
            run.say(line(page))
    if not allowed(run, len(plan.pages) - plan.others, plan.total, share):
        return False
    if yes:
        return True
    if not sys.stdin.isatty():
        hint = _("Look at the plan with --dry-run, then run: {command} --yes")
        raise ConfigError(
            _("There is no terminal to ask for your agreement."),
            hint=hint.format(command=plan.command),
        )
    return words.agreed(plan.question)


def allowed(run: Run, changed: int, total: int, share: float) -> bool:
    """Tell whether so much may change, asking where it is more than ``share`` of the Kit.

    Raises ConfigError when there is nobody to ask.
    """
    if not too_many(changed, total, share):
        return True
    text = _("{changed} of {total} ingredients would change at once.").format(
        changed=changed, total=total
    )
    if not sys.stdin.isatty():
        raise ConfigError(
            text, hint=_("Look at them with --dry-run; if they are right, add: --max-change 100%")
        )
    run.warn(text)
    return words.agreed(_("Is that right?"))
