"""Read .xlsx with openpyxl: values, never formulas.

Excel writes a sign that XML can't hold, the CR before a line end among them, as ``_x000D_``
(ECMA-376, part 1, 22.9.2.19, ST_Xstring).
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kicsync.spreadsheet.cells import (
    BLANK,
    Cell,
    Kind,
    Sheet,
    plain_lines,
    trimmed,
    trimmed_rows,
)
from kicsync.spreadsheet.package import MOST_CELLS, damaged, too_many
from kicsync.spreadsheet.typed import moment, number

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, EOFError, OSError,
    ValueError, TypeError, LookupError, AttributeError, OverflowError,
)  # fmt: skip
"""What openpyxl raises on a part that is missing or says what it can't: it checks little.

Bad XML is a SyntaxError in both of its parsers.
"""


def sheets(path: Path, data: bytes) -> tuple[Sheet, ...]:
    """Return the visible and hidden sheets of an .xlsx file; raises SourceError."""
    try:
        formulas = {s.title: set(_formulas(s)) for s in _worksheets(path, data, values=False)}
        found = _worksheets(path, data, values=True)
        return tuple(_sheet(sheet, formulas[sheet.title]) for sheet in found)
    except _BROKEN as error:
        raise damaged(path) from error


def _worksheets(path: Path, data: bytes, *, values: bool) -> "list[Worksheet]":
    from openpyxl import load_workbook
    from openpyxl.worksheet.worksheet import Worksheet

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about charts and styles that it drops
        book = load_workbook(BytesIO(data), data_only=values, keep_links=False)
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            raise too_many(path, sheet.title)
    return [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]


def _formulas(sheet: "Worksheet") -> Iterator[tuple[int, int]]:
    """Yield the places of formulas."""
    for row in sheet.iter_rows():
        for cell in row:
            if getattr(cell, "data_type", "") == "f":
                yield cell.row or 0, cell.column or 0


def _sheet(sheet: "Worksheet", formulas: set[tuple[int, int]]) -> Sheet:
    rows = [trimmed([_cell(one, formulas) for one in row]) for row in sheet.iter_rows()]
    return Sheet(sheet.title, trimmed_rows(rows))


def _cell(cell: Any, formulas: set[tuple[int, int]]) -> Cell:
    """Return one cell; one that another was merged over has no format of its own."""
    from openpyxl.cell.cell import MergedCell

    if isinstance(cell, MergedCell):
        return BLANK._replace(covered=True)
    formula = (cell.row, cell.column) in formulas
    if cell.value is None and not formula:
        return BLANK
    text, kind = _shown(cell.value, cell.number_format)
    if cell.data_type == "e":
        kind = Kind.ERROR
    indent = int(cell.alignment.indent or 0) if cell.has_style else 0
    return Cell(text, indent, kind, formula)


def _shown(value: Any, form: str) -> tuple[str, Kind]:
    """Return a value as text."""
    match value:
        case None:
            return "", Kind.TEXT
        case bool():
            return str(int(value)), Kind.FLAG
        case int() | float():
            return number(repr(value), percent=form.endswith("%")), Kind.NUMBER
        case date() | time() | timedelta():
            return moment(value), Kind.DATE
        case _:
            return unescaped(str(value)), Kind.TEXT


def unescaped(text: str) -> str:
    """Return ``text`` with the signs that ST_Xstring escapes, its lines ending in LF."""
    return plain_lines(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
