"""Write .xlsx with openpyxl: a table that people fill in, with lists to choose from."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from kicsync.spreadsheet.book import Book, Column, Page, sheet_name
from kicsync.spreadsheet.cells import letters
from kicsync.spreadsheet.guard import guarded

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|\r")
_HEADER = "FFE7EEF5"
_LINE = 13.5
_HIGHEST = 409
"""Points of a line, and of the highest row (Excel's limits)."""
_AS_TEXT = "@"
"""The number format of what is never a number or a date, whatever it looks like."""
Lists = Mapping[tuple[str, ...], str]
"""Where the values that a column offers stand."""


def content(book: Book) -> bytes:
    """Return the bytes of an .xlsx file."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    pages = [(page, workbook.create_sheet(sheet_name(page.name))) for page in book.pages]
    lists: Lists = {}
    if book.choices:
        lists = _write_lists(book, workbook.create_sheet(sheet_name(book.lists)))
    for page, sheet in pages:
        _write(page, sheet, lists)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def escaped(text: str) -> str:
    """Return ``text`` as a cell holds it: ``_x000D_`` would be read as a CR (ST_Xstring)."""
    return _ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _write_lists(book: Book, sheet: "Worksheet") -> Lists:
    sheet.sheet_state = "hidden"
    places = {}
    for index, choices in enumerate(book.choices):
        name = letters(index)
        for number, value in enumerate(choices, start=1):
            _fill(sheet, number, index + 1, value)
        title = sheet.title.replace("'", "''")
        places[choices] = f"'{title}'!${name}$1:${name}${len(choices)}"
    return places


def _write(page: Page, sheet: "Worksheet", lists: Lists) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, row in enumerate(([c.header for c in page.columns], *page.rows), start=1):
        for index, (column, text) in enumerate(zip(page.columns, row, strict=True), start=1):
            if text or number == 1:
                _fill(sheet, number, index, text, column, header=number == 1)
        _raise(sheet, number, row, page.columns)
    shown = next(index for index, column in enumerate(page.columns) if not column.hidden)
    sheet.freeze_panes = f"{letters(shown + 1)}2"
    sheet.auto_filter.ref = f"A1:{letters(len(page.columns) - 1)}{1 + len(page.rows)}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for index, column in enumerate(page.columns):
        _shape(sheet, letters(index), column)
        if column.choices:
            _offer(sheet, letters(index), page.spare, column, lists[column.choices])


def _fill(
    sheet: "Worksheet",
    row: int,
    number: int,
    text: str,
    column: Column | None = None,
    *,
    header: bool = False,
) -> None:
    """Write a text, which stays one even where it looks like a formula."""
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = sheet.cell(row, number)
    cell.value = escaped(text)
    cell.data_type = "s"
    cell.quotePrefix = guarded(text) != text
    if column is None:
        return
    cell.alignment = Alignment(wrap_text=True, vertical="center" if header else "top")
    if header:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color=_HEADER)
    elif not column.long:
        cell.number_format = _AS_TEXT


def _raise(
    sheet: "Worksheet", number: int, texts: Sequence[str], columns: Sequence[Column]
) -> None:
    """Make a row as high as its longest text; it follows when somebody writes more.

    LibreOffice leaves a row that says no height at one line, and what openpyxl gives a height to
    keeps it for ever.
    """
    from openpyxl.worksheet.dimensions import RowDimension

    class Row(RowDimension):
        customHeight = False  # noqa: N815 (openpyxl's own name)

    shown = zip(texts, columns, strict=True)
    lines = max(lines_in(text, column.width) for text, column in shown if not column.hidden)
    sheet.row_dimensions[number] = Row(sheet, index=number, ht=min(_HIGHEST, lines * _LINE + 2))


def lines_in(text: str, width: int) -> int:
    """Return how many lines ``text`` takes in a cell of ``width`` signs, about."""
    return sum(1 + len(line) // max(1, width - 3) for line in text.split("\n"))


def _shape(sheet: "Worksheet", name: str, column: Column) -> None:
    """Give a column its width, and to the cells that are still empty the form of the others."""
    from openpyxl.styles import Alignment

    shape = sheet.column_dimensions[name]
    shape.width = column.width
    shape.hidden = column.hidden
    shape.alignment = Alignment(wrap_text=True, vertical="top")
    if not column.long:
        shape.number_format = _AS_TEXT


def _offer(sheet: "Worksheet", name: str, rows: int, column: Column, place: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    style: Literal["stop", "warning"] = "stop" if column.strict else "warning"
    rule = DataValidation("list", formula1=place, allow_blank=True, errorStyle=style)
    rule.showErrorMessage = True
    rule.add(f"{name}2:{name}{rows}")
    sheet.add_data_validation(rule)
