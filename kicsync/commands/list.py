"""kicsync list."""

import csv
import io
from collections.abc import Sequence

import click

from kicsync.commands import chosen, options, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.i18n import _
from kicsync.plain import shown_line
from kicsync.spreadsheet.guard import guarded
from kicsync.workspace.folder import Workspace
from kicsync.workspace.record_file import RecordFile

_HELP = _(
    "Print the titles of the ingredients, one a line; with “kicsync -v list” their files too.\n\n"
    "With --where, only those for which a condition is true; docs/conditions.md says what one may "
    "hold.\n\n"
    "\b\nExample:\n"
    "  kicsync list --where 'description is empty or words(exemple) < 20'\n"
    "  kicsync list --where 'etapes has \"2 - …\"' --null | xargs -0 kicsync push"
)


@click.command(help=_HELP)
@chosen.where
@chosen.kind
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    help=_("Words for people, one JSON object, or a table with the titles and their files."),
)
@click.option("--null", is_flag=True, help=_("End each title with a NUL, for xargs -0."))
@click.pass_obj
def command(run: Run, *, where: str | None, kind: str, format_: str, null: bool) -> int:
    """Read the records, and print those that are asked for."""
    options.refuse_both("--null", null, "--format", format_ != "text")
    space = chosen.of_kind(Workspace.open(run.folder), kind)
    files, errors = space.records()
    found = chosen.choose(space, files, (), where)
    if null:
        click.echo("".join(f"{file.record.title}\0" for file in found), nl=False)
    elif format_ == "text":
        _show(space, found, verbose=run.verbose)
    else:
        rows = [{"title": f.record.title, "file": space.shown(f.file)} for f in found]
        _show_rows(rows, format_)
    for error in errors:
        explain(error)
    return int(bool(errors))


def _show(space: Workspace, files: Sequence[RecordFile], *, verbose: bool) -> None:
    for file in files:
        title = shown_line(file.record.title)
        click.echo(words.about(title, space.shown(file.file)) if verbose else title)


def _show_rows(rows: Sequence[dict[str, str]], format_: str) -> None:
    if format_ == "json":
        words.show_json({"records": rows})
        return
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, ["title", "file"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: guarded(text) for name, text in row.items()} for row in rows)
    click.echo(table.getvalue(), nl=False)
