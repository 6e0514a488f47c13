"""Cells of .ods as LibreOffice writes them."""

from pathlib import Path
from typing import Any

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import ParagraphProperties, Style
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P, S, Tab

from kicsync.errors import SourceError
from kicsync.spreadsheet import read_ods
from kicsync.spreadsheet.cells import BLANK, Cell, Kind
from kicsync.spreadsheet.read import Sheet, read_sheets


def cell(*lines: str, **attributes: Any) -> TableCell:
    found = TableCell(**attributes)
    for line in lines:
        found.addElement(P(text=line))
    return found


def row(*cells: Any, **attributes: Any) -> TableRow:
    found = TableRow(**attributes)
    for one in cells:
        found.addElement(one)
    return found


def read(folder: Path, *rows: TableRow, styles: tuple[Style, ...] = ()) -> Sheet:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Feuille")
    for style in styles:
        document.automaticstyles.addElement(style)
    for one in rows:
        table.addElement(one)
    document.spreadsheet.addElement(table)
    path = folder / "kit.ods"
    document.save(str(path))
    return read_sheets(path)[0]


def test_values_are_texts_and_say_what_they_were(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        row(
            cell("3,0", valuetype="float", value="3"),
            cell("50 %", valuetype="percentage", value="0.5"),
            cell("31/01/24", valuetype="date", datevalue="2024-01-31"),
            cell("08:30", valuetype="time", timevalue="PT08H30M00S"),
            cell("VRAI", valuetype="boolean", booleanvalue="true"),
            cell("a", "b", valuetype="string"),
        ),
    )
    assert found.rows[0] == (
        Cell("3", kind=Kind.NUMBER),
        Cell("50%", kind=Kind.NUMBER),
        Cell("2024-01-31", kind=Kind.DATE),
        Cell("08:30", kind=Kind.DATE),
        Cell("1", kind=Kind.FLAG),
        Cell("a\nb"),
    )


def test_a_formula_gives_its_last_result(tmp_path: Path) -> None:
    two = cell("2", valuetype="float", value="2", formula="of:=1+1")
    broken = cell("Err:508", valuetype="string", formula="of:=(")
    found = read(tmp_path, row(two, broken)).rows[0]
    assert found[0] == Cell("2", kind=Kind.NUMBER, formula=True)
    assert found[1] == Cell("Err:508", kind=Kind.ERROR, formula=True)


def test_a_million_repeated_blanks_are_nothing(tmp_path: Path) -> None:
    last = row(TableCell(numbercolumnsrepeated="16384"), numberrowsrepeated="1048570")
    found = read(tmp_path, row(cell("a"), TableCell(numbercolumnsrepeated="16383")), last)
    assert found.rows == ((Cell("a"),),)


def test_what_is_repeated_and_not_blank_stands_as_often(tmp_path: Path) -> None:
    twice = row(TableCell(numbercolumnsrepeated="2"), cell("a", numbercolumnsrepeated="2"))
    found = read(tmp_path, row(TableCell()), twice)
    assert found.rows == ((), (BLANK, BLANK, Cell("a"), Cell("a")))


def test_a_text_repeated_a_million_times_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_ods, "MOST_CELLS", 1000)
    with pytest.raises(SourceError) as found:
        read(tmp_path, row(cell("a"), numberrowsrepeated="1048576"))
    assert found.value.place == "sheet “Feuille”"


def test_blanks_tabs_and_the_whole_text(tmp_path: Path) -> None:
    spaced = TableCell(valuetype="string")
    line = P()
    for part in (S(c="2"), Tab()):
        line.addElement(part)
    line.addText("a")
    spaced.addElement(line)
    found = read(tmp_path, row(spaced, cell("short", valuetype="string", stringvalue="whole")))
    assert [one.text for one in found.rows[0]] == ["  \ta", "whole"]


def test_indentation_and_merged_cells(tmp_path: Path) -> None:
    style = Style(name="deep", family="table-cell")
    style.addElement(ParagraphProperties(marginleft="0.706cm"))
    found = read(tmp_path, row(cell("a", stylename="deep"), CoveredTableCell()), styles=(style,))
    assert found.rows[0] == (Cell("a", indent=2), Cell("", covered=True))
