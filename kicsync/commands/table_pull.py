"""kicsync table pull."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from kicsync.commands import options, words
from kicsync.commands.context import Run
from kicsync.i18n import N_, _, ngettext
from kicsync.plain import shown
from kicsync.workspace.table_file import Shape

if TYPE_CHECKING:
    from kicsync.sync.table import Pulled

SHAPES: Mapping[Shape, str] = {
    Shape.LITERAL: N_("a table written in the text of the page; a push keeps it in step"),
    Shape.TABLE: N_("a table that the wiki makes; it is never edited"),
    Shape.BLOCKS: N_("one block for each ingredient; it is never edited"),
}
_HELP = _(
    "Read what the page KIC shows, and remember it for “table check” and “lint”.\n\n"
    "It is written to .kicsync/table.json; your files stay as they are.\n\n"
    "\b\nExample:\n"
    "  kicsync table pull"
)


@click.command("pull", help=_HELP)
@options.network
@options.format_
@click.pass_obj
def command(run: Run, *, format_: str) -> int:
    """Read the page, and say what was found on it."""
    from kicsync.sync.table import pull_table

    with run.workspace() as space:
        wiki = run.connect(space)
        pulled = pull_table(space, wiki)
    if format_ == "json":
        words.show_json({"wiki": wiki.api.url, **_json(pulled), "requests": wiki.requests})
        return 0
    _show(pulled)
    if not pulled.new:
        run.say(_("It shows what it showed the last time."))
    return 0


def _show(pulled: "Pulled") -> None:
    table, columns = pulled.table, pulled.columns
    rows = ngettext("{n} ingredient", "{n} ingredients", len(table.rows)).format(n=len(table.rows))
    click.echo(words.about(shown(table.page), f"{rows}, {_(SHAPES[table.shape])}"))
    fields = ", ".join(target.name for target in columns.fields)
    click.echo(_("Fields: {names}").format(names=fields))
    if columns.unknown:
        click.echo(_("Not compared: {labels}").format(labels=shown(", ".join(columns.unknown))))
        click.echo(_("  If one of them is a field, write it as “labels” of it in the schema."))
    for label, names in columns.ambiguous.items():
        said = _("“{label}” may be {names}: it is not compared. Make it clear with “labels”.")
        click.echo(said.format(label=shown(label), names=_(" or ").join(names)))


def _json(pulled: "Pulled") -> dict[str, Any]:
    table, columns = pulled.table, pulled.columns
    return {
        "page": table.page,
        "revid": table.revid,
        "shape": table.shape.value,
        "rows": [row.title for row in table.rows],
        "fields": [target.name for target in columns.fields],
        "unknown": list(columns.unknown),
        "ambiguous": {label: list(names) for label, names in columns.ambiguous.items()},
        "new": pulled.new,
    }
