"""push: bring what changed in the files onto the wiki, on top of what others wrote there.

Pages are moved first and then saved, so that a run that is cut off in between leaves a title and
a text that both exist in the file too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field, replace
from itertools import count

from kicsync.errors import KicsyncError, Refused
from kicsync.i18n import _
from kicsync.sync.batch import summary
from kicsync.sync.change import Change, Outcome
from kicsync.sync.prepare import Share
from kicsync.sync.send import hash_of, send
from kicsync.sync.settle import Settled, settle
from kicsync.sync.wiki import Wiki
from kicsync.wiki.pages import Page
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.orders import Action, Order, Result

Key = tuple[str, int]
Going = Callable[[int], bool]
"""Called before each order with the number of changes done; False stops there."""


def push_all(
    shares: Iterable[Share], wiki: Wiki, batch: Batch, *, going: Going, done: list[Change]
) -> tuple[KicsyncError, ...]:
    """Carry out the planned changes of every kind of pages, as ``push`` does for one."""
    errors: tuple[KicsyncError, ...] = ()
    for space, prepared in shares:
        part: list[Change] = []
        further = shifted(going, done)
        try:
            errors += push(space, wiki, batch, prepared.planned, going=further, done=part)
        finally:
            done += part
    return errors


def shifted(going: Going, before: Sized) -> Going:
    """Return ``going`` for what comes after ``before``, which counts as done."""
    start = len(before)
    return lambda done: going(start + done)


def push(
    space: Workspace,
    wiki: Wiki,
    batch: Batch,
    changes: Sequence[Change],
    *,
    going: Going,
    done: list[Change],
) -> tuple[KicsyncError, ...]:
    """Carry out the planned changes, then read back what the wiki stored and make it the base.

    What was done is added to ``done`` as it goes; that is settled even when the run is
    interrupted. Returns the files that could not be brought in step.
    """
    space.journal.note(batch)
    run = _Run(space, wiki, batch)
    errors: tuple[KicsyncError, ...] = ()
    try:
        moved = run.move([change for change in changes if change.action is Action.MOVE], going)
        for change in changes:
            if change.action is Action.MOVE and change.item.key not in moved:
                continue  # the run stopped before it
            if not going(len(done)):
                break
            done.append(run.finish(change, moved))
    finally:
        settled = run.settle()
        done[:] = [run.noted(change, settled) for change in done]
        errors = settled.errors
    return errors


@dataclass
class _Run:
    """The orders of one push, as they were sent."""

    space: Workspace
    wiki: Wiki
    batch: Batch
    orders: dict[Key, Order] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers: Iterator[int] = count(len(self.space.journal.orders(self.batch.name)) + 1)

    def move(self, changes: Sequence[Change], going: Going) -> Mapping[Key, Change]:
        """Move pages; return the changes as they are now, by their key."""
        moved = {}
        for change in changes:
            if not going(0):
                break
            moved[change.item.key] = self._send(change, self._order(change, Action.MOVE), "")
        pages = self.settle().pages if moved else {}
        return {key: _moved(change, pages) for key, change in moved.items()}

    def finish(self, change: Change, moved: Mapping[Key, Change]) -> Change:
        """Do what is left of ``change`` once it is moved: save its text, or delete it."""
        change = moved.get(change.item.key, change)
        if change.outcome is Outcome.REFUSED or (change.action is Action.MOVE and not change.text):
            return change
        if change.action is Action.DELETE and change.item.file in self.space.names():
            return replace(change, outcome=Outcome.SKIPPED, reason=_("its file is back"))
        if change.action is not Action.MOVE:
            return self._send(change, self._order(change, change.action), change.text)
        sent = self._send(change, self._order(change, Action.EDIT), change.text)
        if sent.outcome is not Outcome.REFUSED:
            return sent
        said = _("the page is renamed, but its text was refused: {reason}")
        return replace(sent, reason=said.format(reason=sent.reason))

    def settle(self) -> Settled:
        """Bring files and bases in step with what was done so far."""
        settled = settle(self.space, self.wiki, self.batch, list(self.orders.values()))
        for key, order in self.orders.items():
            if order.number in settled.notes:
                self.orders[key] = replace(order, settled=True)
        return settled

    def noted(self, change: Change, settled: Settled) -> Change:
        """Return ``change`` with what the wiki did to its text."""
        order = self.orders.get(change.item.key)
        return replace(change, note=settled.notes.get(order.number, "") if order else "")

    def _order(self, change: Change, action: Action) -> Order:
        item, page = change.item, change.item.wiki
        old = page.record.title if page and page.record else item.title
        target = item.title if action is Action.MOVE else ""
        return Order(
            next(self.numbers),
            action,
            title=item.title if action is not change.action else old,
            summary=summary(self.batch, change.what, beside=old + target if target else ""),
            page_id=page.page_id if page else 0,
            base_revid=page.revid if page else 0,
            target=target,
            file=item.file,
            sha1=hash_of(change.text) if action in (Action.EDIT, Action.CREATE) else "",
            local=item.local.record if item.local else None,
            kind=self.space.kind.name,
        )

    def _send(self, change: Change, order: Order, text: str) -> Change:
        try:
            sent = send(self.space.journal, self.wiki, self.batch, order, text)
        except Refused as error:
            return replace(change, outcome=Outcome.REFUSED, reason=error.message, hint=error.hint)
        self.orders[change.item.key] = sent
        outcome = Outcome.SAVED if sent.result is Result.SAVED else Outcome.UNCHANGED
        return replace(change, outcome=outcome, oldrevid=sent.oldrevid, newrevid=sent.newrevid)


def _moved(change: Change, pages: Mapping[int, Page]) -> Change:
    """Return ``change`` with the revision that its move made, where the text is still the same."""
    wiki = change.item.wiki
    page = pages.get(wiki.page_id) if wiki else None
    if wiki is None or page is None or page.text != wiki.text or wiki.record is None:
        return change
    record = replace(wiki.record, title=page.title)
    now = replace(wiki, revid=page.revid, record=record)
    return replace(change, item=replace(change.item, wiki=now))
