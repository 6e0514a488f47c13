"""A document as a row of blocks: headings, paragraphs, items of lists and tables."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import NamedTuple

from kicsync.kit.outline import Spot
from kicsync.rubrics.reading.runs import Runs, line_of

_WORDS = 8
"""Words by which a person finds a paragraph again."""


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    TEXT = auto()
    ITEM = auto()
    TABLE = auto()
    CODE = auto()


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its lines, and how far it reaches."""

    lines: tuple[Runs, ...]
    head: bool = False
    across: int = 1
    down: int = 1


Table = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Block:
    """One paragraph, or one table. ``place`` is its number in the document, from 1.

    ``level`` is that of a heading style (1 to 9), or how deep an item stands in lists (from 1; also
    that of a paragraph that goes on under an item). ``number`` is what a numbered list or heading
    counts (``2``, ``2.3``, ``b``), '' for a bullet. ``style`` is the name of the style if there is
    one.
    """

    place: int
    kind: Kind
    runs: Runs = ()
    level: int = 0
    number: str = ""
    style: str = ""
    table: Table = ()

    @property
    def words(self) -> str:
        """The words that are shown, on one line."""
        if self.kind is Kind.TABLE:
            cells = (line_of(line) for row in self.table for cell in row for line in cell.lines)
            return " ".join(filter(None, cells))
        return line_of(self.runs)

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return Spot(self.place, " ".join(self.words.split()[:_WORDS]))

    def saying(self, runs: Runs) -> "Block":
        """Return the block with other runs."""
        return replace(self, runs=runs)


class Aside(NamedTuple):
    """What stands beside the text of a document.

    ``what`` is header, footer, or comment or note for one that belongs nowhere in the text.
    """

    what: str
    text: str


def distinct(asides: Iterable[Aside]) -> tuple[Aside, ...]:
    """Return what ``asides`` say on one line, each text once, and none without words."""
    lines = (one._replace(text=" ".join(one.text.split())) for one in asides)
    found: dict[str, Aside] = {}
    for one in lines:
        found.setdefault(one.text, one)
    return tuple(one for one in found.values() if one.text)


@dataclass(frozen=True)
class Document:
    """A document that was read: ``name`` as people know it."""

    name: str
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...] = ()
