"""Edits of pages that hold no record: a template, a form, the page that shows every text.

They go through the machinery of a push: noted in the journal before they are sent, read back, taken
up again after a run that was cut off, and taken back by ``undo``. One batch holds records and such
pages together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from kicsync.errors import Refused
from kicsync.i18n import _
from kicsync.sync.batch import summary
from kicsync.sync.change import Outcome
from kicsync.sync.obstacles import Obstacle
from kicsync.sync.push import Going
from kicsync.sync.send import hash_of, send
from kicsync.sync.settle import note_on
from kicsync.sync.wiki import Wiki
from kicsync.wiki.edits import stored_form
from kicsync.wiki.pages import Page
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.orders import Action, Order, Result


@dataclass(frozen=True)
class PageEdit:
    """What a page is to hold. ``base_revid`` is the revision it was made from; None: a new page.

    ``summary`` says what changes, in words: in the plan and in the history of the page. With
    ``keep``, a page that is there stays whatever it holds: people write in it.
    """

    title: str
    text: str
    base_revid: int | None
    summary: str
    keep: bool = False


@dataclass(frozen=True)
class PageChange:
    """One page to be edited, and what became of it; shown beside the changes of records."""

    edit: PageEdit
    page_id: int = 0
    outcome: Outcome = Outcome.PLANNED
    reason: str = ""
    hint: str = ""
    note: str = ""
    oldrevid: int = 0
    newrevid: int = 0

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.edit.title

    @property
    def action(self) -> Action:
        """What is done: a page is made or edited."""
        return Action.CREATE if self.edit.base_revid is None else Action.EDIT

    @property
    def what(self) -> str:
        """What changes, in words."""
        return self.edit.summary

    @property
    def left(self) -> bool:
        """Whether the person asked for it and it was not done."""
        return self.outcome in (Outcome.REFUSED, Outcome.SKIPPED)


def plan_pages(wiki: Wiki, edits: Iterable[PageEdit]) -> tuple[PageChange, ...]:
    """Return what is to be done for each of ``edits``, with the pages read; 50 a request.

    A page that holds the text already is unchanged. One that holds another text than the edit was
    made from is left alone: nothing that a person wrote is overwritten.
    """
    listed = list(edits)
    pages = wiki.fetch_titles([edit.title for edit in listed]) if listed else {}
    return tuple(planned(edit, pages[edit.title]) for edit in listed)


def to_save(changes: Iterable[PageChange]) -> tuple[PageChange, ...]:
    """Return those of ``changes`` that are still to be saved."""
    return tuple(change for change in changes if change.outcome is Outcome.PLANNED)


def save_pages(
    space: Workspace,
    wiki: Wiki,
    batch: Batch,
    changes: Sequence[PageChange],
    *,
    going: Going,
    done: list[PageChange],
) -> None:
    """Save the planned pages, then read back what the wiki stored of them.

    What was done is added to ``done`` as it goes; it is read back even when the run is interrupted.
    """
    space.journal.note(batch)
    numbers = count(len(space.journal.orders(batch.name)) + 1)
    orders: list[Order | None] = []
    start = len(done)
    try:
        for change in changes:
            if not going(len(done)):
                break
            order, saved = _save(space, wiki, batch, change, numbers)
            orders.append(order)
            done.append(saved)
    finally:
        done[start:] = _read_back(wiki, orders, done[start:])


def planned(edit: PageEdit, page: Page) -> PageChange:
    """Return what is to be done for ``edit``, where ``page`` is the page of its title."""
    change = PageChange(replace(edit, title=page.title or edit.title), page.page_id)
    if page.text is not None and page.text == stored_form(edit.text):
        return replace(change, outcome=Outcome.UNCHANGED)
    if edit.keep and not page.missing:
        reason = _("it is there, and stays as it is")
        return replace(change, outcome=Outcome.UNCHANGED, reason=reason)
    found = _obstacle(edit, page)
    if found is None:
        return change
    return replace(change, outcome=Outcome.SKIPPED, reason=found.reason, hint=found.hint)


def _obstacle(edit: PageEdit, page: Page) -> Obstacle | None:
    """Return what keeps a page from being saved, None when nothing does."""
    if page.invalid or page.namespace < 0:
        said = page.invalid or _("its title leads to another wiki, or to a special page")
        return Obstacle(said, _("Choose another name in your settings or your schema."))
    if edit.base_revid is None and not page.missing:
        reason = _("a page of this name holds another text; nothing is overwritten")
        return Obstacle(reason, _("Compare both, and change the page by hand on the wiki."))
    if edit.base_revid is not None and (page.missing or page.revid != edit.base_revid):
        reason = _("the page is gone") if page.missing else _("somebody edited it since")
        return Obstacle(reason, _("Run your command again."))
    if page.editable is False:
        hint = _("Ask an administrator of the wiki to do it.")
        return Obstacle(_("your account may not edit this page"), hint)
    return None


def _save(
    space: Workspace, wiki: Wiki, batch: Batch, change: PageChange, numbers: Iterator[int]
) -> tuple[Order | None, PageChange]:
    """Send one page; the order is None where the wiki has refused it."""
    order = Order(
        next(numbers),
        change.action,
        title=change.title,
        summary=summary(batch, change.what),
        page_id=change.page_id,
        base_revid=change.edit.base_revid or 0,
        sha1=hash_of(change.edit.text),
        settled=True,  # no file follows it
        kind="",
    )
    try:
        sent = send(space.journal, wiki, batch, order, change.edit.text)
    except Refused as error:
        refused = replace(change, outcome=Outcome.REFUSED, reason=error.message, hint=error.hint)
        return None, refused
    outcome = Outcome.SAVED if sent.result is Result.SAVED else Outcome.UNCHANGED
    saved = replace(
        change,
        page_id=sent.page_id,
        outcome=outcome,
        oldrevid=sent.oldrevid,
        newrevid=sent.newrevid,
    )
    return sent, saved


def _read_back(
    wiki: Wiki, orders: Sequence[Order | None], changes: Sequence[PageChange]
) -> list[PageChange]:
    """Return ``changes`` with what the wiki did to each text while saving."""
    saved = [order.page_id for order in orders if order and order.result is Result.SAVED]
    pages = wiki.fetch_ids(saved) if saved else {}
    return [
        replace(change, note=note_on(order, pages.get(order.page_id))) if order else change
        for order, change in zip(orders, changes, strict=True)
    ]
