"""kicsync rubrics compare."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kicsync.commands import rubrics_read, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.i18n import _
from kicsync.plain import shown, shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kicsync.kit.rubric import Pair

_HELP = _(
    "Compare the headings of a document with those of your files: which point is which step, which "
    "sub-bullet is which ingredient, and where their wordings differ.\n\n"
    "DOCUMENT is a file (.docx, .odt, .html, .zip, .md, .txt), or the address of a Google "
    "document. Nothing is changed, and nothing is asked of the wiki.\n\n"
    "A difference is shown as the change from the wiki to the document; the number tells how sure "
    "kicsync is that both are the same. With “kicsync -v”, what is the same is shown too.\n\n"
    "\b\nExample:\n"
    "  kicsync rubrics compare parcours.docx\n"
    "  kicsync rubrics compare parcours.docx --format html > rubriques.html"
)


@click.command("compare", help=_HELP)
@click.argument("document", metavar=_("DOCUMENT"))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv", "html"]),
    default="text",
    help=_("Words for people, one JSON object for programs, a table, or a page for a browser."),
)
@click.pass_obj
def command(run: Run, *, document: str, format_: str) -> int:
    """Align both sides, and print the pairs."""
    from kicsync.rubrics.showing.pairs_page import as_html
    from kicsync.rubrics.showing.pairs_shown import as_csv, as_data
    from kicsync.workspace.folder import Workspace

    space = Workspace.open(run.folder)
    outline = rubrics_read.read_outline(document, space.schema)
    files, errors = space.records()
    pairs = rubrics_read.pairs_of(space, files, outline)
    if format_ == "json":
        words.show_json({"document": document, **as_data(pairs)})
    elif format_ == "csv":
        click.echo(shown(as_csv(pairs)), nl=False)
    elif format_ == "html":
        click.echo(as_html(pairs, Path(document).name, _pieces))
    else:
        _show(run, pairs)
    for error in errors:
        explain(error)
    return int(bool(errors))


def _pieces(old: str, new: str) -> "Iterator[tuple[str, str]]":
    from kicsync.sync.word_diff import word_diff

    return ((piece.sign.value, piece.text) for piece in word_diff(old, new))


def _show(run: Run, pairs: "Sequence[Pair]") -> None:
    """Print the pairs under the name of their kind, and how many there are of each relation."""
    from kicsync.kit.rubric import Relation
    from kicsync.rubrics.showing.pairs_shown import KINDS, RELATIONS, counts

    for kind, label in KINDS.items():
        of_kind = [pair for pair in pairs if pair.kind is kind]
        told = [one for one in of_kind if run.verbose or one.relation is not Relation.SAME]
        if told:
            click.secho(_(label), bold=True)
        for pair in told:
            _show_pair(pair)
    found = counts(pairs).items()
    said = ", ".join(f"{_(RELATIONS[Relation(relation)])}: {n}" for relation, n in found)
    run.say(said or _("There is nothing to compare."))


def _show_pair(pair: "Pair") -> None:
    from kicsync.rubrics.showing.pairs_shown import RELATIONS, percent
    from kicsync.sync.word_diff import word_diff

    label = click.style(_(RELATIONS[pair.relation]), fg="cyan")
    if pair.document is None or pair.wiki is None:
        alone = pair.document or pair.wiki
        assert alone
        click.echo(f"  {label}  {shown_line(alone.wording)}")
        return
    click.echo(f"  {label} {percent(pair)}")
    click.echo(words.difference(word_diff(pair.wiki.wording, pair.document.wording)))
    if pair.wiki.above and pair.document.above and pair.relation == "moved":
        moved = _("from “{step}” to “{point}”")
        text = moved.format(step=pair.wiki.above, point=pair.document.above)
        click.secho(f"     {shown_line(text)}", fg="cyan")
