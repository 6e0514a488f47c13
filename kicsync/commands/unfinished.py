"""A push or undo that was cut off: said by every command, settled by those that read the wiki."""

from typing import TYPE_CHECKING

from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.errors import ConfigError
from kicsync.i18n import _, ngettext
from kicsync.sync.recover import recover

if TYPE_CHECKING:
    from kicsync.sync.wiki import Pages
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.journal import Batch


def notice(run: Run, space: "Workspace") -> None:
    """Say which batches were cut off, and how to go on."""
    for batch in space.unfinished():
        orders = space.journal.orders(batch.name)
        sent = len({order.target or order.title for order in orders if order.done})
        text = ngettext(
            "Batch {name} was cut off: {n} of {total} page is saved. Go on with: {command}",
            "Batch {name} was cut off: {n} of {total} pages are saved. Go on with: {command}",
            len(batch.planned),
        )
        words = {"name": batch.name, "n": sent, "total": len(batch.planned)}
        command = f"kicsync undo {batch.undoes}" if batch.undoes else "kicsync push"
        command = batch.command or command
        run.warn(text.format(**words, command=command))


def settled(
    run: Run, space: "Workspace", wiki: "Pages", *, migrating: bool = False
) -> "list[Batch]":
    """Find out what became of the batches that were cut off, say it; return those to go on with.

    Raises ConfigError for a migration that was cut off, unless ``migrating``: until it is whole,
    the wiki and ``schema/`` use different names.
    """
    if not migrating:
        refuse_half(space)
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
    return [cut.batch for cut in found if not cut.over]


def refuse_half(space: "Workspace") -> None:
    """Raise ConfigError where a migration has begun; forget one of which nothing was sent."""
    for batch in space.unfinished():
        if batch.command and not _dropped(space, batch):
            hint = _("Go on with it: {command}. Or take it back: kicsync undo")
            raise ConfigError(
                _("The wiki is half migrated to new names."),
                hint=hint.format(command=batch.command),
            )


def _dropped(space: "Workspace", batch: "Batch") -> bool:
    from kicsync.sync.migrating.batch import dropped  # most runs meet no migration

    return dropped(space, batch)
