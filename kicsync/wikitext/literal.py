"""The tables of ingredients that are written in the text of a page.

A table is read as one of ingredients by its header; one with something between its rows that is no
cell, such as a template that makes rows, belongs to the wiki and is never edited.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kicsync.kit import Schema
from kicsync.kit.table import Columns, columns
from kicsync.kit.titles import page_title
from kicsync.wikitext.plain import plain
from kicsync.wikitext.wikitable import Cell, Row, WikiTable, texts, wikitables

_AROUND = r"(?:['\s]|<!--.*?-->)*"
_ONE_LINK = re.compile(
    rf"(?P<lead>{_AROUND}\[\[:?)(?P<page>[^\[\]|#{{}}<>\n]+)(?P<part>#[^\[\]|\n]*)?"
    rf"(?P<label>\|[^\[\]\n]*)?(?P<rest>\]\]{_AROUND})",
    re.DOTALL,
)
_FOOT = re.compile(r"\bclass\s*=\s*(?:\"[^\"]*|'[^']*)?\bsortbottom\b", re.IGNORECASE)
"""A row that stays below all others, such as a sum (Help:Sortable tables)."""


class Line(NamedTuple):
    """A row below the header, its title, and the cell that covers each column."""

    row: Row
    title: str
    cells: tuple[Cell | None, ...]

    def own(self, column: int) -> Cell | None:
        """Return the cell of ``column`` if it belongs to this row and no other column."""
        cell = self.cells[column]
        return cell if cell in self.row.cells and self.cells.count(cell) == 1 else None


class Literal(NamedTuple):
    """One table of ingredients: what its columns are, and its rows below the header."""

    table: WikiTable
    labels: tuple[str, ...]
    columns: Columns
    title: int
    lines: tuple[Line, ...]


def find_literal(page: str, schema: Schema) -> tuple[Literal, ...]:
    """Return the tables of ingredients of ``page``: those that fit the schema as well as the best.

    None at all, if one of them has rows that are no rows.
    """
    found = [one for table in wikitables(page) if (one := _literal(page, table, schema))]
    best = max((len(one.columns.fields) for one in found), default=0)
    fit = tuple(one for one in found if len(one.columns.fields) == best)
    same = all(fit[0].columns.targets == one.columns.targets for one in fit)
    return fit if best and same and all(one.table.whole for one in fit) else ()


def _literal(page: str, table: WikiTable, schema: Schema) -> Literal | None:
    headers = (i for i, r in enumerate(table.rows) if _is_header(r) and len(r.cells) > 1)
    first = next(headers, next((i for i, row in enumerate(table.rows) if row.cells), None))
    if first is None:
        return None
    grid = table.columns(page)
    labels = tuple(" ".join(plain(text).split()) for text in texts(page, grid[first]))
    found = columns(labels, schema)
    if found.title is None or not found.fields:
        return None
    title = found.title
    below = zip(table.rows[first + 1 :], grid[first + 1 :], strict=True)
    lines = tuple(_lines(page, title, below))
    return Literal(table, labels, found, title, lines)


def _lines(page: str, title: int, below: "zip[tuple[Row, list[Cell | None]]]") -> Iterator[Line]:
    """Yield the rows of ingredients: no headers, no names of groups of rows, no sums."""
    for row, cells in below:
        head = cells[title]
        apart = _is_header(row) or _FOOT.search(row.head.of(page)) or len(set(cells)) == 1
        if head and not apart:
            name = title_in(head.text(page))
            if name:
                yield Line(row, name, tuple(cells))


def title_in(text: str) -> str:
    """Return the title that a cell names: the page of its one link, or its words."""
    link = _ONE_LINK.fullmatch(text)
    return page_title(link["page"] if link else " ".join(plain(text).split()))


def retitled(text: str, title: str) -> str:
    """Return the cell ``text`` with another title; its marks, and words of its own, stay."""
    old, link = title_in(text), _ONE_LINK.fullmatch(text)
    if link is None:
        return text.replace(old, title, 1) if old in text else title
    label = link["label"] or ""
    shown = f"|{title}" if label and page_title(label[1:]) == old else label
    return f"{link['lead']}{title}{link['part'] or ''}{shown}{link['rest']}"


def _is_header(row: Row) -> bool:
    return bool(row.cells) and all(cell.header for cell in row.cells)
