"""Blocks of labelled lines on a rendered page: a title as a heading, then ``Etape : …`` and so on.

An example may hold headings too, so a heading begins a block only at the level at which most of
those stand that labels follow.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from kicsync.rendered.labels import Labels, Mark, cells, find_labels
from kicsync.rendered.leaves import Leaf, tag_of, tree
from kicsync.rendered.rows import Cell, Row, title_of
from kicsync.rendered.text import HEADINGS, lines


class _Heading(NamedTuple):
    """A heading: where it begins and ends, its level, and the title that it names."""

    start: int
    end: int
    level: int
    title: str


def read_blocks(html: str, labels: Labels) -> tuple[Row, ...]:
    """Return the blocks of a rendered page, () where no heading has labelled lines below it."""
    return tuple(_Page(*find_labels(tree(html), labels), labels).rows())


def read_labelled(html: str, labels: Labels) -> tuple[Cell, ...]:
    """Return the labelled values of a page that is one block without a heading of its own."""
    run, marks = find_labels(tree(html), labels)
    return tuple(cells(run, marks, len(run), labels))


@dataclass(frozen=True)
class _Page:
    """A page, its labels, and what is one."""

    run: Sequence[Leaf]
    marks: Sequence[Mark]
    labels: Labels

    def rows(self) -> Iterator[Row]:
        """Yield the blocks."""
        starts = [heading for heading in self.headings if self._opens(heading)]
        for start in starts:
            above = (h for h in self.headings if h.level < start.level)
            end = self._next(start, [*starts, *above])
            inside = [mark for mark in self.marks if start.end <= mark.start < end]
            yield Row(start.title, tuple(cells(self.run, inside, end, self.labels)))

    @cached_property
    def headings(self) -> tuple[_Heading, ...]:
        """The headings that are no labels."""
        labelled = {mark.start for mark in self.marks}
        found = []
        for line in lines(self.run):
            element = line.inside(*HEADINGS)
            if element is not None and line.start not in labelled:
                title = title_of(self.run[line.start : line.end])
                found.append(_Heading(line.start, line.end, int(tag_of(element)[1]), title))
        return tuple(found)

    @cached_property
    def following(self) -> dict[_Heading, str]:
        """The label that stands right below a heading, folded."""
        starts = [line.start for line in lines(self.run)]
        below = dict(pairwise(starts))
        names = {mark.start: self.labels.fold(mark.label) for mark in self.marks}
        found = {h: names.get(below.get(h.start, -1), "") for h in self.headings}
        return {heading: name for heading, name in found.items() if name}

    @cached_property
    def opening(self) -> tuple[int, str]:
        """The level of the headings of blocks, and the label that mostly stands below them."""
        counted = Counter((h.level, name) for h, name in self.following.items())
        return counted.most_common(1)[0][0] if counted else (0, "")

    def _opens(self, heading: _Heading) -> bool:
        """Tell whether a heading begins a block; words may stand before its first label."""
        level, first = self.opening
        if heading.level != level:
            return False
        end = self._next(heading, [h for h in self.headings if h.level <= level])
        inside = (mark for mark in self.marks if heading.end <= mark.start < end)
        return (
            self.following.get(heading, "") in self.labels.once
            or self.labels.fold(heading.title) in self.labels.titles
            or any(self.labels.fold(mark.label) == first for mark in inside)
        )

    def _next(self, start: _Heading, others: Sequence[_Heading]) -> int:
        """Return where the first of ``others`` after ``start`` begins, or the page ends."""
        return min((h.start for h in others if h.start > start.start), default=len(self.run))
