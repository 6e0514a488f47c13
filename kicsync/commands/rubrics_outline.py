"""kicsync rubrics outline."""

import click

from kicsync.commands import words
from kicsync.commands.context import Run
from kicsync.i18n import _
from kicsync.plain import shown

_FORMATS = ("text", "json", "html")
_HELP = _(
    "Show how kicsync understands a document: its points and sub-bullets, what stands under them, "
    "and what fits nowhere.\n\n"
    "DOCUMENT is a file (.docx, .odt, .html, .zip, .md, .txt), or the address of a Google document "
    "(https://docs.google.com/document/d/…). Nothing is changed.\n\n"
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
def command(_run: Run, *, document: str, format_: str) -> int:
    """Read the document, and print its outline."""
    from kicsync.commands.document import open_document
    from kicsync.rubrics.outline import outline
    from kicsync.rubrics.outline_page import as_html
    from kicsync.rubrics.outline_shown import as_data, as_text

    found = outline(open_document(document))
    if format_ == "json":
        words.show_json(as_data(found))
    elif format_ == "html":
        click.echo(as_html(found, document))
    else:
        click.echo(shown(as_text(found)))
    return 0
