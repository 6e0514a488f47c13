"""Tables as they are written, ``{| … |}``: rows and cells, each with its exact place.

The rules are those of MediaWiki's own reader (``Parser::handleTables``; Help:Tables): it goes line
by line, after templates and opaque tags are taken out, so those are hidden first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from kicsync.kit.lists import SPACE
from kicsync.wikitext.calls import Span, trimmed
from kicsync.wikitext.mask import FILLER, mask_opaque

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_OPEN = re.compile(r":*[ \t]*\{\|")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BRACES = re.compile(r"\{\{|\}\}")
_SPAN = r"{}\s*=\s*[\"']?\s*(\d+)"
_ROWSPAN = re.compile(_SPAN.format("rowspan"), re.IGNORECASE)
_COLSPAN = re.compile(_SPAN.format("colspan"), re.IGNORECASE)
_MOST = 1000
"""Columns or rows that one cell may cover (HTML, "Forming a table")."""
_PLACES = 100_000
"""Places of one table; beyond them each cell has one, as a small page can ask for billions."""


class Cell(NamedTuple):
    """One cell: its mark (``|``, ``!``, ``||``, ``!!``), its attributes, all of its content."""

    mark: Span
    attributes: Span
    content: Span
    header: bool

    def text(self, page: str) -> str:
        """Return the content without the blanks around it."""
        return trimmed(page, self.content).of(page)

    def wide(self, page: str) -> int:
        """Return how many columns the cell covers."""
        return _number(_COLSPAN, self.attributes.of(page))

    def high(self, page: str) -> int:
        """Return how many rows the cell covers."""
        return _number(_ROWSPAN, self.attributes.of(page))


class Row(NamedTuple):
    """One row, from the line ``|-`` (``head``; blank for a first row without one) to the next."""

    head: Span
    cells: tuple[Cell, ...]
    end: int


class WikiTable(NamedTuple):
    """One table; ``whole`` is False where something between its rows is no cell."""

    span: Span
    rows: tuple[Row, ...]
    whole: bool

    def columns(self, page: str) -> list[list[Cell | None]]:
        """Return for each row the cell that covers each column, a cell from above included."""
        taken: dict[tuple[int, int], Cell] = {}
        for y, row in enumerate(self.rows):
            x = 0
            for cell in row.cells:
                while (y, x) in taken:
                    x += 1
                wide, high = cell.wide(page), min(cell.high(page), len(self.rows) - y)
                if len(taken) + wide * high > _PLACES:
                    wide = high = 1
                places = product(range(high), range(wide))
                taken |= {(y + dy, x + dx): cell for dy, dx in places}
                x += wide
        width = max((x + 1 for _y, x in taken), default=0)
        return [[taken.get((y, x)) for x in range(width)] for y in range(len(self.rows))]


def wikitables(page: str) -> tuple[WikiTable, ...]:
    """Return the tables of ``page`` that stand in no other one; one without an end is none."""
    found: list[WikiTable] = []
    reader: _Reader | None = None
    depth = 0
    for start, line in _lines(hide(page)):
        bare = line.strip(SPACE)
        if _OPEN.match(bare):
            reader = _Reader(start) if not depth else reader
            depth += 1
        elif depth and bare.startswith("|}"):
            depth -= 1
            if not depth and reader:
                end = start + line.index("|}") + len("|}")
                found.append(reader.finish(start, end))
        elif depth == 1 and reader:
            reader.read(start, line)
    return tuple(found)


def hide(page: str) -> str:
    """Return ``page`` with template calls and opaque tags hidden, character for character.

    A comment is as good as blank.
    """
    text = _uncommented(page, mask_opaque(page))
    opened: list[int] = []
    pieces: list[str] = []
    behind = 0
    for brace in _BRACES.finditer(text):
        if brace[0] == "{{":
            opened.append(brace.start())
        elif opened:
            start = opened.pop()
            if not opened:
                pieces += [text[behind:start], FILLER * (brace.end() - start)]
                behind = brace.end()
    return "".join([*pieces, text[behind:]])


def _uncommented(page: str, masked: str) -> str:
    """Return ``masked`` with blanks for the comments of ``page``, but for those inside of tags."""
    pieces: list[str] = []
    behind = 0
    for comment in _COMMENT.finditer(page):
        start, end = comment.span()
        if masked[start] == FILLER and masked[start - 1 : start] != FILLER:
            pieces += [masked[behind:start], " " * (end - start)]
            behind = end
    return "".join([*pieces, masked[behind:]])


@dataclass
class _Reader:
    """Reads the lines of one table; the lines of tables inside it are content."""

    start: int
    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    head: Span | None = None
    captioned: bool = False
    whole: bool = True

    def read(self, start: int, line: str) -> None:
        """Take in one line, which begins at ``start``."""
        bare = line.strip(SPACE)
        at = start + len(line) - len(line.lstrip(SPACE))
        if bare.startswith("|-"):
            self._end_row(start)
            self.head, self.captioned = Span(start, start + len(line.rstrip("\n"))), False
        elif bare.startswith("|+"):
            self.captioned = True
        elif bare.startswith(("|", "!")):
            self.captioned = False
            self._close_cell(start)
            self.head = self.head or Span(start, start)
            self.cells += _cells(at, line.strip(SPACE))
        elif bare and not self.cells and not self.captioned:
            self.whole = False

    def finish(self, start: int, end: int) -> WikiTable:
        """Return the table, whose last line begins at ``start``."""
        self._end_row(start)
        return WikiTable(Span(self.start, end), tuple(self.rows), self.whole)

    def _close_cell(self, start: int) -> None:
        """Let the last cell reach to the line that begins at ``start``."""
        if self.cells:
            last = self.cells[-1]
            content = Span(last.content.start, max(start - 1, last.content.start))
            self.cells[-1] = last._replace(content=content)

    def _end_row(self, start: int) -> None:
        self._close_cell(start)
        if self.head is not None:
            self.rows.append(Row(self.head, tuple(self.cells), start))
        self.cells = []


def _cells(start: int, line: str) -> Iterator[Cell]:
    """Yield the cells that a line holds; of ``!`` cells ``!!`` parts them too."""
    header = line.startswith("!")
    marks = [0, *(m.start() for m in re.finditer(r"\|\||!!" if header else r"\|\|", line[1:]))]
    places = [0, *(mark + 1 for mark in marks[1:])]
    for index, place in enumerate(places):
        mark = Span(start + place, start + place + (2 if index else 1))
        end = start + (places[index + 1] if index + 1 < len(places) else len(line))
        yield _cell(mark, Span(mark.end, end), line[mark.end - start : end - start], header=header)


def _cell(mark: Span, span: Span, text: str, *, header: bool) -> Cell:
    """Return a cell; what stands before its first pipe is attributes, unless it is a link."""
    head, pipe, _rest = text.partition("|")
    if not pipe or "[[" in head or "-{" in head:
        return Cell(mark, Span(span.start, span.start), span, header)
    edge = span.start + len(head)
    return Cell(mark, Span(span.start, edge), Span(edge + 1, span.end), header)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((line.start(), line[0]) for line in _LINE.finditer(text) if line[0])


def _number(pattern: re.Pattern[str], attributes: str) -> int:
    found = pattern.search(attributes)
    return max(1, min(int(found[1]), _MOST)) if found else 1


def texts(page: str, cells: Sequence[Cell | None]) -> tuple[str, ...]:
    """Return the contents of ``cells``, '' where there is none."""
    return tuple(cell.text(page) if cell else "" for cell in cells)
