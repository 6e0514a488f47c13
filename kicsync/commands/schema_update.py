"""kicsync schema update."""

from typing import TYPE_CHECKING

import click

from kicsync.commands import options, schema_check, words
from kicsync.commands.context import Run
from kicsync.i18n import _
from kicsync.kit import Field, FieldType
from kicsync.sync.diff import differences
from kicsync.workspace.folder import Workspace

if TYPE_CHECKING:
    from kicsync.discovery.look import Change

_HELP = _(
    "Bring into the schema what changed on the wiki.\n\n"
    "What you wrote stays: names, order, comments, and what you chose otherwise than the wiki. "
    "What changes is shown.\n\n"
    "\b\nExample:\n"
    "  kicsync schema update --dry-run\n"
    "  kicsync schema update"
)


@click.command("update", help=_HELP)
@options.dry_run
@options.network
@click.pass_obj
def update(run: Run, *, dry_run: bool) -> int:
    """Merge what the wiki changed into the schema's files, and show it."""
    from kicsync.discovery import look

    with run.workspace() as space:
        wiki = run.connect(space)
        compared = look.compare(space, wiki)
        changes = look.update(space, compared)
        for change in changes:
            _show(space, change)
        left = [one for one in compared.differences if not one.take]
        if left:
            run.say(_("This is left to you:"))
            schema_check.show(left)
        if not changes:
            run.say(_("Nothing changes in the schema."))
        if dry_run:
            return 0
        look.write(space, changes, compared.found)
        Workspace.open(space.root).keep_json_schema()
    if any(one.field and one.new and one.new.of for one in left):
        run.say(_("Next: {commands}").format(commands="kicsync steps pull"))
    return 0


def _show(space: Workspace, change: "Change") -> None:
    click.secho(change.path.relative_to(space.root).as_posix(), bold=True)
    for line in differences(Field("", FieldType.TEXT), change.old, change.new):
        click.echo(words.difference(line))
