"""A push or undo that was cut off: said by every command, settled by those that read the wiki."""

from typing import TYPE_CHECKING

from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.i18n import ngettext
from kicsync.sync.recover import recover

if TYPE_CHECKING:
    from kicsync.sync.wiki import Pages
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.journal import Batch


def notice(run: Run, space: "Workspace") -> None:
    """Say which batches were cut off, and how to go on."""
    for batch in space.unfinished():
        sent = sum(order.done for order in space.journal.orders(batch.name))
        text = ngettext(
            "Batch {name} was cut off when {n} page was saved. Go on with: {command}",
            "Batch {name} was cut off when {n} pages were saved. Go on with: {command}",
            sent,
        )
        command = f"kicsync undo {batch.undoes}" if batch.undoes else "kicsync push"
        run.warn(text.format(name=batch.name, n=sent, command=command))


def settled(run: Run, space: "Workspace", wiki: "Pages") -> "list[Batch]":
    """Find out what became of the batches that were cut off, say it, and return them."""
    found = recover(space, wiki)
    for cut in found:
        text = ngettext(
            "Batch {name} was cut off; {n} page of it is saved on the wiki.",
            "Batch {name} was cut off; {n} pages of it are saved on the wiki.",
            cut.done,
        )
        run.say(text.format(name=cut.batch.name, n=cut.done))
        for error in cut.errors:
            explain(error)
    return [cut.batch for cut in found]
