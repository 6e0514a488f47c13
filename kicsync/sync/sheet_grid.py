"""The sheets of a filled-in table: which columns hold what, and their rows; pure.

Columns and rows may stand in any order, and more may have been added.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.kit import Field, Schema
from kicsync.kit.table import fold_label, names_of
from kicsync.spreadsheet.cells import BLANK, Cell, Row, Sheet, letters
from kicsync.sync.sheet_columns import (
    Place,
    entry_fields,
    labels,
    named,
    plain_fields,
    token_header,
)
from kicsync.sync.table_export import owner_header, title_header

_DEEPEST = 10
"""Rows in which the header is looked for."""


class Token(NamedTuple):
    """Whence a row comes: its export, its record, and for one of entries which one."""

    export: str
    key: str
    number: int | None = None


class Line(NamedTuple):
    """One row: where it stands in words, its token, its title, and its cells by what they hold.

    ``where`` are the letters of its columns. ``damaged``: its hidden cell says what no export
    wrote.
    """

    place: str
    token: Token | None
    title: Cell
    cells: Mapping[Place, Cell]
    where: Mapping[Place, str]
    damaged: bool = False

    @property
    def filled(self) -> bool:
        """Whether there is anything in it but its token."""
        return any(cell.text.strip() or cell.formula for cell in (self.title, *self.cells.values()))

    @property
    def covered(self) -> bool:
        """Whether cells of other rows or columns were merged over some of its own."""
        return any(cell.covered for cell in (self.title, *self.cells.values()))


@dataclass(frozen=True)
class Grid:
    """A sheet that holds ingredients, or the entries of ``field``.

    ``columns`` say what each column holds; ``token`` and ``title`` are the numbers of theirs.
    """

    sheet: Sheet
    field: Field | None
    top: int
    columns: Mapping[int, Place]
    title: int
    token: int | None
    unknown: tuple[str, ...]

    @property
    def places(self) -> frozenset[Place]:
        """What the columns hold."""
        return frozenset(self.columns.values())

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The rows that are not blank."""
        rows = enumerate(self.sheet.rows[self.top + 1 :], start=self.top + 2)
        return tuple(line for number, row in rows for line in [self._line(number, row)] if line)

    def _line(self, number: int, row: Row) -> Line | None:
        place = _("sheet “{name}”, row {n}").format(name=self.sheet.name, n=number)
        cells = {what: _at(row, index) for index, what in self.columns.items()}
        where = {what: letters(index) for index, what in self.columns.items()}
        hidden = "" if self.token is None else _at(row, self.token).text.strip()
        token = _token(hidden, entries=self.field is not None)
        damaged = bool(hidden) and token is None
        line = Line(place, token, _at(row, self.title), cells, where, damaged)
        return line if hidden or line.filled or line.covered else None


def grids(sheets: Sequence[Sheet], schema: Schema, file: str) -> tuple[Grid, ...]:
    """Return the sheets of ``sheets`` that hold ingredients or entries.

    Raises SourceError when no sheet holds any, or two columns of one hold the same.
    """
    found = [grid for sheet in sheets for grid in [_grid(sheet, schema, file)] if grid]
    if not any(grid.field is None for grid in found):
        raise SourceError(
            _("no sheet has a column “{title}”.").format(title=title_header(schema)),
            file=file,
            hint=_("Give the first row its headers again, or export a new table and fill it in."),
        )
    return tuple(found)


def _grid(sheet: Sheet, schema: Schema, file: str) -> Grid | None:
    for top, row in enumerate(sheet.rows[:_DEEPEST]):
        heads = [cell.text.strip() for cell in row]
        for field in (*entry_fields(schema), None):
            found = _Heads(sheet, heads, field, schema, file)
            if found.fit:
                return found.grid(top)
    return None


@dataclass(frozen=True)
class _Heads:
    """What may be the headers of a sheet of ingredients, or of the entries of ``field``."""

    sheet: Sheet
    heads: Sequence[str]
    field: Field | None
    schema: Schema
    file: str

    @property
    def fit(self) -> bool:
        """Whether they are: entries are known by their hidden column, or the sheet's name."""
        if self.title is None:
            return False
        names = names_of(self.field) if self.field else (self.sheet.name,)
        called = fold_label(self.sheet.name) in {fold_label(name) for name in names}
        return called or self.token is not None

    @property
    def title(self) -> int | None:
        """The number of the column of the titles."""
        return self._index(owner_header(self.schema) if self.field else title_header(self.schema))

    @property
    def token(self) -> int | None:
        """The number of the hidden column."""
        return self._index(token_header(self.field))

    def grid(self, top: int) -> Grid:
        """Return the sheet as these headers, in its row ``top``, say; raises SourceError."""
        title, token = self.title, self.token
        assert title is not None
        columns: dict[int, Place] = {}
        unknown = []
        for index, head in enumerate(self.heads):
            if not head or index in (title, token):
                continue
            place = self._place(head)
            if place is None:
                unknown.append(head)
            elif place in columns.values():
                raise _twice(self.sheet, head, self.file)
            else:
                columns[index] = place
        return Grid(self.sheet, self.field, top, columns, title, token, tuple(unknown))

    def _place(self, head: str) -> Place | None:
        fields = self.field.fields if self.field else plain_fields(self.schema)
        taken = self.heads[self.title or 0]
        return named(head, fields, labels(self.field, self.schema, taken))

    def _index(self, name: str) -> int | None:
        folds = [fold_label(head) for head in self.heads]
        return folds.index(fold_label(name)) if fold_label(name) in folds else None


def _at(row: Row, index: int) -> Cell:
    return row[index] if index < len(row) else BLANK


def _token(text: str, *, entries: bool) -> Token | None:
    export, _colon, key = text.partition(":")
    if not entries:
        return Token(export, key) if key else None
    key, _colon, number = key.rpartition(":")
    return Token(export, key, int(number)) if key and number.isdecimal() else None


def _twice(sheet: Sheet, head: str, file: str) -> SourceError:
    return SourceError(
        _("the column “{head}” stands twice.").format(head=head),
        file=file,
        place=_("sheet “{name}”").format(name=sheet.name),
        hint=_("Keep one of the two, with all that should stay."),
    )
