"""kicsync new."""

import sys
from pathlib import Path

import click

from kicsync.commands import unfinished
from kicsync.commands.context import Run
from kicsync.commands.faults import warn_of_errors
from kicsync.commands.tab import complete_fields
from kicsync.i18n import _
from kicsync.kit import Record
from kicsync.kit.titles import page_title
from kicsync.sync.asked import Asked, operations
from kicsync.sync.first_draft import create, filled

_HELP = _(
    "Begin an ingredient: a new file with its fields, which your editor opens.\n\n"
    "Each field says what belongs there, and the steps need only be chosen. Nothing is on the wiki "
    "before kicsync push.\n\n"
    "\b\nExample:\n"
    '  kicsync new "Tenir un journal ouvert"\n'
    '  kicsync new "Tenir un journal ouvert" --set etapes="7 - …" --no-edit'
)


@click.command(help=_HELP)
@click.argument("title", metavar=_("TITLE"))
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar=_("FIELD=VALUE"),
    shell_complete=complete_fields,
    help=_("Fill in a field; FIELD=@FILE takes the text of a file."),
)
@click.option("--no-edit", is_flag=True, help=_("Don't open the editor."))
@click.pass_obj
def command(run: Run, *, title: str, sets: tuple[str, ...], no_edit: bool) -> int:
    """Write the file, open it, and say what is left to do."""
    with run.workspace() as space:
        unfinished.notice(run, space)
        given = operations(Asked(sets), space.schema, run.folder)
        record = filled(Record(page_title(title), {}), given, space.schema)
        name = create(space, record)
        path = space.folder / name
    run.say(_("The ingredient is in {file}.").format(file=space.shown(name)))
    if not no_edit and sys.stdin.isatty():
        _open(path)
    warn_of_errors(run, [path] if path.is_file() else [])
    run.say(_("Next: {commands}").format(commands="kicsync push"))
    return 0


def _open(path: Path) -> None:
    """Open the person's editor and wait; without one, the file is there all the same."""
    try:
        click.edit(filename=str(path))
    except click.ClickException as error:
        error.show()
