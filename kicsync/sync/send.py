"""Send one order to the wiki: noted before it leaves, and again when its outcome is known."""

import hashlib
from dataclasses import replace

from kicsync.errors import Refused
from kicsync.sync.wiki import Wiki
from kicsync.wiki.edits import Edit, stored_form
from kicsync.wiki.edits import Result as Stored
from kicsync.wiki.moves import Move, Removal, Restoration
from kicsync.wiki.refusals import refusal
from kicsync.workspace.journal import Batch, Journal
from kicsync.workspace.orders import Action, Order, Result


def hash_of(text: str) -> str:
    """Return the SHA-1 (hexadecimal) of ``text`` as the wiki stores it."""
    return hashlib.sha1(stored_form(text).encode(), usedforsecurity=False).hexdigest()


def send(
    journal: Journal, wiki: Wiki, batch: Batch, order: Order, text: str = "", *, seen: bool = False
) -> Order:
    """Carry out ``order`` and return it with its outcome; ``text`` is what is saved.

    ``seen``: whoever sends it has just read the page, and it is what the plan was made from. Raises
    ``Refused`` when that is the outcome, and whatever ends a run: then the journal says that the
    order was sent, and nothing of what became of it.
    """
    journal.note_order(batch.name, order)
    try:
        done = _carry_out(wiki, order, text, seen=seen)
    except Refused as error:
        refused = replace(order, result=Result.REFUSED, reason=error.message, settled=True)
        journal.note_order(batch.name, refused)
        raise
    journal.note_order(batch.name, done)
    return done


def _require_same(wiki: Wiki, order: Order) -> None:
    """Raise ``Refused`` when the page is no longer what the plan was made from.

    A move and a deletion carry no base revision, and the plan may have waited for a yes.
    """
    if order.action is Action.RESTORE:
        page = wiki.fetch_titles([order.title], content=False)[order.title]
        changed = not page.missing
    else:
        page = wiki.fetch_ids([order.page_id], content=False)[order.page_id]
        edited = order.action is Action.DELETE and page.revid != order.base_revid
        changed = not page.missing and (edited or page.title != order.title)
    if changed:
        raise refusal("editconflict", order.title, data={}, asked={"action": order.action.value})


def _carry_out(wiki: Wiki, order: Order, text: str, *, seen: bool) -> Order:
    if not seen and order.action in (Action.MOVE, Action.DELETE, Action.RESTORE):
        _require_same(wiki, order)
    match order.action:
        case Action.MOVE:
            wiki.move(Move(order.page_id, order.title, order.target, order.summary, order.bare))
        case Action.DELETE:
            wiki.delete(Removal(order.page_id, order.title, order.summary))
        case Action.RESTORE:
            wiki.restore(Restoration(order.title, order.summary))
        case Action.EDIT | Action.CREATE:
            return _save(wiki, order, text)
    return replace(order, result=Result.SAVED)


def _save(wiki: Wiki, order: Order, text: str) -> Order:
    base = None if order.action is Action.CREATE else order.base_revid
    saved = wiki.save(Edit(order.title, text, order.summary, base, order.page_id))
    return replace(
        order,
        result=Result.SAVED if saved.result is Stored.SAVED else Result.UNCHANGED,
        page_id=saved.page_id,
        oldrevid=saved.oldrevid,
        newrevid=saved.newrevid,
    )
