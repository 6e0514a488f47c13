"""kicsync table show."""

import click

from kicsync.commands import words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.i18n import _
from kicsync.plain import shown
from kicsync.sync.table_show import FORMATS, listing, ordered
from kicsync.workspace.folder import Workspace
from kicsync.workspace.table_file import read_table

_HELP = _(
    "Print all ingredients of your files as one table: what the page KIC should show.\n\n"
    "They come in the order of that page, where “kicsync table pull” has read it. Nothing is "
    "asked of the wiki. To fill in a table, use “kicsync table export”.\n\n"
    "\b\nExample:\n"
    "  kicsync table show\n"
    "  kicsync table show --format html > kit.html"
)


@click.command("show", help=_HELP)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMATS, "json"]),
    default="text",
    help=_("Blocks for a terminal, a table for a document, or one JSON object for programs."),
)
@click.pass_obj
def command(run: Run, *, format_: str) -> int:
    """Read the records, and print them."""
    space = Workspace.open(run.folder)
    files, errors = space.records()
    kept = read_table(space.state)
    order = [row.title for row in kept.rows] if kept else []
    records = ordered((file.record for file in files), order)
    table = listing(records, space.schema)
    if format_ == "json":
        rows = [{space.schema.title: record.title, **record.values} for record in records]
        words.show_json({"labels": list(table.labels), "rows": rows})
    else:
        click.echo(shown(FORMATS[format_](table)), nl=format_ != "csv")
    for error in errors:
        explain(error)
    return int(bool(errors))
