"""What a page shows of a record: its labelled values, field by field, still as HTML.

The labels are those of the schema (``kit.table``); a label that comes again begins the next entry.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kicsync.kit import Field, FieldType, Schema
from kicsync.kit.table import again, block, columns, fold_label, once
from kicsync.rendered.blocks import read_blocks, read_labelled
from kicsync.rendered.labels import Labels
from kicsync.rendered.leads import leads
from kicsync.rendered.loosen import loosen
from kicsync.rendered.rows import Cell, Row, read_tables
from kicsync.rendered.tails import split_tail

_LONG = (FieldType.TEXT, FieldType.LIST, FieldType.ENTRIES)
"""Types whose values have more than one paragraph; behind another one begins the free text."""


class Place(NamedTuple):
    """A field, or a sub-field of one of its entries, by its dotted name."""

    name: str
    number: int


class Value(NamedTuple):
    """One value: its field, and in an entry its sub-field and the number of the entry."""

    field: Field
    sub: Field | None
    number: int
    cell: Cell

    @property
    def place(self) -> Place:
        """Where in the record it belongs."""
        return Place(self.name, self.number)

    @property
    def type(self) -> FieldType:
        """The type of what stands there."""
        return self.sub.type if self.sub else self.field.type

    @property
    def name(self) -> str:
        """The name of the field as people see it."""
        return f"{self.field.name}.{self.sub.name}" if self.sub else self.field.name


class Shown(NamedTuple):
    """What a page shows of one record. ``unclear`` are labels that fit several fields."""

    title: str
    values: tuple[Value, ...]
    unclear: tuple[str, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that are shown, blank or not."""
        return frozenset(value.field.name for value in self.values)


def labels_of(schema: Schema, titles: Iterable[str] = ()) -> Labels:
    """Return what is a label on the pages of ``schema``."""
    known = frozenset(fold_label(title) for title in titles)
    return Labels(fold_label, once(schema), again(schema), known)


def whole_page(title: str, html: str, schema: Schema) -> Shown:
    """Return the content ``html`` of a page all of which is free text."""
    return Shown(title, (Value(schema.free, None, 0, Cell("", "", html)),))


def shown_page(title: str, html: str, schema: Schema, labels: Labels) -> Shown:
    """Return what the content ``html`` of one page shows; what has no label is free text."""
    loose = loosen(html, labels)
    found = _shown(title, read_labelled(loose, labels), schema)
    return _led(found, leads(loose, labels, [""]).get(""), schema)


def _led(shown: Shown, lead: Cell | None, schema: Schema) -> Shown:
    """Return ``shown`` with what stands before its labels, as free text."""
    if lead is None:
        return shown
    return shown._replace(values=(Value(schema.free, None, 0, lead), *shown.values))


def shown_rows(html: str, schema: Schema, labels: Labels) -> tuple[Shown, ...]:
    """Return what a page that shows all records, as ``KIC`` does, says of each of them.

    It is a table with a column for each field, or blocks of labelled lines.
    """
    rows = _table_rows(html, schema)
    if rows:
        return tuple(_shown(row.title, row.cells, schema) for row in rows)
    loose = loosen(html, labels)
    blocks = read_blocks(loose, labels)
    before = leads(loose, labels, {row.title for row in blocks})
    found = (_shown(row.title, row.cells, schema) for row in blocks)
    return tuple(_led(shown, before.get(shown.title), schema) for shown in found)


def _table_rows(html: str, schema: Schema) -> tuple[Row, ...]:
    """Return the rows of the table of which the most columns are fields."""
    grids = [(grid, columns(grid.labels, schema)) for grid in read_tables(html)]
    fitting = [
        (g, found) for g, found in grids if found.title is not None and len(found.fields) > 1
    ]
    if not fitting:
        return ()
    grid, found = max(fitting, key=lambda one: len(one[1].fields))
    assert found.title is not None
    return grid.rows(found.title)


def _shown(title: str, cells: Sequence[Cell], schema: Schema) -> Shown:
    found = block([cell.label for cell in cells], schema)
    values: list[Value] = []
    for index, cell in enumerate(cells):
        target = found.targets.get(index)
        if target is not None and target.field is not None:
            field, sub = target.field, target.sub
            number = _number(values, field, sub)
            values += _apart(Value(field, sub, number, cell), schema)
    return Shown(title, tuple(values), tuple(found.ambiguous))


def _number(before: Sequence[Value], field: Field, sub: Field | None) -> int:
    """Return which entry a value belongs to: one that has this sub-field already is full."""
    if sub is None:
        return 0
    of_field = [value for value in before if value.field is field]
    last = max((value.number for value in of_field), default=0)
    full = any(value.number == last and value.sub is sub for value in of_field)
    return last + 1 if full else last


def _apart(value: Value, schema: Schema) -> Iterator[Value]:
    """Yield the value, and what stands behind it where it can't belong to it: free text."""
    if value.type in _LONG:
        yield value
        return
    head, tail = split_tail(value.cell)
    yield value._replace(cell=head)
    if tail:
        yield Value(schema.free, None, 0, tail)
