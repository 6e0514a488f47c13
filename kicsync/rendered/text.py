"""Leaves of a rendered page -> plain lines, as a reader sees them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lxml.html import HtmlElement

from kicsync.rendered.leaves import Leaf, tag_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CELLS = ("td", "th")
_BLOCKS = frozenset(
    {
        *HEADINGS,
        *CELLS,
        *("address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt"),
        *("caption", "figcaption", "figure", "hr", "li", "ol", "p", "pre", "section", "table"),
        *("tr", "ul"),
    }
)
_BETWEEN_CELLS = " | "
_PIECE = re.compile(r"[^\n]*\n|[^\n]+")


class Line(NamedTuple):
    """What stands on one line: ``run[start:end]``, its text, and the elements around its start."""

    start: int
    end: int
    text: str
    path: tuple[HtmlElement, ...]

    def inside(self, *tags: str) -> HtmlElement | None:
        """Return the innermost element with one of ``tags`` in which this line stands."""
        return innermost(self.path, tags)


def innermost(path: Sequence[HtmlElement], tags: Iterable[str]) -> HtmlElement | None:
    """Return the last element of ``path`` with one of ``tags``."""
    return next((element for element in reversed(path) if tag_of(element) in tags), None)


def split_lines(run: Iterable[Leaf]) -> Iterator[Leaf]:
    """Yield ``run`` with each text cut after its line ends: authors break lines in paragraphs."""
    for leaf in run:
        pieces = _PIECE.findall(leaf.text)
        yield from (leaf._replace(text=piece) for piece in pieces) if pieces else [leaf]


def lines(run: Sequence[Leaf]) -> Iterator[Line]:
    """Yield the lines of ``run``, which ``split_lines`` has cut, that hold something."""
    start = 0
    for index in range(1, len(run) + 1):
        if index < len(run) and not _parted(run[index - 1], run[index]):
            continue
        text = " ".join("".join(map(_shown, run[start:index])).split())
        if text:
            yield Line(start, index, text, run[start].path)
        start = index


def to_text(run: Iterable[Leaf]) -> str:
    """Return a run of leaves as lines of text; several cells of a row stand on one line."""
    texts: list[str] = []
    for row, found in groupby(lines(list(split_lines(run))), lambda line: line.inside("tr")):
        by_cell = groupby(found, lambda line: line.inside(*CELLS))
        cells = [[line.text for line in cell] for _cell, cell in by_cell]
        if row is None or len(cells) == 1:
            texts += [text for cell in cells for text in cell]
        else:
            texts.append(_BETWEEN_CELLS.join(" ".join(cell) for cell in cells))
    return "\n".join(texts)


def one_line(run: Iterable[Leaf]) -> str:
    """Return a run of leaves as one line, for a title or a label."""
    return " ".join(to_text(run).split())


def _parted(before: Leaf, after: Leaf) -> bool:
    broken = before.element is not None and before.element.tag in ("br", "hr")
    other = innermost(before.path, _BLOCKS) is not innermost(after.path, _BLOCKS)
    return broken or other or before.text.endswith("\n")


def _shown(leaf: Leaf) -> str:
    if leaf.element is None:
        return leaf.text
    return leaf.element.get("alt", "") if leaf.element.tag == "img" else " "
