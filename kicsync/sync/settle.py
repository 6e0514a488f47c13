"""Bring files and bases in step with what the wiki really stored of the orders it carried out.

It may have expanded ``~~~~`` or merged somebody else's edit. Doing it twice does no harm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kicsync.errors import KicsyncError, RecordError
from kicsync.i18n import _
from kicsync.sync.files import keep_base, write_merged
from kicsync.sync.merge import merge
from kicsync.sync.send import hash_of
from kicsync.sync.sides import wiki_side
from kicsync.sync.wiki import Pages
from kicsync.wiki.pages import Page
from kicsync.wikitext import new_page, normal, write
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.orders import Action, Order, Result


@dataclass(frozen=True)
class Settled:
    """``notes``: what the wiki did to a text, by the order's number; ``errors``: files left out."""

    pages: Mapping[int, Page]
    notes: Mapping[int, str]
    errors: tuple[KicsyncError, ...]


def settle(space: Workspace, wiki: Pages, batch: Batch, orders: Sequence[Order]) -> Settled:
    """Settle those of ``orders`` that the wiki has carried out, and note it; 50 a request.

    Orders for pages of another kind than that of ``space`` are left.
    """
    ours = (order for order in orders if order.kind == space.kind.name)
    due = [order for order in ours if order.done and not order.settled]
    asked = [order.page_id for order in due if order.action is not Action.DELETE]
    pages = wiki.fetch_ids(asked) if asked else {}
    bases = space.bases.load()
    notes, errors = {}, []
    for order in due:
        page = pages.get(order.page_id)
        try:
            _settle_one(space, order, page, _base_of(bases, order))
        except RecordError as error:
            errors.append(error)
            continue
        space.journal.note_order(batch.name, replace(order, settled=True))
        notes[order.number] = note_on(order, page)
    return Settled(pages, notes, tuple(errors))


def _base_of(bases: Mapping[int, Base], order: Order) -> Base | None:
    by_file = {base.file: base for base in bases.values()}
    return bases.get(order.page_id) or (by_file.get(order.file) if order.file else None)


def _settle_one(space: Workspace, order: Order, page: Page | None, base: Base | None) -> None:
    match order.action:
        case Action.DELETE:
            space.bases.remove(order.page_id)
        case Action.MOVE if page and base:
            _settle_move(space, order, page, base)
        case Action.CREATE if page and page.missing:
            _settle_lost(space, order, base)
        case Action.EDIT | Action.CREATE if page and order.local:
            _settle_text(space, order, page, base)


def _settle_move(space: Workspace, order: Order, page: Page, base: Base) -> None:
    """Give the base its new title; its text is that of before, until both sides meet again."""
    if page.title != order.target:
        return
    _title_as_written(space, order, page)
    revid = page.revid if page.text == base.text else base.revid
    space.follow_title(base.title, page.title)
    space.bases.save(replace(base, title=page.title, revid=revid))


def _settle_lost(space: Workspace, order: Order, base: Base | None) -> None:
    """Remember a page that was made and is gone already, or the next push would make it again."""
    if base or order.local is None or order.file not in space.names():
        return
    text = write(new_page(space.schema), order.local, space.schema)
    made = Base(order.page_id, order.newrevid, order.local.title, text, order.file)
    space.bases.save(made)


def _title_as_written(space: Workspace, order: Order, page: Page) -> None:
    """Put the title into the file as the wiki writes it (a capital, no underscore)."""
    if order.local is None or order.local.title == page.title or order.file not in space.names():
        return
    now = space.read_record(order.file)
    plain = normal(now.record, space.schema)
    if plain.title == order.local.title:
        write_merged(space, now, replace(plain, title=page.title))


def _settle_text(space: Workspace, order: Order, page: Page, base: Base | None) -> None:
    """Merge what the wiki stored into the file, which is read again: what was saved in it stays.

    Where that meets what came from the wiki, the old base stays too, so that the next pull finds
    the conflict.
    """
    if page.revid < order.newrevid:  # revisions never go back: this is another page, or wiki
        return
    side = wiki_side(page, space.schema, base=base)
    settled = base and base.page_id == page.page_id and base.revid >= order.newrevid
    if side.record is None or settled or order.file not in space.names():
        return
    assert order.local is not None
    now = space.read_record(order.file)
    merged = merge(order.local, normal(now.record, space.schema), side.record, space.schema)
    if not merged.conflicts:
        write_merged(space, now, merged.record)
        keep_base(space, base, side, order.file)


def note_on(order: Order, page: Page | None) -> str:
    """Say what the wiki did to the text that was sent, '' when it stored just that."""
    if page is None or page.text is None or order.result is not Result.SAVED or not order.sha1:
        return ""
    if order.oldrevid != order.base_revid:
        return _("somebody saved this page at the same moment; the wiki merged both")
    if page.revid == order.newrevid and hash_of(page.text) != order.sha1:
        return _("the wiki changed the text while saving (signatures, substitutions)")
    return ""
