"""Cells of .xlsx as Excel, LibreOffice and Google Sheets write them."""

from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from kicsync.errors import SourceError
from kicsync.spreadsheet import read_xlsx
from kicsync.spreadsheet.cells import BLANK, Cell, Kind, letters
from kicsync.spreadsheet.read import read_sheets


@pytest.fixture
def book() -> Workbook:
    return Workbook()


def saved(book: Workbook, folder: Path) -> Path:
    path = folder / "kit.xlsx"
    book.save(path)
    return path


def cells(book: Workbook, folder: Path) -> list[Cell]:
    return list(read_sheets(saved(book, folder))[0].rows[0])


def test_values_are_texts_and_say_what_they_were(book: Workbook, tmp_path: Path) -> None:
    book.worksheets[0].append(["a", 3.0, 0.1, True, date(2024, 1, 31), time(8, 30), None, "é"])
    assert cells(book, tmp_path) == [
        Cell("a"),
        Cell("3", kind=Kind.NUMBER),
        Cell("0.1", kind=Kind.NUMBER),
        Cell("1", kind=Kind.FLAG),
        Cell("2024-01-31", kind=Kind.DATE),
        Cell("08:30", kind=Kind.DATE),
        BLANK,
        Cell("é"),
    ]


def test_a_formula_is_never_computed(book: Workbook, tmp_path: Path) -> None:
    book.worksheets[0].append(["=1+1", "a"])
    assert cells(book, tmp_path)[0] == Cell("", formula=True)


def test_a_percentage(book: Workbook, tmp_path: Path) -> None:
    book.worksheets[0]["A1"] = 0.5
    book.worksheets[0]["A1"].number_format = "0%"
    assert cells(book, tmp_path) == [Cell("50%", kind=Kind.NUMBER)]


def test_an_error_says_so(book: Workbook, tmp_path: Path) -> None:
    book.worksheets[0]["A1"] = "#REF!"
    assert cells(book, tmp_path) == [Cell("#REF!", kind=Kind.ERROR)]


def test_indentation_and_escaped_line_ends(book: Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    sheet.append(["a_x000D_\nb", "  c"])
    sheet["A1"].alignment = Alignment(indent=2)
    assert cells(book, tmp_path) == [Cell("a\nb", indent=2), Cell("  c")]


def test_merged_cells_are_told_from_blank_ones(book: Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    sheet.append(["a", None, "b"])
    sheet.append(["c"])
    sheet.merge_cells("A1:B2")
    rows = read_sheets(saved(book, tmp_path))[0].rows
    covered = Cell("", covered=True)
    assert rows == ((Cell("a"), covered, Cell("b")), (covered, covered))


def test_every_sheet_that_holds_something(book: Workbook, tmp_path: Path) -> None:
    book.create_sheet("Vide")
    book.create_sheet("Deux").append(["x"])
    book.worksheets[0].append(["y"])
    assert [sheet.name for sheet in read_sheets(saved(book, tmp_path))] == ["Sheet", "Deux"]


def test_a_sheet_of_too_many_cells(
    book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_xlsx, "MOST_CELLS", 100)
    book.worksheets[0]["Z100"] = "a"
    with pytest.raises(SourceError) as found:
        read_sheets(saved(book, tmp_path))
    assert found.value.place == "sheet “Sheet”"


def test_the_letters_of_a_column() -> None:
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
