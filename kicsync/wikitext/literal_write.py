"""Records -> a literal table: exactly the cells and rows that say something else are rewritten.

Columns that are no field, attributes, captions, the order of the rows and all that stands around
keep their bytes. What can't be written without touching more is kept, and told.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from kicsync.errors import PageError
from kicsync.i18n import _
from kicsync.kit import Record, Schema
from kicsync.kit.table import Target
from kicsync.kit.titles import page_title
from kicsync.wikitext.calls import Span, trimmed
from kicsync.wikitext.literal import Line, Literal, find_literal
from kicsync.wikitext.literal_row import new_row
from kicsync.wikitext.literal_text import Way, cell_text, needs_line, way_of
from kicsync.wikitext.plain import hidden_from_us, plain, urls
from kicsync.wikitext.shown import Seen, Verdict, judge, letters
from kicsync.wikitext.table_change import Done, TableChange, TableEdit
from kicsync.wikitext.wikitable import Cell

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
    kept: dict[str, TableChange] = {}
    while True:
        run = _Run(page, tables, known, frozenset(kept), before, frozenset(map(page_title, anew)))
        run.work(ends, names)
        wrong = _misread(run, schema)
        if wrong is None:
            return TableEdit(run.text(), (*run.changes, *kept.values()))
        if page_title(wrong.title) not in known or page_title(wrong.title) in kept:
            raise _broken(wrong)
        reason = _("the table would be read differently with it")
        kept[page_title(wrong.title)] = TableChange(Done.KEPT, wrong.title, wrong.field, reason)


@dataclass
class _Run:
    """One edit of a page: pieces of it, each with what takes its place.

    ``left`` are the titles of records whose rows stay as they are.
    """

    page: str
    tables: Sequence[Literal]
    records: Mapping[str, Record]
    left: frozenset[str] = frozenset()
    before: Mapping[str, Record] | None = None
    anew: frozenset[str] = frozenset()
    pieces: dict[Span, str] = field(default_factory=dict)
    changes: list[TableChange] = field(default_factory=list)

    def work(self, gone: Collection[str], renamed: Mapping[str, str]) -> None:
        """Note what changes in every table; rows that are missing come into the last one."""
        titles = Counter(line.title for table in self.tables for line in table.lines)
        seen = set()
        for table in self.tables:
            for line in table.lines:
                title = page_title(renamed.get(line.title, line.title))
                seen.add(title)
                if titles[line.title] > 1 or line.own(table.title) is None:
                    self._keep(line.title, "", _("it has several rows"))
                elif title in self.left:
                    continue
                elif title in self.records:
                    self._rename(table, line, title)
                    self._set_cells(table, line, self.records[title])
                elif line.title in gone:
                    self._remove(line)
                else:
                    self._keep(line.title, "", _("there is no ingredient of this title here"))
        for title, record in self.records.items():
            if title not in seen | self.left:
                self._add(self.tables[-1], record)

    def text(self) -> str:
        """Return the page with every piece replaced."""
        parts: list[str] = []
        behind = 0
        for span, new in sorted(self.pieces.items()):
            parts += [self.page[behind : span.start], new]
            behind = span.end
        return "".join([*parts, self.page[behind:]])

    def _set_cells(self, table: Literal, line: Line, record: Record) -> None:
        for column, target in table.columns.targets.items():
            if column == table.title:
                continue
            cell = line.own(column)
            shown = line.cells[column]
            raw = shown.text(self.page) if shown else ""
            way = self._way(table, column, target)
            try:
                wanted = cell_text(record, target, way)
            except PageError as error:
                self._keep(record.title, target.name, error.message)
                continue
            if self._says(record, target, raw, wanted):
                continue
            reason = self._reason(record, cell, shown, raw) or self._by_hand(
                record, target, raw, way
            )
            if reason:
                self._keep(record.title, target.name, reason)
            elif cell:
                self._put(line, cell, wanted)
                self.changes.append(TableChange(Done.CHANGED, record.title, target.name))

    def _says(self, record: Record, target: Target, raw: str, wanted: str) -> bool:
        """Tell whether the text ``raw`` of a cell says what the record says already."""
        if letters(raw) == letters(wanted):
            return True
        return judge(record, target, Seen(plain(raw), urls(raw))) is Verdict.SAME

    def _reason(self, record: Record, cell: Cell | None, shown: Cell | None, raw: str) -> str:
        """Return why a cell that says something else can't be rewritten, '' where it can."""
        if shown is None:
            return _("its row has fewer cells than the table has columns")
        if cell is None:
            return _("the cell belongs to several rows or columns")
        if cell.high(self.page) > 1:
            return _("the cell belongs to several rows or columns")
        if hidden_from_us(raw) and not any(map(hidden_from_us, _all_texts(record))):
            return _("the cell holds a template, a picture or a note that is no part of the record")
        return ""

    def _by_hand(self, record: Record, target: Target, raw: str, way: Way) -> str:
        """Return why a cell that somebody wrote in stays, '' where nobody did."""
        title = page_title(record.title)
        if self.before is None or title in self.anew or not raw.strip():
            return ""
        was = self.before.get(title)
        with suppress(PageError):  # what can't be written into a cell doesn't stand in it
            if was and self._says(was, target, raw, cell_text(was, target, way)):
                return ""
        return _("somebody wrote something else in this cell")

    def _way(self, table: Literal, column: int, target: Target) -> Way:
        cells = (line.cells[column] for line in table.lines)
        return way_of(target, (cell.text(self.page) for cell in cells if cell))

    def _put(self, line: Line, cell: Cell, text: str) -> None:
        """Give ``cell`` another content; a text of several lines lets the next cell begin one."""
        inner = trimmed(self.page, cell.content)
        lead = self.page[cell.content.start : inner.start]
        blank = inner.start == inner.end
        follower = _next(line, cell)
        beside = follower is not None and len(follower.mark.of(self.page)) > 1
        if needs_line(text) and not lead.endswith("\n"):
            lead = "\n"
        elif (text and blank) or not lead:
            lead = " "
        trail = " " if blank and beside else ""
        end = cell.content.end if blank else inner.end
        self.pieces[Span(cell.content.start, end)] = lead + text + trail
        if follower and beside and needs_line(text):
            self.pieces[follower.mark] = f"\n{follower.mark.of(self.page)[0]}"

    def _rename(self, table: Literal, line: Line, title: str) -> None:
        cell = line.own(table.title)
        if title == line.title or cell is None:
            return
        old = cell.text(self.page)
        new = f"[[{title}]]" if "[[" in old else title
        self._put(line, cell, new)
        self.changes.append(TableChange(Done.RENAMED, title))

    def _remove(self, line: Line) -> None:
        spans = any(cell.high(self.page) > 1 for cell in line.row.cells)
        if line.row.head.start == line.row.head.end or spans:
            self._keep(line.title, "", _("one of its cells belongs to other rows too"))
            return
        self.pieces[Span(line.row.head.start, line.row.end)] = ""
        self.changes.append(TableChange(Done.REMOVED, line.title))

    def _add(self, table: Literal, record: Record) -> None:
        ways = {
            column: self._way(table, column, target)
            for column, target in table.columns.targets.items()
            if column != table.title
        }
        try:
            values = {
                column: cell_text(record, target, ways[column])
                for column, target in table.columns.targets.items()
                if column in ways
            }
        except PageError as error:
            self._keep(record.title, error.field, error.message)
            return
        place = Span(_below(table), _below(table))
        row = new_row(self.page, table, record.title, values)
        self.pieces[place] = self.pieces.get(place, "") + row
        self.changes.append(TableChange(Done.ADDED, record.title))

    def _keep(self, title: str, name: str, reason: str) -> None:
        self.changes.append(TableChange(Done.KEPT, title, name, reason))


def _misread(run: _Run, schema: Schema) -> TableChange | None:
    """Read the new page again, and return what a second edit would change: None when all is well.

    A change without a title tells that the tables themselves are others.
    """
    text = run.text()
    again = find_literal(text, schema)
    if len(again) != len(run.tables):
        culprits = (change for change in run.changes if change.done is not Done.KEPT)
        return next(culprits, TableChange(Done.KEPT, ""))
    second = _Run(text, again, run.records, run.left, run.before, run.anew)
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


def _below(table: Literal) -> int:
    """Return where a row is added: after the last row of an ingredient."""
    rows = [line.row for line in table.lines] or list(table.table.rows[-1:])
    return rows[-1].end


def _next(line: Line, cell: Cell) -> Cell | None:
    after = line.row.cells[line.row.cells.index(cell) + 1 :]
    return after[0] if after else None


def _all_texts(record: Record) -> Iterator[str]:
    values: Iterable[object] = record.values.values()
    for value in values:
        for item in [value] if isinstance(value, str) else value:  # type: ignore[attr-defined]
            yield from [item] if isinstance(item, str) else item.values()
