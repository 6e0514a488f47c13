"""The person's editor, for one field in conflict; what they wrote is never thrown away."""

import click

from kicsync.atomic import write_text
from kicsync.commands.crash import explain
from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.sync.draft import draft, read_draft
from kicsync.sync.resolve import Dispute, settle
from kicsync.workspace.folder import Workspace
from kicsync.workspace.source import decode
from kicsync.workspace.trash import discard


def settle_by_hand(space: Workspace, dispute: Dispute) -> bool:
    """Open the editor until what it holds can stay, and settle the field with it.

    False when the person left it blank or did not save it: they decide later.
    """
    opened = data = draft(dispute, space.schema).encode()
    while True:
        saved = _edit(data, dispute)
        if saved is None or not saved.strip():
            break
        data = saved
        try:
            text = decode(data, dispute.field.name).removeprefix("\ufeff")
            settle(space, dispute, read_draft(text, dispute, space.schema))
        except RecordError as error:
            explain(error)
        else:
            return True
        if not _goes_on():
            break
    if data != opened:
        _put_aside(space, dispute, data)
    return False


def _goes_on() -> bool:
    """Wait until the person has read what is wrong; False when they press Ctrl-C."""
    question = _("Press Enter to go on writing, Ctrl-C to decide later")
    try:
        click.prompt(question, default="", show_default=False, prompt_suffix=". ", err=True)
    except click.Abort:
        return False
    return True


def _edit(data: bytes, dispute: Dispute) -> bytes | None:
    """Return what the person saved; None when they saved nothing, or no editor could be opened."""
    extension = ".txt" if isinstance(dispute.local, str) else ".yml"
    try:
        return click.edit(data, extension=extension)
    except click.ClickException as error:
        error.show()
        return None


def _put_aside(space: Workspace, dispute: Dispute, data: bytes) -> None:
    path = space.local / f"{dispute.file}.{dispute.field.name}.txt"
    write_text(path, data.decode("utf-8", "replace"))
    kept = discard(path, space.trash).relative_to(space.root)
    click.echo(_("What you wrote is in {file}.").format(file=kept), err=True)
