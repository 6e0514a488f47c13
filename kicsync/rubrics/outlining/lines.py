"""The blocks of a document as lines, each with what may make a heading of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kicsync.rubrics.outlining.label_words import Label, Labels
from kicsync.rubrics.outlining.numbering import Head, head_of
from kicsync.rubrics.outlining.same_heading import key_of
from kicsync.rubrics.outlining.table_rows import opened
from kicsync.rubrics.reading.blocks import Block, Kind
from kicsync.rubrics.reading.runs import (
    Runs,
    all_bold,
    from_place,
    lines_of,
    plain,
    stripped,
    up_to,
)

LONGEST = 200
"""Characters of the longest heading."""

_LEADER = re.compile(r"[\s.…·_]*(?:\.{2,}|…|\t|_{2,}|\s{2,})[\s.…·_]*\d{1,3}\s*$")
"""Dots, a tab or blanks, and the number of a page, in a summary."""

_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_ENDS = " :：\t\n\u00a0\u202f"
_RUN_IN = re.compile(r"\s*([^:：\n]{3,100}?)\s*(?:[:：]|(?P<dash>\s[–—-]))\s+(?=\S)")
_EDGES = _ENDS + ".–—-•*"
_CONTENTS = re.compile(r"(?:toc|contents|table des mati\S*)\s*(\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One line of a block, or a whole table.

    ``first`` of its block; ``head`` is its number by hand, ``label`` the one that it begins with.
    """

    block: Block
    runs: Runs
    first: bool
    head: Head | None
    label: Label | None

    @property
    def text(self) -> str:
        """The words that are shown, number and all."""
        return plain(self.runs)

    @cached_property
    def wording(self) -> str:
        """The words without number, page number, or colon at the end."""
        bare = plain(self.runs)[self.head.end if self.head else 0 :]
        return " ".join(_LEADER.sub("", bare).strip(_ENDS).split())

    @property
    def unsigned(self) -> str:
        """The wording without what stands in brackets at the end: who wrote it."""
        return _BRACKETS.sub("", self.wording)

    @cached_property
    def key(self) -> str:
        """The folded words of the wording, unsigned if anything is left then."""
        return key_of(self.unsigned) or key_of(self.wording)

    @property
    def named(self) -> str:
        """What its label says, '' without one."""
        start = self.head.end if self.head else 0
        return self.text[start : self.label.end].strip(_EDGES) if self.label else ""

    @cached_property
    def run_in(self) -> int:
        """Where the text begins that goes on after a heading in the same line, 0 for none.

        ``Décider : on vote.``: the heading is bold, or what follows is a sentence. A dash needs a
        bold heading before it.
        """
        start = self.head.end if self.head else 0
        found = _RUN_IN.match(self.text, start)
        if self.label or found is None:
            return 0
        return (
            found.end()
            if self._bold_up_to(found[1])
            or (not found["dash"] and self.text.rstrip().endswith((".", "!", "?")))
            else 0
        )

    @property
    def lead(self) -> str:
        """The wording before the text that goes on after it, '' for none."""
        start = self.head.end if self.head else 0
        found = _RUN_IN.match(self.text, start) if self.run_in else None
        return " ".join(found[1].split()) if found else ""

    @property
    def bold_lead(self) -> bool:
        """Whether a bold heading begins it, after which its text goes on."""
        return bool(self.lead) and self._bold_up_to(self.lead)

    def _bold_up_to(self, lead: str) -> bool:
        """Tell whether a heading is bold, but for who wrote it."""
        start = self.head.end if self.head else 0
        return all_bold(up_to(from_place(self.runs, start), len(_BRACKETS.sub("", lead))))

    @property
    def lead_key(self) -> str:
        """The folded words of the wording before the text that goes on, like ``key``."""
        return key_of(_BRACKETS.sub("", self.lead))

    @property
    def number(self) -> str:
        """Its number, by hand or by the list that it is in; '' for none."""
        by_hand = self.head.number if self.head else ""
        return by_hand or (self.block.number if self.first else "")

    @property
    def depth(self) -> int:
        """How deep its number counts: 1 for a point, 2 for a sub-bullet; 0 without a number."""
        if self.head and self.head.depth:
            return self.head.depth
        number = self.block.number if self.first else ""
        return self.block.level + number.count(".") if number else 0

    @property
    def style(self) -> int:
        """The level of its heading style, 0 for none."""
        return self.block.level if self.block.kind is Kind.HEADING else 0

    @property
    def item(self) -> int:
        """How deep the list is of which it is an item, 0 for none."""
        if self.head and self.head.form == "sign":
            return max(self.block.level, 1)
        return self.block.level if self.block.kind is Kind.ITEM and self.first else 0

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all_bold(self.runs)

    @property
    def contents(self) -> int:
        """The level of an entry in a table of contents made by a program, 0 for none."""
        found = _CONTENTS.match(self.block.style)
        return int(found[1]) if found else 0

    @cached_property
    def short(self) -> bool:
        """Whether it may be a heading at all."""
        whole = self.block.kind not in (Kind.TABLE, Kind.CODE) and bool(self.key)
        return whole and len(self.wording) <= LONGEST and self.label is None


def lines(blocks: Iterable[Block], labels: Labels) -> tuple[Line, ...]:
    """Return the lines of ``blocks``."""
    rows = opened(blocks, labels)
    return tuple(line for block in rows for line in _of_block(block, labels))


def _of_block(block: Block, labels: Labels) -> Iterator[Line]:
    if block.kind in (Kind.TABLE, Kind.CODE):
        yield Line(block, block.runs, first=True, head=None, label=None)
        return
    parts = [stripped(runs) for runs in lines_of(block.runs)]
    kept = [runs for runs in parts if runs]
    for index, runs in enumerate(kept):
        alone = block.kind is Kind.HEADING or len(kept) == 1 or all_bold(runs)
        yield _line(block, runs, labels, first=not index, alone=alone)


def _line(block: Block, runs: Runs, labels: Labels, *, first: bool, alone: bool) -> Line:
    text = plain(runs)
    head = head_of(text)
    after = head.end if head else 0
    label = labels.at(text[after:], alone=alone)
    return Line(block, runs, first, head, label and Label(label.part, after + label.end))
