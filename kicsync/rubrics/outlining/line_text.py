"""Lines of a document -> wikitext: those of one block are one paragraph, item or table again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kicsync.kit.outline import Leftover, Spot
from kicsync.rubrics.outlining.lines import Line
from kicsync.rubrics.outlining.to_wiki import blocks_text
from kicsync.rubrics.reading.blocks import Block, Kind
from kicsync.rubrics.reading.runs import from_place, joined


def text_under(lines: Sequence[Line]) -> str:
    """Return the wikitext of lines, those of one block as one."""
    blocks = list(_blocks(lines))
    least = min((b.level for b in blocks if b.kind is Kind.ITEM), default=1)
    return blocks_text([_raised(block, least) for block in blocks])


def left_of(lines: Sequence[Line], reason: str) -> Iterator[Leftover]:
    """Yield each block of ``lines`` as left for a reason."""
    for block in _blocks(lines):
        if text := blocks_text([block]):
            yield Leftover(Spot(block.place, block.spot.words), text, reason)


def _raised(block: Block, least: int) -> Block:
    """Return an item as deep as it stands under its heading, not in the document."""
    if block.kind is not Kind.ITEM:
        return block
    return replace(block, level=block.level - least + 1)


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    held: list[Line] = []
    for line in lines:
        if held and line.block is not held[0].block:
            yield _block(held)
            held = []
        held.append(line)
    if held:
        yield _block(held)


def _block(lines: Sequence[Line]) -> Block:
    first = lines[0]
    if first.block.kind in (Kind.TABLE, Kind.CODE):
        return first.block
    runs = joined(line.runs for line in lines)
    block = first.block.saying(runs)
    return block if first.first else Block(block.place, Kind.TEXT, runs)


def cut(line: Line, place: int) -> Line:
    """Return what a line says after its first ``place`` characters; it is no item any more."""
    text = line.block.kind is Kind.ITEM
    block = replace(line.block, kind=Kind.TEXT) if text else line.block
    return Line(block, from_place(line.runs, place), line.first, None, None)
