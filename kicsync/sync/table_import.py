"""table import: a filled-in table -> what each of its rows makes of an ingredient; pure.

A row is known by its hidden cell: which export it comes from, and which record it was. So several
people can fill in copies, and each is compared with what was exported, never with another copy.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kicsync.errors import SourceError
from kicsync.kit import Field, Record, Schema, Tool
from kicsync.kit.titles import page_title
from kicsync.spreadsheet.cells import Sheet
from kicsync.spreadsheet.guard import unguarded
from kicsync.sync import sheet_errors
from kicsync.sync.sheet_columns import entry_fields, plain_fields
from kicsync.sync.sheet_grid import Grid, Line, Token, grids
from kicsync.sync.sheet_rows import Owner, Row, Rows, Titles
from kicsync.sync.sheet_said import columns_said, gone_said, tools_said
from kicsync.sync.sheet_values import Reader, with_tools
from kicsync.sync.titles import fold
from kicsync.workspace.exports import Export

Find = Callable[[str], Export | None]
"""Returns the export of an id, None for one that is not known here."""

_NEW = ""
"""What stands for the export of a row that comes from none."""


@dataclass(frozen=True)
class Filled:
    """What a row makes of an ingredient: ``base`` is what was exported, None for a new row.

    ``key`` is the name of the record's file without its ending, '' for a new row.
    """

    place: str
    key: str
    base: Record | None
    record: Record


@dataclass(frozen=True)
class Table:
    """A whole file: its rows, and what a person should know of it.

    With ``errors``, rows that can't be understood, nothing is to be done.
    """

    rows: tuple[Filled, ...]
    notes: tuple[str, ...]
    errors: tuple[SourceError, ...] = ()


def read_table(sheets: Sequence[Sheet], schema: Schema, find: Find, file: str) -> Table:
    """Return what the rows of ``sheets`` say.

    Errors are rows that can't be told apart or belong to no export, merged cells, and the errors
    of formulas. A column that is gone leaves its field as it is, and a row that is gone deletes
    nothing. Raises SourceError when no sheet holds ingredients, or a column stands twice.
    """
    return _Import(schema, find, file).read(sheets)


class _Import:
    """One file that is imported."""

    def __init__(self, schema: Schema, find: Find, file: str) -> None:
        self.schema = schema
        self.find = find
        self.file = file
        self.reader = Reader(file)
        self.exports: dict[str, Export] = {}
        self.exported: Titles[Token] = Titles()
        self.rows = Rows()
        self.places: dict[tuple[Field | None, Token], str] = {}
        self.errors: list[SourceError] = []

    def read(self, sheets: Sequence[Sheet]) -> Table:
        """Read the sheet of ingredients, and then those of their entries, which name them."""
        found = grids(sheets, self.schema, self.file)
        for grid in found:
            self._know(grid)
        for grid in (grid for grid in found if grid.field is None):
            bare = not any(line.token for line in grid.lines)
            for line in grid.lines:
                self._try(self._first, line, bare)
        self._check_titles()
        listed = {fold(row.base.title) for row in self.rows.values() if row.base}
        for grid in found:
            for line in grid.lines if grid.field else ():
                self._try(self._entry, line, grid.field)
        notes = (*self.reader.notes, *self._said(found, listed))
        rows = tuple(self._filled(owner, row) for owner, row in self.rows.items())
        return Table(rows, notes, tuple(self.errors))

    def _try(self, read: Callable[..., None], line: Line, what: object) -> None:
        """Read one row; one that can't be understood is an error, and the others go on."""
        try:
            if line.covered:
                raise sheet_errors.merged(self._error, line.place)
            read(line, what)
        except SourceError as error:
            self.errors.append(error)

    def _know(self, grid: Grid) -> None:
        """Look up the exports that the rows come from."""
        for token in (line.token for line in grid.lines):
            if token is None or token.export in self.exports:
                continue
            export = self.find(token.export)
            if export:
                self.exports[token.export] = export
                for key, record in export.records.items():
                    self.exported.add(record.title, Token(token.export, key))

    def _first(self, line: Line, bare: object) -> None:
        """Read a row of the first sheet; ``bare``: no row of it has a hidden cell any more."""
        base = self._base(line, None)
        token = line.token
        if base and not line.filled:
            return  # an emptied row counts as one that is gone
        if bare:
            token = self.exported.find(self._title(line))
            base = self._record(token) if token else None
        export = self.exports[token.export] if token else None
        title = self.reader.title(line, base.title if base else "", export)
        if not title:
            raise sheet_errors.untitled(self._error, line.place)
        old = base or Record("", {})
        values = {f.name: old.value(f) for f in entry_fields(self.schema)}
        for one in plain_fields(self.schema):
            values[one.name] = self.reader.value(line, one, old, export)
        record = Record(title if base else page_title(title), values)
        owner = Owner(token.export, token.key) if token else Owner(_NEW, fold(record.title))
        known = self.rows.meet(owner, Row(line.place, base, record))
        if known.place != line.place:
            raise sheet_errors.same_title(self._error, line.place, record.title, known.place)

    def _entry(self, line: Line, of: Field) -> None:
        """Read a row of a sheet of entries: one that was exported, or a new one."""
        base = self._base(line, of)
        old: Tool = {}
        number = line.token.number or 0 if line.token else 0
        if line.token and base:
            if number >= len(base.tools(of)):
                raise sheet_errors.unknown(self._error, line.place)
            old = base.tools(of)[number]
        export = self.exports[line.token.export] if line.token else None
        tool = self.reader.tool(line, of, old, export)
        own = self._row_at(line.token, line) if line.token else None
        row = self._named(line, own)
        if own:
            own.kept.setdefault(of.name, {})[number] = tool if row is own else {}
        if tool and row is not own:
            row.new.setdefault(of.name, []).append(tool)

    def _named(self, line: Line, own: Row | None) -> Row:
        """Return the ingredient that a row of entries names; ``own`` is that of its export."""
        title = self._title(line)
        if own and (not title or own.is_called(title)):
            return own
        row = self.rows.called(title)
        if row:
            return row
        if not title:
            raise sheet_errors.ownerless(self._error, line.place)
        known = self.exported.find(title)
        if known:
            return self._row_at(known, line)
        record = Record(page_title(title), {})
        return self.rows.meet(Owner(_NEW, fold(record.title)), Row(line.place, None, record))

    def _title(self, line: Line) -> str:
        """Return the title by which a row names an ingredient."""
        text = line.title.text.strip()
        guarded = any(export.guarded for export in self.exports.values())
        return unguarded(text) if guarded else text

    def _row_at(self, token: Token, line: Line) -> Row:
        base = self._record(token)
        return self.rows.meet(Owner(token.export, token.key), Row(line.place, base, base))

    def _record(self, token: Token) -> Record:
        return self.exports[token.export].records[token.key]

    def _base(self, line: Line, of: Field | None) -> Record | None:
        """Return the record that a row was, None for a new row; raises SourceError.

        ``of`` are the entries that its sheet holds, None in that of ingredients.
        """
        token = line.token
        if token is None:
            if line.damaged:
                raise sheet_errors.unknown(self._error, line.place)
            return None
        known = self.places.setdefault((of, token), line.place)
        if known != line.place:
            raise sheet_errors.copied(self._error, line.place, known)
        if token.export not in self.exports or token.key not in self.exports[token.export].records:
            raise sheet_errors.unknown(self._error, line.place)
        return self._record(token)

    def _check_titles(self) -> None:
        """Note titles that changed places with others, since the hidden cells did not."""
        exported = {fold(row.base.title): row for row in self.rows.values() if row.base}
        seen: dict[str, Row] = {}
        for row in self.rows.values():
            title, place = row.record.title, row.place
            first = seen.setdefault(fold(title), row)
            if row.base and exported.get(fold(title), row) is not row:
                other = row.base.title
                self.errors.append(sheet_errors.shuffled(self._error, place, title, other))
            elif first is not row:
                self.errors.append(sheet_errors.same_title(self._error, place, title, first.place))

    def _filled(self, owner: Owner, row: Row) -> Filled:
        values = dict(row.record.values)
        for of in entry_fields(self.schema):
            base = row.base.tools(of) if row.base else ()
            kept, new = row.kept.get(of.name, {}), row.new.get(of.name, [])
            values[of.name] = with_tools(base, kept, new)
        values = {name: value for name, value in values.items() if value}
        key = owner.key if row.base else ""
        return Filled(row.place, key, row.base, replace(row.record, values=values))

    def _said(self, found: Sequence[Grid], listed: set[str]) -> Iterator[str]:
        yield from columns_said(found, self.schema)
        if self.errors:
            return  # their rows would seem to be gone
        exported = (r.title for one in self.exports.values() for r in one.records.values())
        yield from gone_said([title for title in exported if fold(title) not in listed])
        for of in (grid.field for grid in found if grid.field):
            for row in self.rows.values():
                yield from tools_said(row.record, row.base, row.kept, of)

    def _error(self, place: str, message: str, hint: str) -> SourceError:
        return SourceError(message, file=self.file, place=place, hint=hint)
