"""Find out what became of the orders of a run that was cut off, and settle them."""

from dataclasses import dataclass, replace
from datetime import datetime

from kicsync.errors import KicsyncError
from kicsync.sync.settle import settle
from kicsync.sync.wiki import Pages
from kicsync.wiki.edits import stored_form, with_summary
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.orders import Action, Order, Result


@dataclass(frozen=True)
class Recovered:
    """A batch that was cut off, how many of its orders the wiki has carried out, and errors.

    ``over``: a push of which nothing is left to do; a migration ends itself.
    """

    batch: Batch
    done: int
    errors: tuple[KicsyncError, ...]
    over: bool = False


def recover(space: Workspace, wiki: Pages) -> list[Recovered]:
    """Settle what was sent and not settled, in every batch that was cut off.

    An order whose answer never came is recognised on the wiki: an edit by its summary, which
    names its batch; a move by the page's title; a deletion by the wiki's log.
    """
    found = []
    for batch in space.unfinished():
        orders = [_known(space, wiki, batch, order) for order in space.journal.orders(batch.name)]
        kinds = space.kinds()
        errors = tuple(e for kind in kinds for e in settle(kind, wiki, batch, orders).errors)
        titles = {order.target or order.title for order in orders if order.done}
        unsent = set(batch.planned) - titles or any(not order.done for order in orders)
        itself = batch.undoes or batch.command
        over = not (errors or unsent or itself) and bool(batch.planned)
        if over:
            space.journal.end(batch)
        found.append(Recovered(batch, sum(order.done for order in orders), errors, over))
    return found


def _known(space: Workspace, wiki: Pages, batch: Batch, order: Order) -> Order:
    """Return ``order`` with its outcome, asking the wiki when nobody knows it."""
    if order.result is not Result.SENT:
        return order
    known = _found(wiki, batch, order) or replace(order, result=Result.NEVER, settled=True)
    space.journal.note_order(batch.name, known)
    return known


def _found(wiki: Pages, batch: Batch, order: Order) -> Order | None:
    """Return ``order`` as the wiki has carried it out, None when it has not."""
    done = replace(order, result=Result.SAVED)
    match order.action:
        case Action.MOVE:
            page = wiki.fetch_ids([order.page_id], content=False)[order.page_id]
            return done if page.title == order.target else None
        case Action.DELETE:
            entry = wiki.deletion(order.page_id, order.title)
            return done if entry and entry.comment.strip() == _stored(order) else None
        case Action.RESTORE:
            page = wiki.fetch_titles([order.title], content=False)[order.title]
            return None if page.missing else done
        case Action.EDIT | Action.CREATE:
            return _found_edit(wiki, done) or _made_and_deleted(wiki, batch, done)


def _found_edit(wiki: Pages, order: Order) -> Order | None:
    page_id = order.page_id
    if not page_id:
        page_id = wiki.fetch_titles([order.title], content=False)[order.title].page_id
    since = wiki.revisions_since(page_id, order.base_revid) if page_id else ()
    ours = with_summary(since, order.summary)
    if ours is None:
        return None
    return replace(order, page_id=page_id, oldrevid=ours.parent, newrevid=ours.revid)


def _made_and_deleted(wiki: Pages, batch: Batch, order: Order) -> Order | None:
    """Return ``order`` when it made a page that somebody has deleted since: it stays deleted."""
    if order.page_id or order.action is not Action.CREATE:
        return None
    start = datetime.fromisoformat(batch.when).replace(microsecond=0)  # the wiki has no finer
    since = (e for e in wiki.deletions(order.title) if datetime.fromisoformat(e.timestamp) >= start)
    entry = next(since, None)
    return replace(order, page_id=entry.page_id, newrevid=1) if entry else None


def _stored(order: Order) -> str:
    """Return the summary of ``order`` as the wiki keeps it."""
    return stored_form(order.summary).strip()
