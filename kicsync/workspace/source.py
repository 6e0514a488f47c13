"""The text of a file, and where things stand in it."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from kicsync.errors import RecordError
from kicsync.i18n import N_, _

LARGEST = 2 * 1024 * 1024
"""Bytes: as much as a page of MediaWiki may hold (``$wgMaxArticleSize``)."""

BREAK = re.compile(r"\r\n|\n|\r")
_SAVE = N_("Open it in your editor and save it again with the encoding UTF-8.")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)"
)
"""A character that nobody sees and that breaks the lines: no file may hold it."""


class Place(NamedTuple):
    """From ``line`` and ``column`` to the end, which is not included; they count from 1."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of ``text``, to turn an index into a place."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in BREAK.finditer(self.text))]

    def number(self, index: int) -> int:
        """Return the number of the line that holds ``index``, counted from 1."""
        return bisect_right(self._starts, index)

    def place(self, start: int, end: int) -> Place:
        """Return where the characters from ``start`` to ``end`` stand."""
        first, last = self.number(start), self.number(end)
        column, end_column = start - self._starts[first - 1], end - self._starts[last - 1]
        return Place(first, column + 1, last, end_column + 1)

    def span(self, number: int) -> tuple[int, int]:
        """Return where line ``number`` starts, and where it ends without its line end."""
        start = self._starts[min(number, len(self._starts)) - 1]
        return start, start + len(self.line(number))

    def line(self, number: int) -> str:
        """Return the text of line ``number``, '' past the end."""
        if not 0 < number <= len(self._starts):
            return ""
        return BREAK.split(self.text[self._starts[number - 1] :], maxsplit=1)[0]


def decode(data: bytes, file: str) -> str:
    """Return the text of a file, its line ends as they are; raises ``RecordError``."""
    if len(data) > LARGEST:
        raise RecordError(
            _("This file is too large: a page of the wiki holds at most 2 MB."),
            file=file,
            hint=_("Keep the text in it, and put pictures and documents on the wiki as files."),
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RecordError(_("This file is in UTF-16, not in UTF-8."), file=file, hint=_(_SAVE))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\n|\r", data[: error.start])) + 1
        raise RecordError(
            _("This file is not in UTF-8."), file=file, line=line, hint=_(_SAVE)
        ) from None


def refuse_invisible(text: str, file: str) -> None:
    """Raise ``RecordError`` for a character that nobody sees and that breaks the lines.

    U+2028 and its like come with texts pasted from a PDF; YAML 1.1 takes them for line breaks.
    """
    found = INVISIBLE.search(text)
    if found:
        raise RecordError(
            _("This line holds an invisible character (U+{code}).").format(
                code=f"{ord(found[0]):04X}"
            ),
            file=file,
            line=Lines(text).number(found.start()),
            hint=_("Delete it; it often comes with a text pasted from a PDF or a web page."),
        )
