"""Show and write a change of steps.yml, in steps pull and steps import."""

from typing import TYPE_CHECKING

import click

from kicsync.commands import words
from kicsync.commands.context import Run
from kicsync.i18n import _, ngettext
from kicsync.kit import Field, FieldType
from kicsync.plain import shown
from kicsync.sync.diff import differences
from kicsync.workspace.folder import Workspace

if TYPE_CHECKING:
    from kicsync.sync.steps import StepsChange


def carry_out(run: Run, space: Workspace, change: "StepsChange", *, dry_run: bool) -> None:
    """Show what changes in steps.yml, and write it unless it is a dry run."""
    from kicsync.sync.steps import write_steps

    if change.new != change.old:
        click.secho(change.path.relative_to(space.root).as_posix(), bold=True)
        for line in differences(Field("", FieldType.TEXT), change.old, change.new):
            click.echo(words.difference(line))
    else:
        run.say(_("The steps are the same: nothing changes."))
    if change.left:
        text = ngettext(
            "{n} step stands here only; it stays. Delete it from {file} if it is no step any more:",
            "{n} steps stand here only; they stay. Delete them from {file} if they are no steps "
            "any more:",
            len(change.left),
        )
        run.say(text.format(n=len(change.left), file=change.path.relative_to(space.root)))
        for step in change.left:
            run.say(f"  {shown(step.value)}")
    if change.renamed:
        text = ngettext(
            "{n} ingredient names a step as it was called before: “kicsync lint” shows it.",
            "{n} ingredients name a step as it was called before: “kicsync lint” shows them.",
            len(change.renamed),
        )
        run.say(text.format(n=len(change.renamed)))
    if not dry_run:
        write_steps(change)
        for kind in Workspace.open(space.root).kinds():
            kind.keep_json_schema()
