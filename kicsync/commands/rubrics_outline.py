"""kicsync rubrics outline."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kicsync.commands import rubrics_read, words
from kicsync.commands.context import Run
from kicsync.i18n import _
from kicsync.plain import shown

if TYPE_CHECKING:
    from kicsync.kit import Schema

_FORMATS = ("text", "json", "html")
_HELP = _(
    "Show how kicsync understands a document: its points and sub-bullets, what stands under them, "
    "and what fits nowhere.\n\n"
    "DOCUMENT is a file (.docx, .odt, .html, .zip, .md, .txt), or the address of a Google document "
    "(https://docs.google.com/document/d/…). Nothing is changed. In a workspace, the parts of a "
    "sub-bullet may be called as its fields are.\n\n"
    "\b\nExample:\n"
    "  kicsync rubrics outline parcours.docx\n"
    "  kicsync rubrics outline parcours.docx --format html > parcours.html"
)


@click.command("outline", help=_HELP)
@click.argument("document", metavar=_("DOCUMENT"))
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    help=_("Words for people, one JSON object for programs, or a page for a browser."),
)
@click.pass_obj
def command(run: Run, *, document: str, format_: str) -> int:
    """Read the document, and print its outline."""
    from kicsync.rubrics.showing.outline_page import as_html
    from kicsync.rubrics.showing.outline_shown import as_data, as_text

    found = rubrics_read.outline_of(document, _schema(run))
    if format_ == "json":
        words.show_json(as_data(found))
    elif format_ == "html":
        click.echo(as_html(found, Path(document).name))
    else:
        click.echo(shown(as_text(found)))
    if not found.points:
        run.warn(rubrics_read.no_point())
        click.echo(f"  → {rubrics_read.give_points()}", err=True)
    return 0


def _schema(run: Run) -> "Schema | None":
    """Return the schema of the workspace, None where there is none: none is needed."""
    from kicsync.errors import ConfigError
    from kicsync.workspace.folder import Workspace

    try:
        space = Workspace.open(run.folder)
    except ConfigError:
        return None
    return space.kinds()[0].schema
