"""The columns of an exported table: which holds which field, and how values stand in cells; pure.

A list stands in several columns, ``Étape 1``, ``Étape 2``, … each with the values to choose from;
one whose values are free is one cell, an item a line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kicsync.kit import Field, FieldType, Record, Schema, Value
from kicsync.kit.table import fold_label, label_of, names_of

_TOKEN = "kicsync"  # noqa: S105 (a header, no password)
_NUMBERED = re.compile(r"(.*?)\s*(\d{1,3})")
_FEWEST = 2
"""Columns of a list, so that people see that there may be several."""


@dataclass(frozen=True)
class Place:
    """What a column holds: a field, its item ``number`` (from 1; 0: all of it), or the title."""

    field: Field
    number: int = 0

    @property
    def many(self) -> bool:
        """Whether the cell holds several items, one a line."""
        return self.field.type is FieldType.LIST and not self.number


def plain_fields(schema: Schema) -> tuple[Field, ...]:
    """Return the fields of the first sheet: those that are no entries."""
    return tuple(field for field in schema if field.type is not FieldType.ENTRIES)


def entry_fields(schema: Schema) -> tuple[Field, ...]:
    """Return the fields that have a sheet of their own."""
    return tuple(field for field in schema if field.type is FieldType.ENTRIES)


def token_header(field: Field | None) -> str:
    """Return the header of the hidden column: ``field`` is that of a sheet of entries."""
    return f"{_TOKEN} {field.name}" if field else _TOKEN


def widths(schema: Schema, records: Iterable[Record]) -> dict[str, int]:
    """Return how many columns each list takes: one more than any record has items."""
    found = list(records)
    lists = (field for field in plain_fields(schema) if numbered(field))
    return {
        field.name: max(_FEWEST, 1 + max((len(r.items(field)) for r in found), default=0))
        for field in lists
    }


def places(schema: Schema, counts: Mapping[str, int]) -> Iterator[Place]:
    """Yield what the columns of the first sheet hold, the title left out."""
    for field in plain_fields(schema):
        if field.name in counts:
            yield from (Place(field, number) for number in range(1, counts[field.name] + 1))
        else:
            yield Place(field)


def labels(of: Field | None, schema: Schema, taken: str) -> dict[str, str]:
    """Return what people read above the columns of a sheet, by the name of the field; each once.

    An ingredient's fields are called as on the wiki, the parts of an entry by their names, which
    are short; ``taken`` is the header of the titles.
    """
    seen = {fold_label(taken)}
    found = {}
    for field in of.fields if of else plain_fields(schema):
        first = field.name if of or field is schema.free else label_of(field)
        offered = [readable(name) for name in (first, *names_of(field), field.name)]
        label = next((name for name in offered if fold_label(name) not in seen), field.name)
        seen.add(fold_label(label))
        found[field.name] = label
    return found


def header(place: Place, label: str) -> str:
    """Return what the column of ``place`` is called."""
    return f"{label} {place.number}" if place.number else label


def named(header: str, fields: Sequence[Field], label: Mapping[str, str]) -> Place | None:
    """Return what a column called ``header`` holds, None when it is none of ``fields``.

    ``label`` are the headers that they were given; their other names do as well.
    """
    by_label = {fold_label(label[field.name]): field for field in fields}
    others = {fold_label(name): field for field in fields for name in names_of(field)}
    known = others | by_label
    whole = known.get(fold_label(header))
    if whole:
        return Place(whole, 1 if numbered(whole) else 0)
    found = _NUMBERED.fullmatch(header.strip())
    field = known.get(fold_label(found[1])) if found else None
    return Place(field, int(found[2])) if found and field and numbered(field) else None


def readable(name: str) -> str:
    """Return a name of the schema as people write it: ``texte_libre`` is “Texte libre”."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def cell_of(record: Record, place: Place) -> str:
    """Return the text in the cell of ``place``."""
    value = record.value(place.field)
    if isinstance(value, str):
        return value
    items = record.items(place.field)
    if place.many:
        return "\n".join(items)
    return items[place.number - 1] if place.number <= len(items) else ""


def value_of(field: Field, texts: Sequence[str]) -> Value:
    """Return the value of ``field`` from the texts in its columns, in their order."""
    if field.type is not FieldType.LIST:
        return "\n".join(texts).strip()
    cells = texts if numbered(field) else [line for text in texts for line in text.split("\n")]
    return tuple(item.strip() for item in cells if item.strip())


def numbered(field: Field) -> bool:
    """Tell whether a list stands in several columns."""
    return field.type is FieldType.LIST and bool(field.known)
