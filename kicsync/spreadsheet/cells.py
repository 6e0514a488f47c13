"""What a spreadsheet holds, whatever its format: sheets of rows of cells, as text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What the spreadsheet takes a cell for; only TEXT is word for word what a person typed.

    ANY is a cell of .csv, which does not say.
    """

    TEXT = "text"
    ANY = "any"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    ERROR = "error"


class Cell(NamedTuple):
    """One cell. Its lines end in LF; a date is written ``2024-01-31``, a number ``1.5``.

    ``indent`` is the level of its indentation as a format (blanks stay in the text). A ``formula``
    says that the text is the result which the program kept, '' for none. ``covered`` cells lie
    below a cell that was merged over them, and are blank.
    """

    text: str
    indent: int = 0
    kind: Kind = Kind.TEXT
    formula: bool = False
    covered: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet: blank cells at the end of a row, and blank rows at the end, are left out.

    ``notes`` say, in words, what was read otherwise than a person may expect.
    """

    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


BLANK = Cell("")


def trimmed(row: list[Cell]) -> Row:
    """Return ``row`` without the blank cells at its end."""
    end = len(row)
    while end and row[end - 1] == BLANK:
        end -= 1
    return tuple(row[:end])


def trimmed_rows(rows: list[Row]) -> tuple[Row, ...]:
    """Return ``rows`` without the blank ones at their end."""
    end = len(rows)
    while end and not rows[end - 1]:
        end -= 1
    return tuple(rows[:end])


def plain_lines(text: str) -> str:
    """Return ``text`` with LF at the ends of its lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def letters(column: int) -> str:
    """Return the letters that spreadsheets give to a column; 0 is ``A``, 26 ``AA``."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name = chr(ord("A") + rest) + name
        column -= 1
    return name
