"""kicsync resolve."""

import sys

import click

from kicsync.commands import options, words
from kicsync.commands.context import Run
from kicsync.errors import ConfigError
from kicsync.i18n import _, ngettext
from kicsync.kit import Value
from kicsync.sync.diff import differences
from kicsync.sync.resolve import Dispute, Take, disputes, settle
from kicsync.sync.titles import named

_HELP = _(
    "Decide what stays of what both sides changed, field by field.\n\n"
    "Each field in conflict is shown, with what your file says (-) and what the wiki says (+), and "
    "you choose. With --take, nothing is asked.\n\n"
    "\b\nExample:\n"
    "  kicsync resolve\n"
    "  kicsync resolve --take wiki --field exemple"
)


@click.command(help=_HELP)
@options.titles
@click.option(
    "--take",
    type=click.Choice([take.value for take in Take]),
    help=_("What stays: what your file says, what the wiki says, or both one after the other."),
)
@click.option("--field", metavar=_("NAME"), help=_("Decide about this field only."))
@options.dry_run
@click.pass_obj
def command(
    run: Run, *, titles: tuple[str, ...], take: str | None, field: str | None, dry_run: bool
) -> int:
    """Ask about each field, or take the same side everywhere."""
    with run.workspace() as space:
        found = disputes(space)
        asked = named(titles, (dispute.title for dispute in found))
        wanted = [
            d for d in found if (not asked or d.title in asked) and field in (None, d.field.name)
        ]
        settled = 0
        for dispute in wanted:
            _show(dispute)
            value = None if dry_run else _choice(dispute, Take(take) if take else None)
            if value is not None:
                settle(space, dispute, value)
                settled += 1
    left = len(found) - settled
    text = ngettext("{n} field settled, {left} left.", "{n} fields settled, {left} left.", settled)
    run.say(text.format(n=settled, left=left))
    if settled and not left:
        run.say(_("Next: {commands}").format(commands="kicsync push"))
    return int(left > 0)


def _show(dispute: Dispute) -> None:
    click.secho(words.about(dispute.title, dispute.field.name), bold=True)
    for line in differences(dispute.field, dispute.local, dispute.wiki):
        click.echo(words.difference(line))


def _choice(dispute: Dispute, take: Take | None) -> Value | None:
    """Return what stays, None when the person decides later."""
    if take:
        return dispute.value(take)
    if not sys.stdin.isatty():
        raise ConfigError(
            _("There is no terminal to ask what should stay."),
            hint=_("Say it with --take local, --take wiki or --take both."),
        )
    question = _("Keep: l = your file, w = the wiki, b = both, e = edit, s = later")
    choices = click.Choice(["l", "w", "b", "e", "s"])
    answer: str = click.prompt(question, type=choices, default="s", err=True)
    takes = {"l": Take.LOCAL, "w": Take.WIKI, "b": Take.BOTH}
    return dispute.value(takes[answer]) if answer in takes else _edited(dispute, answer)


def _edited(dispute: Dispute, answer: str) -> Value | None:
    """Open both texts in the person's editor; a list or tools are edited in the record file."""
    both = dispute.value(Take.BOTH)
    if answer != "e":
        return None
    if not isinstance(both, str):
        text = _("Lists and tools are edited in the file {file} itself.")
        click.echo(text.format(file=dispute.file), err=True)
        return None
    return click.edit(both)
