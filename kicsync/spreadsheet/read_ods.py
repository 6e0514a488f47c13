"""Read .ods with odfpy: values, never formulas (OpenDocument 1.3, part 3, chapter 9).

A cell or a row may say that it is repeated a million times: only what is not blank is.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.sax import SAXException

from kicsync.spreadsheet.cells import (
    BLANK,
    Cell,
    Kind,
    Row,
    Sheet,
    plain_lines,
    trimmed,
    trimmed_rows,
)
from kicsync.spreadsheet.package import MOST_CELLS, damaged, too_many
from kicsync.spreadsheet.typed import duration_of, moment_of, number

_KINDS = {
    "float": Kind.NUMBER, "currency": Kind.NUMBER, "percentage": Kind.NUMBER,
    "date": Kind.DATE, "time": Kind.DATE, "boolean": Kind.FLAG,
}  # fmt: skip
_LEVEL = 0.353
"""Centimetres of one level of indentation, as LibreOffice writes them (10 pt)."""
_TO_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6, "px": 2.54 / 96}
_ERROR = re.compile(r"#[A-Z/0]+[!?]?|(?:Err|Erreur)\s?:\d+")
_LENGTH = re.compile(r"([0-9.]+)(cm|mm|in|pt|pc|px)")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SAXException, EOFError,
    ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip
"""What odfpy raises on a part that is missing or says what it can't."""


def sheets(path: Path, data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of an .ods file; raises SourceError."""
    from odf.table import Table

    try:
        document = _loaded(path, data)
        indents = dict(_indents(document))
        tables = document.spreadsheet.getElementsByType(Table)
        return tuple(_Reader(path, indents).sheet(table) for table in tables)
    except _BROKEN as error:
        raise damaged(path) from error


def _loaded(path: Path, data: bytes) -> Any:
    """Return the document; where odfpy gives up on a part, it prints it and goes on without."""
    from odf.opendocument import load

    with redirect_stdout(StringIO()) as printed:
        document = load(BytesIO(data))
    if printed.getvalue():
        raise damaged(path)
    return document


def _indents(document: Any) -> Iterator[tuple[str, int]]:
    """Yield the level of indentation of each style that has one."""
    from odf.style import ParagraphProperties, Style

    for style in document.getElementsByType(Style):
        for properties in style.getElementsByType(ParagraphProperties):
            found = _LENGTH.fullmatch(properties.getAttribute("marginleft") or "")
            if found:
                level = float(found[1]) * _TO_CM[found[2]] / _LEVEL
                yield style.getAttribute("name"), round(level)


class _Reader:
    """Turns the tables of one file into sheets, and counts what is read."""

    def __init__(self, path: Path, indents: dict[str, int]) -> None:
        self.path = path
        self.indents = indents
        self.left = MOST_CELLS

    def sheet(self, table: Any) -> Sheet:
        """Return one table."""
        from odf.table import TableRow

        name = str(table.getAttribute("name") or "")
        rows: list[Row] = []
        blank = 0
        for element in table.getElementsByType(TableRow):
            times = _times(element, "numberrowsrepeated")
            row = self._row(element, name)
            if not row:
                blank += times
                continue
            self._count((blank + len(row)) * times, name)
            rows += [()] * blank + [row] * times
            blank = 0
        return Sheet(name, trimmed_rows(rows))

    def _row(self, element: Any, name: str) -> Row:
        cells: list[Cell] = []
        blank = 0
        for node in element.childNodes:
            if node.qname[1] not in ("table-cell", "covered-table-cell"):
                continue
            cell, times = self._cell(node), _times(node, "numbercolumnsrepeated")
            if cell == BLANK:
                blank += times
                continue
            self._count(blank + times, name)
            cells += [BLANK] * blank + [cell] * times
            blank = 0
        return trimmed(cells)

    def _cell(self, node: Any) -> Cell:
        covered = node.qname[1] == "covered-table-cell"
        text, formula = _text(node), bool(node.getAttribute("formula"))
        value_type = node.getAttribute("valuetype") or ""
        kind = _KINDS.get(value_type, Kind.TEXT) if text else Kind.TEXT
        if kind is not Kind.TEXT:
            text = _typed(node, value_type) or text
        elif formula and _ERROR.fullmatch(text):
            kind = Kind.ERROR
        indent = self.indents.get(node.getAttribute("stylename") or "", 0) if text else 0
        return Cell(text, indent, kind, formula, covered)

    def _count(self, cells: int, name: str) -> None:
        self.left -= cells
        if self.left < 0:
            raise too_many(self.path, name)


def _times(node: Any, attribute: str) -> int:
    return max(1, int(node.getAttribute(attribute) or 1))


def _text(node: Any) -> str:
    """Return the paragraphs of a cell, one a line; notes in the margin are left out.

    What an attribute says goes before them (part 3, 19.385, office:string-value).
    """
    from odf.teletype import extractText

    whole = node.getAttribute("stringvalue")
    if whole is not None:
        return plain_lines(str(whole))
    lines = [extractText(child) for child in node.childNodes if _local(child) == "p"]
    return plain_lines("\n".join(lines))


def _local(node: Any) -> str:
    return str(node.qname[1]) if hasattr(node, "qname") else ""


def _typed(node: Any, kind: str) -> str:
    """Return the value of a cell that is no text, '' where its text has to do."""
    match kind:
        case "date":
            return moment_of(node.getAttribute("datevalue") or "")
        case "time":
            return duration_of(node.getAttribute("timevalue") or "")
        case "boolean":
            return {"true": "1", "false": "0"}.get(node.getAttribute("booleanvalue"), "")
        case _:
            return number(node.getAttribute("value") or "", percent=kind == "percentage")
