"""The literal table of the page ``KIC``, brought in step with the records that a push sends.

A table that the wiki makes itself (#ask, #cargo_query, transclusion) is never edited.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kicsync.i18n import _, ngettext
from kicsync.kit import Record, Schema
from kicsync.kit.titles import page_title
from kicsync.sync.change import Change
from kicsync.sync.page_edits import PageEdit
from kicsync.wiki.pages import Page
from kicsync.wikitext import read
from kicsync.wikitext.literal_write import edit_table
from kicsync.wikitext.table_change import Done, TableChange
from kicsync.workspace.bases import Base
from kicsync.workspace.journal import Batch
from kicsync.workspace.orders import Action, Order


class Expected(NamedTuple):
    """The ingredients as they will stand on the wiki: their records, and which titles end.

    ``before`` are those of them that are there already, as they are, by their title to come.
    """

    records: tuple[Record, ...]
    before: Mapping[str, Record]
    gone: frozenset[str] = frozenset()
    renamed: tuple[tuple[str, str], ...] = ()


class Cut(NamedTuple):
    """What a push that was cut off has done already: its table may lag behind.

    The rows of ``titles`` follow their ingredients whatever is written in them.
    """

    titles: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    renamed: tuple[tuple[str, str], ...] = ()


_NOTHING = Cut()


class TableEditPlan(NamedTuple):
    """What the table needs: the edit of its page, None when nothing changes there.

    ``changes`` are what is done, and what differs and stays, each with its reason.
    """

    edit: PageEdit | None
    changes: tuple[TableChange, ...]

    @property
    def kept(self) -> tuple[TableChange, ...]:
        """What differs and stays."""
        return tuple(change for change in self.changes if change.done is Done.KEPT)


def expected(bases: Iterable[Base], schema: Schema, changes: Iterable[Change]) -> Expected:
    """Return the ingredients as they will stand on the wiki once ``changes`` are made.

    The others stay as ``bases`` say, those of the last sync.
    """
    records = {base.page_id: read(base.text, schema, base.title) for base in bases}
    before = {page_title(record.title): record for record in records.values()}
    gone: set[str] = set()
    renamed: list[tuple[str, str]] = []
    new: list[Record] = []
    for change in changes:
        page_id = change.item.base.page_id if change.item.base else 0
        was = records.pop(page_id, None)
        if change.action is Action.DELETE:
            gone |= {was.title} if was else set()
            continue
        text = change.text or (change.item.wiki.text if change.item.wiki else "")
        after = read(text, schema, change.title)
        if was and page_title(was.title) != page_title(after.title):
            renamed.append((was.title, after.title))
            before[page_title(after.title)] = was
        if was:
            records[page_id] = after
        else:
            new.append(after)
    return Expected((*records.values(), *new), before, frozenset(gone), tuple(renamed))


def cut_off(batch: Batch | None, orders: Iterable[Order], table: str) -> Cut:
    """Return what a cut ``batch`` did by its ``orders``, where it was to edit ``table``."""
    if batch is None or table not in batch.planned:
        return Cut()
    done = [order for order in orders if order.done]
    gone = frozenset(order.title for order in done if order.action is Action.DELETE)
    moved = tuple((o.title, o.target) for o in done if o.action is Action.MOVE)
    return Cut(frozenset(batch.planned), gone, moved)


def table_change(
    page: Page, schema: Schema, after: Expected, *, cut: Cut = _NOTHING, whole: bool = False
) -> TableEditPlan | None:
    """Return what ``page``, that of the table, needs to show ``after``.

    A cell that somebody wrote in stays, unless the ``whole`` table is written anew. Returns None
    where the page is missing, or holds no literal table. Raises PageError where the table can't be
    written so that it is read as it is meant.
    """
    if page.missing or page.text is None:
        return None
    found = edit_table(
        page.text,
        after.records,
        schema,
        gone=after.gone | cut.gone,
        renamed=dict(cut.renamed) | dict(after.renamed),
        before=None if whole else after.before,
        anew=cut.titles,
    )
    if found is None:
        return None
    if found.text == page.text:
        return TableEditPlan(None, found.changes)
    edit = PageEdit(page.title, found.text, page.revid, said(found.changed))
    return TableEditPlan(edit, found.changes)


def said(changes: Sequence[TableChange]) -> str:
    """Return what changes in the table, in words: for the plan and the history of the page."""
    rows = {done: {c.title for c in changes if c.done is done} for done in Done}
    parts = [
        (rows[Done.CHANGED] | rows[Done.RENAMED], _changed),
        (rows[Done.ADDED], _added),
        (rows[Done.REMOVED], _removed),
    ]
    words = ", ".join(word(len(titles)) for titles, word in parts if titles)
    return _("table: {changes}").format(changes=words)


def _changed(count: int) -> str:
    return ngettext("{n} row changed", "{n} rows changed", count).format(n=count)


def _added(count: int) -> str:
    return ngettext("{n} row added", "{n} rows added", count).format(n=count)


def _removed(count: int) -> str:
    return ngettext("{n} row removed", "{n} rows removed", count).format(n=count)
