"""The file of an imported table: its sheets, those that stand beside a .csv, and its export."""

from dataclasses import dataclass, replace
from pathlib import Path

from kicsync.errors import RecordError, SourceError
from kicsync.spreadsheet.cells import Sheet
from kicsync.spreadsheet.read import read_sheets
from kicsync.spreadsheet.write_csv import beside
from kicsync.sync.sheet_columns import entry_fields, readable
from kicsync.sync.sheet_plan import Plan, plan
from kicsync.sync.table_import import read_table
from kicsync.workspace.exports import Export, read_export
from kicsync.workspace.folder import Workspace


@dataclass(frozen=True)
class Found:
    """What a table says to the records of ``space``.

    ``errors`` are records that can't be read. With ``refused``, rows that can't be understood,
    nothing of the table is taken in.
    """

    space: Workspace
    plan: Plan
    notes: tuple[str, ...]
    errors: tuple[RecordError, ...]
    refused: tuple[SourceError, ...] = ()


def read(whole: Workspace, path: Path) -> Found:
    """Read the table at ``path``, and return what it changes; nothing is written.

    The workspace is that of the kind of pages which was exported. Raises SourceError for a table
    that can't be taken in as a whole, and ConfigError.
    """
    first = read_sheets(path)
    space = _kind(whole, first)
    sheets = [*first, *_beside(path, space)]
    table = read_table(sheets, space.schema, lambda number: _export(space, number), str(path))
    files, errors = space.records()
    notes = (*(note for sheet in sheets for note in sheet.notes), *table.notes)
    found = Plan() if table.errors else plan(space, files, table, str(path))
    return Found(space, found, notes, tuple(errors), table.errors)


def _export(space: Workspace, number: str) -> Export | None:
    return read_export(space.state, number)


def _kind(whole: Workspace, sheets: tuple[Sheet, ...]) -> Workspace:
    """Return the workspace as the kind of pages sees it that knows the export of a cell."""
    cells = {cell.text.partition(":")[0] for s in sheets for row in s.rows for cell in row}
    numbers = {text for text in cells if text.startswith("k") and text.isalnum()}
    for space in whole.kinds():
        if any(_export(space, number) for number in numbers):
            return space
    return whole


def _beside(path: Path, space: Workspace) -> list[Sheet]:
    """Return the sheets of entries that stand in files of their own, beside a .csv."""
    if path.suffix.lower() != ".csv":
        return []
    found = []
    for field in entry_fields(space.schema):
        other = beside(path, readable(field.name))
        if other.is_file():
            found += [replace(sheet, name=field.name) for sheet in read_sheets(other)]
    return found
