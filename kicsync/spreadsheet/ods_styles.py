"""The looks of an .ods file: widths, wrapped texts, a header, what is hidden (OpenDocument 1.3)."""

from typing import Any

from kicsync.spreadsheet.book import Column

_CM = 0.2
"""The width of a sign, about."""
_HEADER = "#e7eef5"


class Styles:
    """The styles of one document."""

    def __init__(self, document: Any) -> None:
        from odf.number import TextContent, TextStyle
        from odf.style import TableCellProperties, TextProperties

        self.automatic = document.automaticstyles
        self.widths: dict[int, str] = {}
        as_text = TextStyle(name="as-text")
        as_text.addElement(TextContent())
        self.automatic.addElement(as_text)
        self.hidden = self._add("hidden", "table", _table_properties(display="false"))
        wrapped = {"wrapoption": "wrap", "verticalalign": "top"}
        self.long = self._add("long", "table-cell", TableCellProperties(**wrapped))
        self.line = self._add(
            "line", "table-cell", TableCellProperties(**wrapped), datastylename="as-text"
        )
        self.header = self._add(
            "header",
            "table-cell",
            TableCellProperties(wrapoption="wrap", verticalalign="middle", backgroundcolor=_HEADER),
            TextProperties(fontweight="bold"),
        )
        self.row = self._add("row", "table-row", _row_properties())

    def width(self, signs: int) -> str:
        """Return the style of a column of ``signs``."""
        from odf.style import TableColumnProperties

        if signs not in self.widths:
            shape = TableColumnProperties(columnwidth=f"{signs * _CM:.2f}cm")
            self.widths[signs] = self._add(f"width-{signs}", "table-column", shape)
        return self.widths[signs]

    def cell(self, column: Column) -> str:
        """Return the style of the cells of ``column``."""
        return self.long if column.long else self.line

    def _add(self, name: str, family: str, *properties: Any, **attributes: str) -> str:
        from odf.style import Style

        style = Style(name=name, family=family, **attributes)
        for one in properties:
            style.addElement(one)
        self.automatic.addElement(style)
        return name


def _table_properties(*, display: str) -> Any:
    from odf.style import TableProperties

    return TableProperties(display=display)


def _row_properties() -> Any:
    from odf.style import TableRowProperties

    return TableRowProperties(useoptimalrowheight="true")
