"""The words and the JSON for what became of the pages of a push or an undo."""

from collections.abc import Sequence
from typing import Protocol

import click

from kicsync.commands import words
from kicsync.commands.context import Run
from kicsync.i18n import N_, _
from kicsync.plain import shown
from kicsync.sync.change import Outcome
from kicsync.workspace.orders import Action

_OUTCOMES = {
    Outcome.PLANNED: (N_("to be saved"), "cyan"),
    Outcome.SAVED: (N_("saved"), "green"),
    Outcome.UNCHANGED: (N_("already so on the wiki"), "green"),
    Outcome.REFUSED: (N_("refused"), "red"),
    Outcome.SKIPPED: (N_("left alone"), "yellow"),
}


class Shown(Protocol):
    """One page: what is done to it (``what``, in words), and what became of it."""

    @property
    def title(self) -> str:
        """The title of the page."""

    @property
    def action(self) -> Action:
        """What is done."""

    @property
    def what(self) -> str:
        """What is done, in words."""

    @property
    def outcome(self) -> Outcome:
        """What became of it."""

    @property
    def reason(self) -> str:
        """Why it was not done, or ''."""

    @property
    def hint(self) -> str:
        """What to do about that, or ''."""

    @property
    def note(self) -> str:
        """What the wiki did to the text while saving, or ''."""

    @property
    def oldrevid(self) -> int:
        """The revision of before, 0 where it is not known."""

    @property
    def newrevid(self) -> int:
        """The revision that was made, 0 for none."""


def show(run: Run, pages: Sequence[Shown], *, asked: bool) -> None:
    """Print one line a page, with what to do next; ``asked``: the plan was shown already."""
    for page in pages:
        if page.outcome is not Outcome.PLANNED or not asked:
            click.echo(line(page))
        for more in filter(None, (page.note, page.hint)):
            run.say(f"    → {shown(more)}")


def saved(pages: Sequence[Shown]) -> int:
    """Return how many pages the wiki has changed."""
    return sum(page.outcome is Outcome.SAVED for page in pages)


def line(page: Shown) -> str:
    """Return one line about a page."""
    text, color = _OUTCOMES[page.outcome]
    said = click.style(_(text), fg=color)
    return f"  {said}  {words.about(page.title, shown(page.reason or page.what))}"


def as_json(page: Shown) -> dict[str, object]:
    """Return a page for ``--format json``."""
    return {
        "title": page.title,
        "action": page.action.value,
        "result": page.outcome.value,
        "reason": page.reason,
        "note": page.note,
        "oldrevid": page.oldrevid,
        "newrevid": page.newrevid,
    }
