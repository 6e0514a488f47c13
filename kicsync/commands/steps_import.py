"""kicsync steps import."""

from pathlib import Path

import click

from kicsync.commands import options, steps_change
from kicsync.commands.context import Run
from kicsync.i18n import _, ngettext
from kicsync.plain import shown

_HELP = _(
    "Bring the steps of a spreadsheet into schema/steps.yml.\n\n"
    "FILE is the arborescence: .xlsx, .ods or .csv, one step a row. Levels may be columns, "
    "indentation, or numbers such as 1.2. Questions and pages that stand in steps.yml stay.\n\n"
    "\b\nExample:\n"
    "  kicsync steps import arborescence.xlsx --dry-run\n"
    "  kicsync steps import arborescence.ods --sheet Étapes"
)


@click.command("import", help=_HELP)
@click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar=_("FILE")
)
@click.option("--sheet", default="", metavar=_("NAME"), help=_("The sheet to read (the first)."))
@options.dry_run
@click.pass_obj
def import_(run: Run, *, file: Path, sheet: str, dry_run: bool) -> int:
    """Read the spreadsheet, and merge its steps into the file."""
    from kicsync.spreadsheet.read import read_sheets
    from kicsync.sync.steps import change_steps, imported

    with run.workspace() as space:
        sheets = read_sheets(file)
        for note in (note for one in sheets for note in one.notes):
            run.warn(note)
        titles = [record.record.title for record in space.records()[0]]
        found = imported(sheets, sheet, space.schema.steps, titles, str(file))
        if found.ingredients:
            text = ngettext(
                "{n} line is an ingredient and no step; it is left out: {titles}",
                "{n} lines are ingredients and no steps; they are left out: {titles}",
                len(found.ingredients),
            )
            names = ", ".join(map(shown, found.ingredients))
            run.say(text.format(n=len(found.ingredients), titles=names))
        change = change_steps(space, found.steps, made=True)
        steps_change.carry_out(run, space, change, dry_run=dry_run)
    return 0
