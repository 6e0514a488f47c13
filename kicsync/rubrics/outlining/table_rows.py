"""A table with a row for each ingredient, as the wiki shows them -> headings with their parts."""

from collections.abc import Iterable, Iterator

from kicsync.rubrics.outlining.label_words import Labels, Part
from kicsync.rubrics.reading.blocks import Block, Cell, Kind
from kicsync.rubrics.reading.runs import Run, joined, line_of

ROW = "kicsync row"
"""The style of a heading that was the first cell of a row."""

_LOWEST = 9
"""The level of the lowest heading style of Word and LibreOffice."""

_FEWEST = 2
"""Columns with labels that make such a table."""


def opened(blocks: Iterable[Block], labels: Labels) -> Iterator[Block]:
    """Yield ``blocks``, in the place of such tables a heading and its parts for each row."""
    for block in blocks:
        head = [_label(cell, labels) for cell in block.table[0]] if block.table else []
        if sum(bool(label) for label in head) >= _FEWEST and head[0] == "":
            for row in block.table[1:]:
                yield from _opened(block, head, row)
        else:
            yield block


def _label(cell: Cell, labels: Labels) -> str:
    """Return the label that a cell is, '' if it is none."""
    words = " ".join(map(line_of, cell.lines))
    found = labels.at(words, alone=True)
    return words if found and found.part is not Part.AUTHORS else ""


def _opened(block: Block, head: list[str], row: tuple[Cell, ...]) -> Iterator[Block]:
    first, *others = row
    if any(map(line_of, first.lines)):
        yield Block(block.place, Kind.HEADING, joined(first.lines, " "), _LOWEST, style=ROW)
    for number, cell in enumerate(others, 1):
        label = head[number] if number < len(head) else ""
        if label and any(map(line_of, cell.lines)):
            yield Block(block.place, Kind.TEXT, (Run(f"{label} :"),))
        for line in cell.lines:
            yield Block(block.place, Kind.TEXT, line)
