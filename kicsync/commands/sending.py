"""What a person sees while pages are sent: how far it is, and what is left after Ctrl-C."""

from collections.abc import Iterator, Sized
from contextlib import contextmanager

from kicsync.commands.context import Run
from kicsync.commands.progress import progress
from kicsync.errors import Interrupted
from kicsync.i18n import _, ngettext
from kicsync.sync.push import Going

_LONG = 60.0
"""Seconds after which it is worth saying how long it takes."""


@contextmanager
def sending(run: Run, total: int, *, seconds: float) -> Iterator[Going]:
    """Give the function that sync calls before each order; ``seconds``: what the limits cost."""
    if seconds > _LONG:
        minutes = round(seconds / 60)
        text = ngettext(
            "The wiki allows only so many edits a minute: this takes about {n} minute.",
            "The wiki allows only so many edits a minute: this takes about {n} minutes.",
            minutes,
        )
        run.say(text.format(n=minutes))
    with progress(_("Saving"), total, quiet=run.quiet) as tick, run.interrupt.gently():

        def going(done: int) -> bool:
            tick(done)
            return not run.interrupt.asked

        yield going


def require_all(done: Sized, planned: Sized, command: str) -> None:
    """Raise Interrupted when something is left, saying how much and how to go on."""
    left = len(planned) - len(done)
    if left:
        text = ngettext("Interrupted: {n} page is left.", "Interrupted: {n} pages are left.", left)
        hint = _("Go on with: {command}").format(command=command)
        raise Interrupted(text.format(n=left), hint=hint)
