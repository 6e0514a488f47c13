"""The tables of a rendered page, as rows of labelled cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from lxml.html import HtmlElement

from kicsync.rendered.leaves import Leaf, leaves, links, to_html, tree
from kicsync.rendered.text import CELLS, one_line, to_text

_WIDEST, _HIGHEST = 1000, 65534
"""What HTML allows for ``colspan`` and ``rowspan`` (HTML, "Forming a table")."""
_SLOTS = 100_000
"""Places of one table; beyond them each cell has one, as a small page can ask for billions."""

_FOOT = ("smwfooter", "sortbottom")
"""Rows that belong to no page: “… further results” and sums (Help:Sortable tables)."""


class Cell(NamedTuple):
    """One value of a page: the label as it is shown, the value as lines, as HTML, its links."""

    label: str
    text: str
    html: str
    links: tuple[str, ...] = ()

    @classmethod
    def of(cls, label: str, run: Sequence[Leaf]) -> "Cell":
        """Return the value that stands in ``run``."""
        return cls(label, to_text(run), to_html(run), links(run))


class Row(NamedTuple):
    """What a page shows of one ingredient; a label may come again, for the next tool."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table: the header's labels, and every row as the elements that cover its columns."""

    labels: tuple[str, ...]
    body: tuple[tuple[HtmlElement | None, ...], ...]

    def rows(self, title: int) -> tuple[Row, ...]:
        """Return the rows; the column ``title`` holds the titles.

        Rows that share one title cell are one row, and what each adds comes after the other. A row
        in which one cell covers all columns names a group, and no ingredient.
        """
        found: list[tuple[HtmlElement, Row]] = []
        seen: set[HtmlElement] = set()
        for line in self.body:
            head = line[title]
            if head is None or len({cell for cell in line if cell is not None}) == 1 < len(line):
                continue
            cells = tuple(self._cells(line, title, seen))
            if found and found[-1][0] is head:
                row = found[-1][1]
                found[-1] = head, row._replace(cells=row.cells + cells)
            else:
                found.append((head, Row(title_of(list(leaves(head))), cells)))
        return tuple(row for _head, row in found if row.title)

    def _cells(
        self, line: Sequence[HtmlElement | None], title: int, seen: set[HtmlElement]
    ) -> Iterator[Cell]:
        """Yield the cells of a row, without those of the same ingredient's row above."""
        fresh = line[title] not in seen
        for index, cell in enumerate(line):
            if cell is not None and index != title and (fresh or cell not in seen):
                yield Cell.of(self.labels[index], list(leaves(cell)))
        seen |= {cell for cell in line if cell is not None}


def read_tables(html: str) -> tuple[Grid, ...]:
    """Return the tables of a rendered page that stand in no other one, in their order."""
    found = (grid(table) for table in tree(html).xpath("//table[not(ancestor::table)]"))
    return tuple(one for one in found if one)


def grid(table: HtmlElement) -> Grid | None:
    """Return a table with its header; None for one that has no row below it.

    The header is the first row: of ``thead``, or whose cells are all ``th``, or the first at all.
    """
    rows = [row for row in _rows(table) if not _is_foot(row)]
    lines = _filled(rows)
    first = next((i for i, row in enumerate(rows) if _is_header(row) and len(row) > 1), 0)
    width = max((len(line) for line in lines), default=0)
    if len(lines) <= first + 1 or not width:
        return None
    labels = tuple(_label(cell) for cell in _wide(lines[first], width))
    body = [_wide(lines[i], width) for i in range(first + 1, len(rows)) if not _is_header(rows[i])]
    return Grid(labels, tuple(body)) if body else None


def title_of(run: Sequence[Leaf]) -> str:
    """Return the title of the page that ``run`` names: where it is one link, the page's own.

    A link to a page that is not there yet (class ``new``) says so in its tooltip, so its text
    counts.
    """
    text = one_line(run)
    found = {e for leaf in run if leaf.text.strip() for e in leaf.path if e.tag == "a"}
    link = found.pop() if len(found) == 1 else None
    if link is None or "new" in link.get("class", "").split() or one_line(leaves(link)) != text:
        return text
    return link.get("title") or text


def _rows(table: HtmlElement) -> list[HtmlElement]:
    """Return the rows of a table in the order of the page, none of a table inside it."""
    found: list[HtmlElement] = table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    return [row for row in found if any(cell.tag in CELLS for cell in row)]


def _filled(rows: Sequence[HtmlElement]) -> list[list[HtmlElement | None]]:
    """Return for each row the cell that covers each column (HTML, "Forming a table")."""
    taken: dict[tuple[int, int], HtmlElement] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in (cell for cell in row if cell.tag in CELLS):
            while (y, x) in taken:
                x += 1
            wide, high = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _HIGHEST)
            high = min(high or len(rows), len(rows) - y)
            if len(taken) + (wide or 1) * high > _SLOTS:
                wide = high = 1
            taken |= {(y + dy, x + dx): cell for dy, dx in product(range(high), range(wide or 1))}
            x += wide or 1
    widths = [0] * len(rows)
    for y, x in taken:
        widths[y] = max(widths[y], x + 1)
    return [[taken.get((y, x)) for x in range(width)] for y, width in enumerate(widths)]


def _span(cell: HtmlElement, name: str, most: int) -> int:
    written = cell.get(name, "").strip()
    return min(int(written), most) if written.isascii() and written.isdigit() else 1


def _wide(line: Sequence[HtmlElement | None], width: int) -> tuple[HtmlElement | None, ...]:
    return (*line, *[None] * (width - len(line)))


def _label(cell: HtmlElement | None) -> str:
    return "" if cell is None else one_line(leaves(cell))


def _is_header(row: HtmlElement) -> bool:
    parent = row.getparent()
    headed = parent is not None and parent.tag == "thead"
    return headed or all(cell.tag == "th" for cell in row if cell.tag in CELLS)


def _is_foot(row: HtmlElement) -> bool:
    return any(name in row.get("class", "").split() for name in _FOOT)
