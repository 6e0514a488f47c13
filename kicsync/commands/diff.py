"""kicsync diff."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kicsync.commands import options, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.progress import progress
from kicsync.i18n import _
from kicsync.plain import shown
from kicsync.sync.change import renames
from kicsync.sync.diff import FieldChange, changes
from kicsync.sync.look import Part, look_everywhere
from kicsync.sync.plan import Item
from kicsync.sync.titles import called, require_known

if TYPE_CHECKING:
    from kicsync.wiki.connect import Wiki

_HELP = _(
    "Show what you changed since the last pull, field by field and line by line.\n\n"
    "With --wiki, what changed on the wiki instead: what a pull would bring.\n\n"
    "\b\nExample:\n"
    "  kicsync diff\n"
    "  kicsync diff --wiki"
)


@click.command(help=_HELP)
@options.titles
@click.option("--wiki", "from_wiki", is_flag=True, help=_("Show what changed on the wiki."))
@options.network
@options.format_
@click.pass_obj
def command(run: Run, *, titles: tuple[str, ...], from_wiki: bool, format_: str) -> int:
    """Compare each record with its base."""
    with run.workspace() as space:
        unfinished.notice(run, space)
        wiki = run.connect(space) if from_wiki else None
        with progress(_("Reading the wiki"), None, quiet=run.quiet) as tick:
            parts = look_everywhere(space, wiki, titles if from_wiki else (), tick)
        require_known(titles, (item for part in parts for item in part.seen.items))
        found = [(p.space.kind, *one) for p in parts for one in _changed(p, titles, wiki)]
        address = space.binding.api if space.binding else space.config.wiki
    if format_ == "json":
        shown = [_json(words.file_of(item, kind), item, changed) for kind, item, changed in found]
        requests = wiki.requests if wiki else 0
        words.show_json({"wiki": address, "records": shown, "requests": requests})
    else:
        for _kind, item, changed in found:
            _show(item, changed, from_wiki=from_wiki)
    errors = [error for part in parts for error in part.seen.errors]
    for error in errors:
        explain(error)
    return int(bool(errors))


def _changed(
    part: Part, titles: Sequence[str], wiki: "Wiki | None"
) -> Iterator[tuple[Item, tuple[FieldChange, ...]]]:
    """Yield the records of one kind that changed, here or on ``wiki`` where it is given."""
    asked = called(titles, part.seen.items)
    for item in part.seen.items:
        found = changes(item, part.space.schema, from_wiki=wiki is not None)
        renamed = item.rename and wiki is None
        if (found or renamed) and (item.title in asked or not titles):
            yield item, found


def _json(file: str, item: Item, changed: tuple[FieldChange, ...]) -> dict[str, object]:
    fields = {change.field: {"old": change.old, "new": change.new} for change in changed}
    renamed = {"parameters": dict(item.rename)} if item.rename else {}
    return {"title": item.title, "file": file, "fields": fields, **renamed}


def _show(item: Item, changed: tuple[FieldChange, ...], *, from_wiki: bool) -> None:
    click.secho(shown(item.title), bold=True)
    for text in () if from_wiki else renames(item.rename):
        click.secho(f"  {shown(text)}", fg="cyan")
    for change in changed:
        click.secho(f"  {change.field}", fg="cyan")
        for line in change.lines:
            click.echo(words.difference(line))
