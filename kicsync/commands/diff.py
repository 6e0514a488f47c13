"""kicsync diff."""

import click

from kicsync.commands import options, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.progress import progress
from kicsync.i18n import _
from kicsync.plain import shown
from kicsync.sync.diff import FieldChange, changes
from kicsync.sync.look import look
from kicsync.sync.plan import Item
from kicsync.sync.titles import called

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
            seen = look(space, wiki, titles if from_wiki else (), tick)
        asked = called(titles, seen.items)
        wanted = [item for item in seen.items if not asked or item.title in asked]
        found = [(item, changes(item, space.schema, from_wiki=from_wiki)) for item in wanted]
        address = space.binding.api if space.binding else space.config.wiki
    found = [(item, changed) for item, changed in found if changed]
    if format_ == "json":
        shown = [_json(item, changed) for item, changed in found]
        requests = wiki.requests if wiki else 0
        words.show_json({"wiki": address, "records": shown, "requests": requests})
    else:
        for item, changed in found:
            _show(item, changed)
    for error in seen.errors:
        explain(error)
    return int(bool(seen.errors))


def _json(item: Item, changed: tuple[FieldChange, ...]) -> dict[str, object]:
    fields = {change.field: {"old": change.old, "new": change.new} for change in changed}
    return {"title": item.title, "file": item.file, "fields": fields}


def _show(item: Item, changed: tuple[FieldChange, ...]) -> None:
    click.secho(shown(item.title), bold=True)
    for change in changed:
        click.secho(f"  {change.field}", fg="cyan")
        for line in change.lines:
            click.echo(words.difference(line))
