"""kicsync log."""

from datetime import datetime

import click

from kicsync.commands import options, unfinished, words
from kicsync.commands.context import Run
from kicsync.i18n import N_, _, ngettext
from kicsync.plain import shown
from kicsync.sync.history import Chapter, batch_called, chapters, link
from kicsync.workspace.orders import Action, Order

_HELP = _(
    "List what was sent to the wiki from this folder: when, by whom, and why.\n\n"
    "With the name of a BATCH, its pages and the addresses at which to see each change.\n\n"
    "\b\nExample:\n"
    "  kicsync log\n"
    "  kicsync log 20261124-181500-ab12"
)

_ACTIONS = {
    Action.EDIT: N_("changed"),
    Action.CREATE: N_("created"),
    Action.MOVE: N_("renamed"),
    Action.DELETE: N_("deleted"),
    Action.RESTORE: N_("restored"),
}


@click.command(help=_HELP)
@click.argument("batch", required=False, metavar=_("[BATCH]"))
@options.format_
@click.pass_obj
def command(run: Run, *, batch: str | None, format_: str) -> int:
    """Read the journal."""
    with run.workspace() as space:
        unfinished.notice(run, space)
        found = chapters(space)
        if batch:
            wanted = batch_called(found, batch)
            found = [chapter for chapter in found if chapter.batch == wanted]
    if format_ == "json":
        words.show_json({"batches": [_json(chapter) for chapter in found]})
        return 0
    for chapter in found:
        _show(chapter, every=bool(batch) or run.verbose)
    if not found:
        run.say(_("Nothing was sent from this folder yet."))
    return 0


def _show(chapter: Chapter, *, every: bool) -> None:
    batch = chapter.batch
    pages = ngettext("{n} page", "{n} pages", chapter.pages).format(n=chapter.pages)
    name = click.style(batch.name, fg="yellow")
    user, text = shown(batch.user), shown(batch.text)
    when = datetime.fromisoformat(batch.when).astimezone().strftime(_("%Y-%m-%d %H:%M"))
    click.echo(f"{name}  {when}  {user}  {pages}  {text}".rstrip())
    for note in _notes(chapter):
        click.echo(f"    {note}")
    for order in chapter.orders if every else ():
        click.echo(f"    {_line(batch.wiki, order)}")


def _notes(chapter: Chapter) -> list[str]:
    notes = []
    if chapter.batch.undoes:
        notes.append(_("takes back {batch}").format(batch=chapter.batch.undoes))
    if chapter.undone_by:
        notes.append(_("taken back by {batch}").format(batch=chapter.undone_by))
    if not chapter.batch.ended:
        notes.append(_("cut off"))
    return notes


def _line(wiki: str, order: Order) -> str:
    title = f"{order.title} → {order.target}" if order.target else order.title
    told = link(wiki, order) if order.done else order.reason or _("not done")
    return f"{_(_ACTIONS[order.action])}  {shown(title)}  {shown(told)}"


def _json(chapter: Chapter) -> dict[str, object]:
    batch = chapter.batch
    return {
        "batch": batch.name,
        "when": batch.when,
        "user": batch.user,
        "wiki": batch.wiki,
        "summary": batch.text,
        "undoes": batch.undoes,
        "undone_by": chapter.undone_by,
        "finished": batch.ended,
        "edits": [_order(batch.wiki, order) for order in chapter.orders],
    }


def _order(wiki: str, order: Order) -> dict[str, object]:
    return {
        "title": order.target or order.title,
        "action": order.action.value,
        "result": order.result.value,
        "reason": order.reason,
        "oldrevid": order.oldrevid,
        "newrevid": order.newrevid,
        "link": link(wiki, order) if order.done else "",
    }
