"""kicsync table export."""

from pathlib import Path

import click

from kicsync.commands import chosen
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.errors import ConfigError
from kicsync.i18n import _, ngettext

_HELP = _(
    "Write the ingredients into a spreadsheet, for people to fill in.\n\n"
    "FILE ends in .xlsx (Excel), .ods (LibreOffice) or .csv. One row is one ingredient, a second "
    "sheet holds the tools, and steps are chosen from lists. Give copies to as many people as you "
    "like: “kicsync table import” takes each of them back in, and compares it with what was "
    "exported. A column is hidden: it says which row is which ingredient.\n\n"
    "\b\nExample:\n"
    "  kicsync table export kit.xlsx\n"
    "  kicsync table export relance.ods --where 'exemple is empty'"
)


@click.command("export", help=_HELP)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"))
@chosen.where
@chosen.kind
@click.option("--force", is_flag=True, help=_("Write over a file that is there already."))
@click.pass_obj
def command(run: Run, *, file: Path, where: str | None, kind: str, force: bool) -> int:
    """Choose the records, remember what they hold, write the spreadsheet."""
    from kicsync.spreadsheet.write import form_of, save
    from kicsync.sync.table_export import book, export_of
    from kicsync.workspace.exports import keep_export

    form = form_of(file)
    with run.workspace() as whole:
        space = chosen.of_kind(whole, kind)
        files, errors = space.records()
        found = chosen.choose(space, files, (), where)
        if not found:
            raise ConfigError(
                _("There is no ingredient to export."),
                hint=_("Run: kicsync pull. Or change what --where asks for."),
            )
        export = export_of(found, space.schema, form, space.shown)
        written = save(book(export, space.schema), file, force=force)
        keep_export(space.state, export)
    text = ngettext("{n} ingredient is in {files}.", "{n} ingredients are in {files}.", len(found))
    run.say(text.format(n=len(found), files=", ".join(map(str, written))))
    run.say(
        _("Next, when it is filled in: {commands}").format(commands=f"kicsync table import {file}")
    )
    for error in errors:
        explain(error)
    return int(bool(errors))
