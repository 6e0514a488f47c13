"""A document -> its outline: points, sub-bullets with their parts, and what fits nowhere."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kicsync.i18n import _
from kicsync.kit.outline import Bullet, Leftover, Outline, Point
from kicsync.rubrics.outlining.authors import Authors
from kicsync.rubrics.outlining.bullet_parts import Parts
from kicsync.rubrics.outlining.heading import Heading
from kicsync.rubrics.outlining.label_words import DEFAULT, Labels, LabelWords, Part
from kicsync.rubrics.outlining.leftovers import aside, told
from kicsync.rubrics.outlining.line_text import cut, left_of, text_under
from kicsync.rubrics.outlining.lines import Line, lines
from kicsync.rubrics.outlining.roles import Role, roles
from kicsync.rubrics.outlining.summary import Summary, find_summary
from kicsync.rubrics.outlining.summary_entries import with_entries
from kicsync.rubrics.outlining.summary_match import Known, match_summary
from kicsync.rubrics.reading.blocks import Document

_NUMBERED = 2
"""So many points with numbers show that points have numbers."""


def outline(document: Document, words: LabelWords = DEFAULT) -> Outline:
    """Return what ``document`` says; ``words`` are the labels that people write in it.

    Every word of it is in a point, in a sub-bullet, or in ``left`` with the reason. Numbers of
    headings, labels, and the page numbers of a summary are its form, and not repeated.
    """
    labels = Labels(words)
    all_lines = lines(document.blocks, labels)
    summary = find_summary(all_lines)
    known = match_summary(all_lines, summary)
    outliner = _Outliner(all_lines, known, Authors([line.text for line in all_lines], labels))
    headings, loose = outliner.read(roles(all_lines, summary, known), summary)
    points, more = with_entries(headings, summary, known)
    left = [*loose, *more, *(one for block in document.blocks for one in told(block))]
    left.sort(key=lambda one: one.spot.paragraph)
    return Outline(
        tuple(numbered(points)),
        (*left, *map(aside, document.asides)),
        tuple(_labels(all_lines)),
    )


@dataclass(frozen=True)
class _Outliner:
    """Takes the lines of one document apart: who wrote what, under which heading."""

    lines: Sequence[Line]
    known: Known
    authors: Authors

    def read(
        self, found: dict[int, Role], summary: Summary
    ) -> tuple[list[Heading], list[Leftover]]:
        """Return the points, and what stands before them or in none of their parts."""
        places = sorted(found)
        first = places[0] if places else len(self.lines)
        before = [*self.lines[: summary.start], *self.lines[summary.end : max(first, summary.end)]]
        left = list(left_of(before, _("it stands before the first point")))
        points: list[Heading] = []
        for place, end in pairwise([*places, len(self.lines)] if places else []):
            line, under = self.lines[place], self.lines[place + 1 : end]
            if found[place] is Role.POINT or not points:
                point, more = self._point(line, under)
                points.append(Heading(place, end, point))
            else:
                bullet, more = self._bullet(place, end)
                points[-1].bullets.append((place, bullet))
            left += more
        return self._real(points, left), left

    def _runs_in(self, place: int) -> bool:
        """Tell whether the text goes on in the line of a heading, and is no part of it."""
        line, entry = self.lines[place], self.known.get(place)
        return bool(line.run_in) and (entry is None or entry.line.key != line.key)

    def _real(self, points: list[Heading], left: list[Leftover]) -> list[Heading]:
        """Return the points without introductions and annexes, which go to ``left``."""
        if sum(bool(heading.point.number) for heading in points) < _NUMBERED:
            return points
        real = []
        for heading in points:
            if heading.point.number or heading.bullets or heading.place in self.known:
                real.append(heading)
            else:
                reason = _("no point: it has neither a number nor sub-bullets")
                left += left_of(self.lines[heading.place : heading.end], reason)
        return real

    def _point(self, line: Line, under: Sequence[Line]) -> tuple[Point, Sequence[Leftover]]:
        names, end = self.authors.at_end(line.wording)
        reason = _("who wrote a whole point stands in no record")
        left = [Leftover(line.block.spot, ", ".join(names), reason)] if names else []
        text, spot = text_under(under), line.block.spot
        return Point(line.wording[:end], line.number, text, spot=spot), left

    def _bullet(self, place: int, end: int) -> tuple[Bullet, Sequence[Leftover]]:
        line, under = self.lines[place], self.lines[place + 1 : end]
        parts = Parts(self.authors)
        wording = line.wording
        if self._runs_in(place):
            wording, under = line.lead, [cut(line, line.run_in), *under]
        names, until = self.authors.at_end(wording)
        parts.authors += names
        parts.read(under)
        bullet = Bullet(
            wording[:until],
            line.number,
            text_under(parts.description),
            tuple(parts.tools),
            text_under(parts.example),
            tuple(dict.fromkeys(parts.authors)),
            line.block.spot,
        )
        return bullet, parts.left


def _labels(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what the document calls each part of its sub-bullets, as it mostly does."""
    for part in (Part.DESCRIPTION, Part.TOOLS, Part.EXAMPLE):
        said = Counter(line.named for line in lines if line.label and line.label.part is part)
        if said:
            yield said.most_common(1)[0][0]


def numbered(points: Sequence[Point]) -> Iterator[Point]:
    """Yield the points; one without a number has that which comes after the one before."""
    taken = {point.number for point in points}
    last = 0
    for point in points:
        number = point.number or (str(last + 1) if str(last + 1) not in taken else "")
        last = int(number) if number.isdigit() else last + 1
        yield replace(point, number=number)
