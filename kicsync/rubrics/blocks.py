"""A document as a row of blocks: headings, paragraphs, items of lists and tables."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import NamedTuple

from kicsync.kit.outline import Spot
from kicsync.rubrics.runs import Runs, Table, line_of

_WORDS = 8


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    TEXT = auto()
    ITEM = auto()
    TABLE = auto()
    CODE = auto()


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


@dataclass(frozen=True)
class Document:
    """A document that was read: ``name`` as people know it."""

    name: str
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...] = ()
