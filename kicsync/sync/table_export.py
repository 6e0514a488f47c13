"""table export: the records as a spreadsheet that people fill in; pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Record, Schema
from kicsync.spreadsheet.book import NO_CELL, Book, Column, Page, fits
from kicsync.spreadsheet.package import Form
from kicsync.sync.sheet_columns import (
    Place,
    cell_of,
    entry_fields,
    header,
    labels,
    places,
    readable,
    token_header,
    widths,
)
from kicsync.wikitext import normal
from kicsync.workspace.exports import Export
from kicsync.workspace.names import RECORD
from kicsync.workspace.record_file import RecordFile

_TITLE, _LINE, _LIST, _TEXT = 34, 24, 30, 60
"""Widths of columns, in signs."""


def export_of(
    files: Iterable[RecordFile], schema: Schema, form: Form, shown: Callable[[str], str]
) -> Export:
    """Return the export of ``files``; raises RecordError as ``refuse_signs`` does.

    ``shown`` returns the name of a file as people see it.
    """
    found = {file.file.removesuffix(RECORD): normal(file.record, schema) for file in files}
    refuse_signs({shown(key + RECORD): record for key, record in found.items()}, schema)
    too_long = _("(This text is too long for a table. It stays as it is; don't change this cell.)")
    return Export(found, guarded=form is Form.CSV, too_long=too_long)


def refuse_signs(records: Mapping[str, Record], schema: Schema) -> None:
    """Raise RecordError for a text with a sign that no spreadsheet can hold.

    ``records`` stand by the name of their file, as people see it.
    """
    for file, record in records.items():
        for name, text in _texts(record, schema):
            found = NO_CELL.search(text)
            if found:
                raise RecordError(
                    _("“{field}” holds an invisible sign (U+{code}) that no table takes.").format(
                        field=name, code=f"{ord(found[0]):04X}"
                    ),
                    file=file,
                    field=name,
                    hint=_("Delete the sign, or write the words around it again."),
                )


def book(export: Export, schema: Schema) -> Book:
    """Return the spreadsheet of ``export``: a sheet of ingredients, and one of each entries."""
    pages = [_first(export, schema), *(_entries(export, f, schema) for f in entry_fields(schema))]
    return Book(tuple(pages), _("Lists"))


def title_header(schema: Schema) -> str:
    """Return what the column of the titles is called, in every sheet."""
    return readable(schema.title)


def owner_header(schema: Schema) -> str:
    """Return what the column is called in which an entry names its ingredient."""
    return readable(schema.template or schema.title)


def token(export: Export, key: str, number: int | None = None) -> str:
    """Return what stands in the hidden column: whence a row comes, and the entry's number."""
    return ":".join([export.id, key, *([] if number is None else [str(number)])])


def in_cell(text: str, export: Export) -> str:
    """Return ``text`` as it stands in a cell: what is too long for one is not cut, but left out."""
    return text if fits(text) else export.too_long


def _first(export: Export, schema: Schema) -> Page:
    where = list(places(schema, widths(schema, export.records.values())))
    label = labels(None, schema, title_header(schema))
    columns = [
        Column(token_header(None), hidden=True),
        Column(title_header(schema), _TITLE),
        *(_column(place, header(place, label[place.field.name])) for place in where),
    ]
    rows = [
        (token(export, key), record.title, *(in_cell(cell_of(record, p), export) for p in where))
        for key, record in export.records.items()
    ]
    return Page(readable(_("ingredients")), tuple(columns), tuple(rows))


def _column(place: Place, name: str) -> Column:
    field = place.field
    choices = field.known
    match field.type:
        case FieldType.TEXT:
            return Column(name, _TEXT, long=True)
        case FieldType.LIST if place.many:
            return Column(name, _LIST, long=True)
        case FieldType.LIST:
            return Column(name, _LIST, choices=choices, strict=field.of == "step")
        case _:
            return Column(name, _LINE, choices=choices)


def _entries(export: Export, field: Field, schema: Schema) -> Page:
    label = labels(field, schema, owner_header(schema))
    titles = tuple(record.title for record in export.records.values())
    columns = [
        Column(token_header(field), hidden=True),
        Column(owner_header(schema), _TITLE, choices=titles),
        *(_column(Place(sub), label[sub.name]) for sub in field.fields),
    ]
    rows = [
        (
            token(export, key, number),
            record.title,
            *(in_cell(tool.get(sub.name, ""), export) for sub in field.fields),
        )
        for key, record in export.records.items()
        for number, tool in enumerate(record.tools(field))
    ]
    return Page(readable(field.name), tuple(columns), tuple(rows))


def _texts(record: Record, schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield every text of ``record`` with the name of its field."""
    yield schema.title, record.title
    for field in schema:
        value = record.value(field)
        for item in [value] if isinstance(value, str) else value:
            texts: Sequence[str] = [item] if isinstance(item, str) else list(item.values())
            yield from ((field.name, text) for text in texts)
