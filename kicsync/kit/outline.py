"""The parcours as a document says it: points, sub-bullets and their texts; values only.

A sub-bullet is an ingredient (journal, 7 July 2020). All texts are wikitext.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Spot(NamedTuple):
    """Where something stands in the document: the number of its paragraph, and its first words."""

    paragraph: int
    words: str = ""


NOWHERE = Spot(0)


class WrittenTool(NamedTuple):
    """A tool as the document writes it: its name, its link if any, one short sentence."""

    title: str
    link: str = ""
    description: str = ""


@dataclass(frozen=True)
class Bullet:
    """One sub-bullet: its wording without its number, and what is written under it.

    ``number`` is as it stands there, ``2.3`` or ``b``, '' for none. ``authors`` are the initials or
    names in brackets. ``summary`` tells that the summary names it, ``content`` that the text does.
    """

    wording: str
    number: str = ""
    description: str = ""
    tools: tuple[WrittenTool, ...] = ()
    example: str = ""
    authors: tuple[str, ...] = ()
    spot: Spot = NOWHERE
    summary: bool = False
    content: bool = True


@dataclass(frozen=True)
class Point:
    """One numbered point: ``text`` is what stands under it before its first sub-bullet."""

    wording: str
    number: str = ""
    text: str = ""
    bullets: tuple[Bullet, ...] = ()
    spot: Spot = NOWHERE
    summary: bool = False
    content: bool = True


class Leftover(NamedTuple):
    """What fits nowhere: its text (wikitext), where it stands, and why it is in no record."""

    spot: Spot
    text: str
    reason: str


@dataclass(frozen=True)
class Outline:
    """A document as it was understood: nothing of it is in neither ``points`` nor ``left``.

    ``labels`` are what it calls the parts of its sub-bullets, ``Exemples``, each once.
    """

    points: tuple[Point, ...]
    left: tuple[Leftover, ...] = ()
    labels: tuple[str, ...] = ()

    def bullets(self) -> Iterator[tuple[Point, Bullet]]:
        """Yield every sub-bullet with its point, in the order of the document."""
        for point in self.points:
            yield from ((point, bullet) for bullet in point.bullets)
