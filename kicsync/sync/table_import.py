"""table import: a filled-in table -> what each of its rows makes of an ingredient; pure.

A row is known by its hidden cell: which export it comes from, and which record it was. So several
people can fill in copies, and each is compared with what was exported, never with another copy.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kicsync.errors import SourceError
from kicsync.kit import Field, Record, Schema, Tool
from kicsync.kit.titles import page_title
from kicsync.spreadsheet.cells import Sheet
from kicsync.spreadsheet.guard import unguarded
from kicsync.sync import sheet_errors
from kicsync.sync.sheet_cells import restored
from kicsync.sync.sheet_columns import entry_fields, plain_fields
from kicsync.sync.sheet_grid import Grid, Line, Token, grids
from kicsync.sync.sheet_said import columns_said, gone_said, tools_said
from kicsync.sync.sheet_values import Reader, with_tools
from kicsync.sync.titles import fold
from kicsync.workspace.exports import Export

Find = Callable[[str], Export | None]
"""Returns the export of an id, None for one that is not known here."""

_NEW = ""
"""What stands for the export of a row that comes from none."""


class _Owner(NamedTuple):
    """Which ingredient a row belongs to: a record of an export, or for a new one its title."""

    export: str
    key: str


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


@dataclass
class _Row:
    """One ingredient while the sheets are read; ``kept`` and ``new`` are entries, by field."""

    place: str
    base: Record | None
    record: Record
    kept: dict[str, dict[int, Tool]] = field(default_factory=dict)
    new: dict[str, list[Tool]] = field(default_factory=dict)


class _Import:
    """One file that is imported."""

    def __init__(self, schema: Schema, find: Find, file: str) -> None:
        self.schema = schema
        self.find = find
        self.file = file
        self.reader = Reader(file)
        self.exports: dict[str, Export] = {}
        self.rows: dict[_Owner, _Row] = {}
        self.places: dict[Token, str] = {}
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
            if token and token.export not in self.exports:
                export = self.find(token.export)
                self.exports.update({token.export: export} if export else {})

    def _first(self, line: Line, bare: object) -> None:
        """Read a row of the first sheet; ``bare``: no row of it has a hidden cell any more."""
        base = self._base(line)
        token = line.token
        if base and not line.filled:
            return  # an emptied row counts as one that is gone
        if bare:
            token = self._exported(line.title.text)
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
        owner = _Owner(token.export, token.key) if token else _Owner(_NEW, fold(record.title))
        known = self.rows.setdefault(owner, _Row(line.place, base, record))
        if known.place != line.place:
            raise sheet_errors.same_title(self._error, line.place, record.title, known.place)

    def _entry(self, line: Line, of: Field) -> None:
        """Read a row of a sheet of entries: one that was exported, or a new one."""
        base = self._base(line)
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

    def _named(self, line: Line, own: _Row | None) -> _Row:
        """Return the ingredient that a row of entries names; ``own`` is that of its export."""
        title = line.title.text.strip()
        if own and (not title or any(_is(title, one) for one in _titles(own))):
            return own
        for row in self.rows.values():
            if any(_is(title, one) for one in _titles(row)):
                return row
        if not title:
            raise sheet_errors.ownerless(self._error, line.place)
        known = self._exported(title)
        if known:
            return self._row_at(known, line)
        record = Record(page_title(line.title.text), {})
        return self.rows.setdefault(_Owner(_NEW, fold(title)), _Row(line.place, None, record))

    def _exported(self, title: str) -> Token | None:
        """Return the exported record that is called ``title``."""
        found = (
            Token(number, key)
            for number, export in self.exports.items()
            for key, record in export.records.items()
            if _is(title, record.title)
        )
        return next(found, None)

    def _row_at(self, token: Token, line: Line) -> _Row:
        base = self._record(token)
        return self.rows.setdefault(_Owner(token.export, token.key), _Row(line.place, base, base))

    def _record(self, token: Token) -> Record:
        return self.exports[token.export].records[token.key]

    def _base(self, line: Line) -> Record | None:
        """Return the record that a row was, None for a new row; raises SourceError."""
        token = line.token
        if token is None:
            if line.damaged:
                raise sheet_errors.unknown(self._error, line.place)
            return None
        if token in self.places:
            raise sheet_errors.copied(self._error, line.place, self.places[token])
        self.places[token] = line.place
        if token.export not in self.exports or token.key not in self.exports[token.export].records:
            raise sheet_errors.unknown(self._error, line.place)
        return self._record(token)

    def _check_titles(self) -> None:
        """Note titles that changed places with others, since the hidden cells did not."""
        exported = {fold(row.base.title): row for row in self.rows.values() if row.base}
        seen: dict[str, _Row] = {}
        for row in self.rows.values():
            title, place = row.record.title, row.place
            first = seen.setdefault(fold(title), row)
            if row.base and exported.get(fold(title), row) is not row:
                other = row.base.title
                self.errors.append(sheet_errors.shuffled(self._error, place, title, other))
            elif first is not row:
                self.errors.append(sheet_errors.same_title(self._error, place, title, first.place))

    def _filled(self, owner: _Owner, row: _Row) -> Filled:
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


def _titles(row: _Row) -> set[str]:
    """Return the titles of an ingredient, now and when it was exported."""
    return {record.title for record in (row.record, row.base) if record}


def _is(text: str, title: str) -> bool:
    """Tell whether a cell that names an ingredient means ``title``."""
    plain = unguarded(text)
    return fold(plain) == fold(title) or restored(title, plain) == title
