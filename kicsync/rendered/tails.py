"""The first paragraph of a value, and what stands behind it."""

from itertools import dropwhile

from kicsync.rendered.leaves import leaves, tree
from kicsync.rendered.rows import Cell
from kicsync.rendered.text import HEADINGS, Line, lines, split_lines

_PARAGRAPHS = ("p", "li", "td", "th", "dd", "dt", "div", "pre", "blockquote", "table", *HEADINGS)


def split_tail(cell: Cell) -> tuple[Cell, Cell | None]:
    """Return the first paragraph of ``cell``, and the others as a value without a label."""
    run = list(split_lines(leaves(tree(cell.html))))
    found = list(lines(run))
    if not found:
        return cell, None
    first = _paragraph(found[0])
    rest = next(dropwhile(lambda line: _paragraph(line) is first, found), None)
    if rest is None:
        return cell, None
    return Cell.of(cell.label, run[: rest.start]), Cell.of("", run[rest.start :])


def _paragraph(line: Line) -> object:
    return line.inside(*_PARAGRAPHS)
