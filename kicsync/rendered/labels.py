"""The labels on a rendered page: ``Etape : …`` in bold, in a list, in a table, as a heading.

What is a label is known from the schema, but an example may hold lines such as ``Titre : x`` too.
So a label counts only where it is written as the page mostly writes it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.html import HtmlElement

from kicsync.rendered.leaves import Leaf, leaves, tag_of
from kicsync.rendered.rows import Cell
from kicsync.rendered.text import HEADINGS, Line, innermost, lines, split_lines

_LABEL = re.compile(r"\s*(?P<label>[^:：]{1,80}?)\s*[:：]")
_COLON = ":： \t\n\u00a0\u202f"
_WHOLE = ("th", "dt", *HEADINGS)
"""Where a line is a label though no colon follows."""

_BOLD = ("b", "strong")
Style = tuple[str, bool]
"""How a label is written: in which element, and whether it is bold."""


@dataclass(frozen=True)
class Labels:
    """What is a label: ``once`` in a block, or ``again`` for each tool; both folded by ``fold``.

    ``titles`` are those of pages that are known, folded too.
    """

    fold: Callable[[str], str]
    once: frozenset[str]
    again: frozenset[str]
    titles: frozenset[str] = field(default_factory=frozenset)

    def known(self, text: str) -> bool:
        """Tell whether ``text`` is a label."""
        return self.fold(text) in self.once | self.again


class Mark(NamedTuple):
    """A label: where its line begins, where its value does, how it is written."""

    start: int
    value: int
    label: str
    style: Style


def find_labels(root: HtmlElement, labels: Labels) -> tuple[list[Leaf], list[Mark]]:
    """Return the leaves of a page, each label cut off from what follows it, and the labels."""
    run = list(split_lines(leaves(root)))
    found: list[Mark] = []
    new: list[Leaf] = []
    behind = 0
    for line in lines(run):
        end = _label_end(line, run, labels)
        if end:
            new += run[behind : line.start]
            head, rest = _cut(run[line.start : line.end], end)
            found.append(_mark(len(new), head, line))
            new += [*head, *rest]
            behind = line.end
    return [*new, *run[behind:]], _usual(found, labels)


def cells(run: Sequence[Leaf], marks: Sequence[Mark], end: int, labels: Labels) -> Iterator[Cell]:
    """Yield the values of one block, which ends at ``end``.

    A label that comes once only is text the second time.
    """
    seen: set[str] = set()
    kept = []
    for mark in marks:
        name = labels.fold(mark.label)
        if name in labels.again or name not in seen:
            kept.append(mark)
        seen.add(name)
    for index, mark in enumerate(kept):
        after = kept[index + 1].start if index + 1 < len(kept) else end
        yield Cell.of(mark.label, run[mark.value : after])


def _label_end(line: Line, run: Sequence[Leaf], labels: Labels) -> int:
    """Return how many characters of a line are its label and colon, 0 for a line without one."""
    text = "".join(leaf.text for leaf in run[line.start : line.end])
    alone = line.inside(*_WHOLE) is not None or _is_bold(run[line.start : line.end])
    if alone and labels.known(line.text.strip(_COLON)):
        return len(text)
    found = _LABEL.match(text)
    return found.end() if found and labels.known(found["label"]) else 0


def _mark(start: int, head: Sequence[Leaf], line: Line) -> Mark:
    label = " ".join("".join(leaf.text for leaf in head).strip(_COLON).split())
    block = line.inside(*_WHOLE, "li", "td", "dd", "p", "div")
    style = tag_of(block) if block is not None else "", _is_bold(head)
    return Mark(start, start + len(head), label, style)


def _is_bold(run: Sequence[Leaf]) -> bool:
    filled = (leaf for leaf in run if leaf.text.strip(_COLON))
    return all(innermost(leaf.path, _BOLD) is not None for leaf in filled)


def _cut(run: Sequence[Leaf], length: int) -> tuple[list[Leaf], list[Leaf]]:
    """Return ``run`` in two, the first part ``length`` characters long."""
    for index, leaf in enumerate(run):
        if length <= len(leaf.text):
            rest = leaf._replace(text=leaf.text[length:])
            head = [*run[:index], leaf._replace(text=leaf.text[:length])]
            return head, [*([rest] if rest.text else []), *run[index + 1 :]]
        length -= len(leaf.text)
    return list(run), []


def _usual(marks: Sequence[Mark], labels: Labels) -> list[Mark]:
    """Return the labels that are written as the page mostly writes them."""
    styles: dict[str, Counter[Style]] = {}
    for mark in marks:
        styles.setdefault(labels.fold(mark.label), Counter())[mark.style] += 1
    usual = {label: counted.most_common(1)[0][0] for label, counted in styles.items()}
    return [mark for mark in marks if mark.style == usual[labels.fold(mark.label)]]
