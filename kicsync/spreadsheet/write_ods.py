"""Write .ods with odfpy: the same table as in .xlsx (OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from kicsync.spreadsheet.book import Book, Page, sheet_name
from kicsync.spreadsheet.cells import letters
from kicsync.spreadsheet.ods_styles import Styles

_SPACES = re.compile(r"(\t| {2,}|^ +| +$)")


def content(book: Book) -> bytes:
    """Return the bytes of an .ods file."""
    from odf.opendocument import OpenDocumentSpreadsheet

    document = OpenDocumentSpreadsheet()
    styles = Styles(document)
    _validate(document, book)
    for page in book.pages:
        document.spreadsheet.addElement(_table(page, styles, _rules(book)))
    if book.choices:
        document.spreadsheet.addElement(_lists(book, styles))
    _filter(document, book)
    _freeze(document, book)
    stream = BytesIO()
    document.write(stream)
    return stream.getvalue()


def _rules(book: Book) -> dict[tuple[tuple[str, ...], bool], str]:
    """Return the name of the rule for each list, strict or not."""
    columns = (column for page in book.pages for column in page.columns if column.choices)
    kinds = dict.fromkeys((column.choices, column.strict) for column in columns)
    return {kind: f"list-{number}" for number, kind in enumerate(kinds, start=1)}


def _validate(document: Any, book: Book) -> None:
    from odf.table import ContentValidation, ContentValidations, ErrorMessage

    rules = _rules(book)
    if not rules:
        return
    places = {choices: letters(index) for index, choices in enumerate(book.choices)}
    found = ContentValidations()
    name = sheet_name(book.lists).replace("'", "''")
    for (choices, strict), rule in rules.items():
        column = places[choices]
        area = f"$'{name}'.${column}$1:.${column}${len(choices)}"
        one = ContentValidation(
            name=rule,
            condition=f"of:cell-content-is-in-list([{area}])",
            allowemptycell="true",
            displaylist="unsorted",
            basecelladdress=f"$'{sheet_name(book.pages[0].name)}'.A1",
        )
        one.addElement(ErrorMessage(display="true", messagetype="stop" if strict else "warning"))
        found.addElement(one)
    document.spreadsheet.addElement(found)


def _table(page: Page, styles: Styles, rules: Mapping[Any, str]) -> Any:
    from odf.table import Table, TableColumn, TableHeaderRows, TableRow

    table = Table(name=sheet_name(page.name))
    for column in page.columns:
        table.addElement(
            TableColumn(
                stylename=styles.width(column.width),
                defaultcellstylename=styles.cell(column),
                visibility="collapse" if column.hidden else "visible",
            )
        )
    head = TableHeaderRows()
    head.addElement(_row([column.header for column in page.columns], styles, styles.header))
    table.addElement(head)
    for row in page.rows:
        table.addElement(_filled(page, row, styles, rules))
    spare = TableRow(stylename=styles.row, numberrowsrepeated=page.spare - 1 - len(page.rows))
    for column in page.columns:
        spare.addElement(_cell("", styles.cell(column), rules.get((column.choices, column.strict))))
    table.addElement(spare)
    return table


def _filled(page: Page, row: Sequence[str], styles: Styles, rules: Mapping[Any, str]) -> Any:
    from odf.table import TableRow

    element = TableRow(stylename=styles.row)
    for column, text in zip(page.columns, row, strict=True):
        rule = rules.get((column.choices, column.strict))
        element.addElement(_cell(text, styles.cell(column), rule))
    return element


def _lists(book: Book, styles: Styles) -> Any:
    from odf.table import Table

    table = Table(name=sheet_name(book.lists), stylename=styles.hidden)
    for row in _side_by_side(book.choices):
        table.addElement(_row(row, styles, styles.line))
    return table


def _side_by_side(lists: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    for number in range(max(map(len, lists))):
        yield [values[number] if number < len(values) else "" for values in lists]


def _row(texts: Sequence[str], styles: Styles, style: str) -> Any:
    from odf.table import TableRow

    row = TableRow(stylename=styles.row)
    for text in texts:
        row.addElement(_cell(text, style))
    return row


def _cell(text: str, style: str, rule: str | None = None) -> Any:
    """Return a cell that holds ``text`` as a text, whatever it looks like, a line a paragraph."""
    from odf.table import TableCell

    cell = TableCell(stylename=style)
    if rule:
        cell.setAttribute("contentvalidationname", rule)
    if text:
        cell.setAttribute("valuetype", "string")
        for line in text.split("\n"):
            cell.addElement(_paragraph(line))
    return cell


def _paragraph(line: str) -> Any:
    """Return one line; XML would take several blanks for one, and those at its ends for none."""
    from odf.text import P, S, Tab

    paragraph = P()
    for part in _SPACES.split(line):
        if part == "\t":
            paragraph.addElement(Tab())
        elif part and not part.strip(" "):
            paragraph.addElement(S(c=len(part)))
        elif part:
            paragraph.addText(part)
    return paragraph


def _filter(document: Any, book: Book) -> None:
    """Give each header its arrow, so that rows are sorted with what is hidden in them."""
    from odf.table import DatabaseRange, DatabaseRanges

    ranges = DatabaseRanges()
    for number, page in enumerate(book.pages):
        name = sheet_name(page.name).replace("'", "''")
        last = f"{letters(len(page.columns) - 1)}{1 + len(page.rows)}"
        ranges.addElement(
            DatabaseRange(
                name=f"range-{number}",
                targetrangeaddress=f"'{name}'.A1:'{name}'.{last}",
                displayfilterbuttons="true",
            )
        )
    document.spreadsheet.addElement(ranges)


def _freeze(document: Any, book: Book) -> None:
    """Keep the header and the titles in sight (LibreOffice's settings.xml)."""
    from odf.config import (
        ConfigItem,
        ConfigItemMapEntry,
        ConfigItemMapIndexed,
        ConfigItemMapNamed,
        ConfigItemSet,
    )

    views = ConfigItemMapNamed(name="Tables")
    for page in book.pages:
        shown = next(index for index, column in enumerate(page.columns) if not column.hidden)
        view = ConfigItemMapEntry(name=sheet_name(page.name))
        for name, kind, value in _split(shown + 1):
            view.addElement(ConfigItem(name=name, type=kind, text=value))
        views.addElement(view)
    one = ConfigItemMapEntry()
    one.addElement(ConfigItem(name="ViewId", type="string", text="view1"))
    one.addElement(views)
    found = ConfigItemMapIndexed(name="Views")
    found.addElement(one)
    settings = ConfigItemSet(name="ooo:view-settings")
    settings.addElement(found)
    document.settings.addElement(settings)


def _split(columns: int) -> Iterator[tuple[str, str, str]]:
    frozen = "2"
    for name, place in (("Horizontal", columns), ("Vertical", 1)):
        yield f"{name}SplitMode", "short", frozen
        yield f"{name}SplitPosition", "int", str(place)
    yield "PositionRight", "int", str(columns)
    yield "PositionBottom", "int", "1"
