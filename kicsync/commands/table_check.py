"""kicsync table check."""

from typing import TYPE_CHECKING

import click

from kicsync.commands import options, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.i18n import _, ngettext
from kicsync.plain import shown, shown_line
from kicsync.workspace.folder import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kicsync.sync.table import Compared
    from kicsync.wikitext.table_compare import Difference

_HELP = _(
    "Compare what the page KIC showed at the last “table pull” with your files.\n\n"
    "Compared are the words that a reader sees, without links, bold and lists; a field that the "
    "page does not show is left out. With “kicsync -v”, both texts are shown.\n\n"
    "\b\nExample:\n"
    "  kicsync table pull && kicsync table check"
)


@click.command("check", help=_HELP)
@options.format_
@click.pass_obj
def command(run: Run, *, format_: str) -> int:
    """Compare, and print each difference."""
    from kicsync.sync.table import check_table

    space = Workspace.open(run.folder)
    files, errors = space.records()
    found = check_table(space, [file.record for file in files])
    if format_ == "json":
        words.show_json(
            {
                "page": found.table.page,
                "revid": found.table.revid,
                "differences": [one._asdict() for one in found.differences],
                "waiting": [one._asdict() for one in found.waiting],
                "not_compared": [one._asdict() for one in found.unclear],
            }
        )
    else:
        _show(run, found)
    for error in errors:
        explain(error)
    return int(bool(found.differences or found.waiting or errors))


def _show(run: Run, found: "Compared") -> None:
    _list(run, found.differences, found.table.page)
    if found.waiting:
        click.secho(_("Changed here and not pushed yet:"), bold=True)
        _list(run, found.waiting, found.table.page)
    if found.unclear:
        text = ngettext(
            "{n} field not compared: only the wiki knows what its templates look like.",
            "{n} fields not compared: only the wiki knows what their templates look like.",
            len(found.unclear),
        )
        run.say(text.format(n=len(found.unclear)))
    if not found.differences and not found.waiting:
        run.say(_("The page {page} shows what your files say.").format(page=found.table.page))


def _list(run: Run, differences: "Iterable[Difference]", page: str) -> None:
    for one in differences:
        click.echo(f"  {words.about(shown_line(one.title), _said(one, page))}")
        if run.verbose and one.field:
            click.secho(_short("-", one.here), fg="red")
            click.secho(_short("+", one.shown), fg="green")


def _said(one: "Difference", page: str) -> str:
    from kicsync.wikitext.table_compare import Kind

    match one.kind:
        case Kind.NO_ROW:
            return _("not on the page {page}").format(page=page)
        case Kind.NO_RECORD:
            return _("on the page {page}, but not among your files").format(page=page)
        case _:
            return _("“{field}” is another text there").format(field=one.field)


def _short(sign: str, text: str) -> str:
    lines = shown(text).split("\n")
    return "\n".join(f"    {sign} {line}" for line in lines)
