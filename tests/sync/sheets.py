"""Tables as they are exported, and as people hand them back."""

from collections.abc import Callable, Mapping

from kicsync.kit import Record, Schema
from kicsync.spreadsheet.book import Book
from kicsync.spreadsheet.cells import Cell, Sheet
from kicsync.sync.table_export import book
from kicsync.sync.table_import import Table, read_table
from kicsync.workspace.exports import Export

Cells = list[list[str]]


def sheets_of(found: Book) -> dict[str, Cells]:
    """Return the cells of each page by its name, the header first."""
    return {
        page.name: [[column.header for column in page.columns], *map(list, page.rows)]
        for page in found.pages
    }


def exported(records: Mapping[str, Record], schema: Schema) -> tuple[Export, dict[str, Cells]]:
    """Return an export of ``records``, and its cells."""
    export = Export(records, too_long="(too long)")
    return export, sheets_of(book(export, schema))


def read(cells: Mapping[str, Cells], schema: Schema, *exports: Export) -> Table:
    """Return what ``cells`` say; ``exports`` are those that are known."""
    known: Mapping[str, Export] = {export.id: export for export in exports}
    sheets = [
        Sheet(name, tuple(tuple(Cell(text) for text in row) for row in rows))
        for name, rows in cells.items()
    ]
    find: Callable[[str], Export | None] = known.get
    return read_table(sheets, schema, find, "kit.xlsx")


def column(cells: Cells, header: str) -> int:
    """Return the number of a column."""
    return cells[0].index(header)
