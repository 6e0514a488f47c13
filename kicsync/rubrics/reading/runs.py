"""Text with its looks: what a line of a document says, and what marks its words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Flag, auto
from typing import NamedTuple


class Look(Flag):
    """How words look, or what a program that tracks changes says of them."""

    PLAIN = 0
    BOLD = auto()
    ITALIC = auto()
    STRUCK = auto()
    CODE = auto()
    ABOVE = auto()
    BELOW = auto()
    INSERTED = auto()
    DELETED = auto()
    COMMENT = auto()
    NOTE = auto()
    PICTURE = auto()
    BOX = auto()
    ADDRESS = auto()


UNSHOWN = (
    Look.STRUCK | Look.DELETED | Look.COMMENT | Look.NOTE | Look.PICTURE | Look.BOX | Look.ADDRESS
)
"""What never becomes part of a text: it is told beside it."""


class Run(NamedTuple):
    """Words of one look; ``colour`` is ``#rrggbb`` or '', ``who`` wrote a comment or a change."""

    text: str
    look: Look = Look.PLAIN
    link: str = ""
    colour: str = ""
    who: str = ""

    @property
    def shown(self) -> bool:
        """Whether it is part of the text."""
        return not self.look & UNSHOWN


Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """Return the words that are shown, as they stand there."""
    return "".join(run.text for run in runs if run.shown)


def line_of(runs: Iterable[Run]) -> str:
    """Return the words that are shown, on one line."""
    return " ".join(plain(runs).split())


def from_place(runs: Sequence[Run], place: int) -> Runs:
    """Return what comes after the first ``place`` characters that are shown.

    What is not shown stays, wherever it stands.
    """
    found: list[Run] = []
    for run in runs:
        cut = min(place, len(run.text)) if run.shown else 0
        place -= cut
        if run.text[cut:]:
            found.append(run._replace(text=run.text[cut:]))
    return tuple(found)


def up_to(runs: Sequence[Run], place: int) -> Runs:
    """Return the first ``place`` characters that are shown, and nothing that is not."""
    found: list[Run] = []
    for run in runs:
        if run.shown and place > 0:
            found.append(run._replace(text=run.text[:place]))
            place -= len(run.text)
    return tuple(found)


def lines_of(runs: Sequence[Run]) -> Iterator[Runs]:
    """Yield the lines, which end at a newline that is shown."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n") if run.shown else [run.text]
        line.append(run._replace(text=first))
        for text in others:
            yield _filled(line)
            line = [run._replace(text=text)]
    yield _filled(line)


def stripped(runs: Sequence[Run]) -> Runs:
    """Return ``runs`` without blanks at both ends."""
    text = plain(runs)
    head = len(text) - len(text.lstrip())
    cut = from_place(runs, head)
    ends = len(text.strip())
    kept: list[Run] = []
    for run in cut:
        piece = run.text[: max(ends, 0)] if run.shown else run.text
        ends -= len(run.text) if run.shown else 0
        kept.append(run._replace(text=piece))
    return _filled(kept)


def joined(lines: Iterable[Sequence[Run]], between: str = "\n") -> Runs:
    """Return ``lines`` as one text."""
    found: list[Run] = []
    for line in lines:
        if found and line:
            found.append(Run(between))
        found += line
    return tuple(found)


def all_bold(runs: Iterable[Run]) -> bool:
    """Tell whether every word that is shown is bold."""
    words = [run for run in runs if run.shown and re.search(r"\w", run.text)]
    return bool(words) and all(run.look & Look.BOLD for run in words)


def _filled(runs: Iterable[Run]) -> Runs:
    return tuple(run for run in runs if run.text)
