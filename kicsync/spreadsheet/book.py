"""What is to be written into a spreadsheet, whatever its format: pages of texts in columns."""

import re
from dataclasses import dataclass

_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
"""Signs in the name of a sheet (Microsoft, "Rename a worksheet")."""
LONGEST_CELL = 32_767
"""Signs in a cell, as UTF-16 counts them (Microsoft, "Excel specifications and limits")."""
_NO_SIGNS = "".join(chr((plane << 16) + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
NO_CELL = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_SIGNS}]"
)
"""What XML can't hold, or asks to avoid (XML 1.0, 2.2): odfpy writes none of it."""


@dataclass(frozen=True)
class Column:
    """One column: its header and its width in signs.

    ``choices`` are offered in a list; with ``strict`` nothing else can be typed. A ``long`` column
    holds texts of several lines.
    """

    header: str
    width: int = 20
    hidden: bool = False
    choices: tuple[str, ...] = ()
    strict: bool = False
    long: bool = False


@dataclass(frozen=True)
class Page:
    """One sheet: every row has a text for each of ``columns``, which may be ''."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def spare(self) -> int:
        """The number of rows, the header and room for new ones included."""
        return 1 + len(self.rows) + max(200, len(self.rows))


@dataclass(frozen=True)
class Book:
    """A spreadsheet; ``lists`` is the name of the hidden sheet for what columns offer."""

    pages: tuple[Page, ...]
    lists: str

    @property
    def choices(self) -> tuple[tuple[str, ...], ...]:
        """What columns offer, each list once."""
        columns = (column for page in self.pages for column in page.columns)
        return tuple(dict.fromkeys(column.choices for column in columns if column.choices))


def sheet_name(text: str) -> str:
    """Return ``text`` as a sheet may be called."""
    return _NOT_IN_NAME.sub(" ", text).strip(" '")[:_LONGEST_NAME] or "-"


def fits(text: str) -> bool:
    """Tell whether a cell of every program takes the whole of ``text``."""
    return len(text.encode("utf-16-le", "surrogatepass")) <= 2 * LONGEST_CELL
