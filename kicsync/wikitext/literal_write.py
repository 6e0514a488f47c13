"""Records -> a literal table: exactly the cells and rows that say something else are rewritten.

Columns that are no field, attributes, captions, the order of the rows and all that stands around
keep their bytes. What can't be written without touching more is kept, and told.
"""

from collections.abc import Collection, Mapping, Sequence

from kicsync.errors import PageError
from kicsync.i18n import _
from kicsync.kit import Record, Schema
from kicsync.kit.titles import page_title
from kicsync.wikitext.literal import find_literal
from kicsync.wikitext.literal_edit import LiteralEdit
from kicsync.wikitext.table_change import Done, TableChange, TableEdit

_NONE: Mapping[str, str] = {}


def edit_table(
    page: str,
    records: Sequence[Record],
    schema: Schema,
    *,
    gone: Collection[str] = (),
    renamed: Mapping[str, str] = _NONE,
    before: Mapping[str, Record] | None = None,
    anew: Collection[str] = (),
) -> TableEdit | None:
    """Return ``page`` with the rows of ``records``; None where it holds no literal table.

    ``gone`` are titles of records that were deleted: their rows go. ``renamed`` are new titles by
    the old ones. A row without a record stays. ``before`` are the records as they were, by the
    titles that they have now: a cell that says something else than these was written by hand, and
    stays, but for those of ``anew``; with None, every cell follows its record. Raises PageError
    where the page would be read differently afterwards.
    """
    tables = find_literal(page, schema)
    if not tables:
        return None
    ends, names = {page_title(t) for t in gone}, {page_title(a): b for a, b in renamed.items()}
    known = {page_title(record.title): record for record in records}
    fresh = frozenset(map(page_title, anew))
    kept: dict[str, TableChange] = {}
    while True:
        run = LiteralEdit(page, tables, known, frozenset(kept), before, fresh)
        run.work(ends, names)
        wrong = _misread(run, schema)
        if wrong is None:
            return TableEdit(run.text(), (*run.changes, *kept.values()))
        if page_title(wrong.title) not in known or page_title(wrong.title) in kept:
            raise _broken(wrong)
        reason = _("the table would be read differently with it")
        kept[page_title(wrong.title)] = TableChange(Done.KEPT, wrong.title, wrong.field, reason)


def _misread(run: LiteralEdit, schema: Schema) -> TableChange | None:
    """Read the new page again, and return what a second edit would change: None when all is well.

    A change without a title tells that the tables themselves are others.
    """
    text = run.text()
    again = find_literal(text, schema)
    if len(again) != len(run.tables):
        culprits = (change for change in run.changes if change.done is not Done.KEPT)
        return next(culprits, TableChange(Done.KEPT, ""))
    added = {page_title(one.title) for one in run.changes if one.done is Done.ADDED}
    second = LiteralEdit(text, again, run.records, run.left, run.before, run.anew | added)
    second.work((), {})
    return next((change for change in second.changes if change.done is not Done.KEPT), None)


def _broken(change: TableChange) -> PageError:
    where = ", ".join(filter(None, (change.title, change.field)))
    return PageError(
        _("The table can't be written: it would be read differently ({where}).").format(
            where=where or "{|"
        ),
        field=change.field,
        hint=_("Look for table marks at the start of a line, or brackets, in that text."),
    )
