"""One edit of the literal tables of a page: cells and rows that say something else than records."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from kicsync.errors import PageError
from kicsync.i18n import _
from kicsync.kit import Record, Tool
from kicsync.kit.table import Target
from kicsync.kit.titles import page_title
from kicsync.wikitext.calls import Span, trimmed
from kicsync.wikitext.literal import Line, Literal, retitled
from kicsync.wikitext.literal_row import new_row
from kicsync.wikitext.literal_text import Way, cell_text, needs_line, way_of
from kicsync.wikitext.pieces import replaced
from kicsync.wikitext.plain import hidden_from_us, plain, urls
from kicsync.wikitext.shown import Seen, Verdict, judge, letters
from kicsync.wikitext.table_change import Done, TableChange
from kicsync.wikitext.wikitable import Cell

Ways = Mapping[int, tuple[Target, Way]]
"""What the columns of fields hold, by their number, and how their cells are written."""


@dataclass
class LiteralEdit:
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
        seen = set(self.left)
        for table in self.tables:
            ways = self._ways(table)
            for line in table.lines:
                title = page_title(renamed.get(line.title, line.title))
                seen.add(title)
                if titles[line.title] > 1 or line.own(table.title) is None:
                    self._keep(line.title, "", _("it has several rows"))
                elif title in self.left:
                    continue
                elif title in self.records:
                    self._rename(table, line, title)
                    self._set_cells(ways, line, self.records[title])
                elif line.title in gone:
                    self._remove(line)
                else:
                    self._keep(line.title, "", _("there is no ingredient of this title here"))
        new = [title for title in self.records if title not in seen]
        if new:
            self._add_rows(self._ours(self.tables[-1], renamed), new)

    def text(self) -> str:
        """Return the page with every piece replaced."""
        return replaced(self.page, self.pieces.items())

    def _ways(self, table: Literal) -> Ways:
        """Return what each column of a field holds, and how its cells are written."""
        found = {}
        for column, target in table.columns.targets.items():
            if column != table.title:
                cells = (line.cells[column] for line in table.lines)
                texts = (cell.text(self.page) for cell in cells if cell)
                found[column] = target, way_of(target, texts)
        return found

    def _set_cells(self, ways: Ways, line: Line, record: Record) -> None:
        for column, (target, way) in ways.items():
            cell = line.own(column)
            shown = line.cells[column]
            raw = shown.text(self.page) if shown else ""
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
        if _is_apart(raw) and not any(map(_is_apart, _all_texts(record))):
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
        return _("somebody wrote something else in this cell (push --table writes it anew)")

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
        self._put(line, cell, retitled(cell.text(self.page), title))
        self.changes.append(TableChange(Done.RENAMED, title))

    def _remove(self, line: Line) -> None:
        covering = [cell for cell in line.cells if cell and cell not in line.row.cells]
        spans = covering or any(cell.high(self.page) > 1 for cell in line.row.cells)
        if line.row.head.start == line.row.head.end or spans:
            self._keep(line.title, "", _("one of its cells belongs to other rows too"))
            return
        self.pieces[Span(line.row.head.start, line.row.end)] = ""
        self.changes.append(TableChange(Done.REMOVED, line.title))

    def _ours(self, table: Literal, renamed: Mapping[str, str]) -> Literal:
        """Return ``table`` with the rows of ingredients only, where it has any.

        A new row stands below these and looks like them, not like a sum that somebody added.
        """
        lines = (
            line
            for line in table.lines
            if page_title(renamed.get(line.title, line.title)) in self.records
        )
        return table._replace(lines=tuple(lines) or table.lines)

    def _add_rows(self, table: Literal, titles: Iterable[str]) -> None:
        """Add the ingredients ``titles`` below the rows of ``table``."""
        ways = self._ways(table)
        rows = []
        for record in map(self.records.__getitem__, titles):
            try:
                values = {column: cell_text(record, *way) for column, way in ways.items()}
            except PageError as error:
                self._keep(record.title, error.field, error.message)
                continue
            rows.append(new_row(self.page, table, record.title, values))
            self.changes.append(TableChange(Done.ADDED, record.title))
        self.pieces[Span(_below(table), _below(table))] = "".join(rows)

    def _keep(self, title: str, name: str, reason: str) -> None:
        self.changes.append(TableChange(Done.KEPT, title, name, reason))


def _below(table: Literal) -> int:
    """Return where a row is added: after the last row of an ingredient."""
    rows = [line.row for line in table.lines] or list(table.table.rows[-1:])
    return rows[-1].end


def _next(line: Line, cell: Cell) -> Cell | None:
    after = line.row.cells[line.row.cells.index(cell) + 1 :]
    return after[0] if after else None


def _is_apart(text: str) -> bool:
    return "<!--" in text or hidden_from_us(text)


def _all_texts(record: Record) -> Iterator[str]:
    for value in record.values.values():
        items: tuple[str | Tool, ...] = (value,) if isinstance(value, str) else value
        for item in items:
            yield from [item] if isinstance(item, str) else item.values()
