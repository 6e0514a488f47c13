"""A value in two: where its first paragraph ends, or where what is known of it does."""

from collections.abc import Sequence
from itertools import dropwhile

from kicsync.rendered.leaves import Leaf, leaves, tree
from kicsync.rendered.rows import Cell
from kicsync.rendered.text import HEADINGS, Line, lines, split_lines

_PARAGRAPHS = ("p", "li", "td", "th", "dd", "dt", "div", "pre", "blockquote", "table", *HEADINGS)
Halves = tuple[Cell, Cell | None]


def split_tail(cell: Cell) -> Halves:
    """Return the first paragraph of ``cell``, and the others as a value without a label."""
    run, found = _lines(cell)
    if not found:
        return cell, None
    first = _paragraph(found[0])
    rest = next(dropwhile(lambda line: _paragraph(line) is first, found), None)
    return _halves(cell, run, rest)


def split_after(cell: Cell, known: Cell) -> Halves:
    """Return ``cell`` cut where ``known`` ends, with all lines of which it begins."""
    run, found = _lines(cell)
    begin = [line.text for line in _lines(known)[1]]
    if not begin or [line.text for line in found[: len(begin)]] != begin:
        return cell, None
    return _halves(cell, run, next(iter(found[len(begin) :]), None))


def section(cell: Cell) -> str:
    """Return the first heading of a whole section in ``cell``, '' for none."""
    found = (line.text for line in _lines(cell)[1] if line.inside(*HEADINGS[:2]) is not None)
    return next(found, "")


def _lines(cell: Cell) -> tuple[list[Leaf], list[Line]]:
    run = list(split_lines(leaves(tree(cell.html))))
    return run, list(lines(run))


def _halves(cell: Cell, run: Sequence[Leaf], rest: Line | None) -> Halves:
    if rest is None:
        return cell, None
    return Cell.of(cell.label, run[: rest.start]), Cell.of("", run[rest.start :])


def _paragraph(line: Line) -> object:
    return line.inside(*_PARAGRAPHS)
