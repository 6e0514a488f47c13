"""The arborescence: the ordered steps in which an ingredient stands (journal, 7 July 2020)."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_GAP = "[ \u00a0\t]"
_NUMBERED = re.compile(
    rf"(?:[^\W\d_]+{_GAP}+)?(?:n[°º]{_GAP}*)?(?P<numbers>\d{{1,3}}(?:\.\d{{1,3}})*)"
    rf"(?:{_GAP}*[-–—.):]{_GAP}+|(?:(?<=\.\d)|(?<=\.\d\d)){_GAP}+)(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


Way = tuple[int, ...]
"""The way to a step in the tree: (0, 2) leads to the third step below the first."""


class Step(NamedTuple):
    """One step; ``value`` is what stands in the pages, ``1 - Qualifier la ressource…``."""

    number: int
    title: str
    value: str
    page: str = ""
    question: str = ""
    steps: tuple["Step", ...] = ()


class Numbered(NamedTuple):
    """A value in its two parts; the numbers of ``1.2 - …`` are (1, 2)."""

    numbers: tuple[int, ...]
    title: str


def all_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return ``steps`` and those below them, each before its own, as the tree is read."""
    return tuple(found for step in steps for found in (step, *all_steps(step.steps)))


def numbered(value: str) -> Numbered:
    """Split ``1 - Title``, ``1. Title``, ``1) Title``, ``Étape 1 : Title`` or ``1.2 Title``.

    A value without a number is all title, and has no numbers.
    """
    found = _NUMBERED.fullmatch(value.strip())
    if found is None:
        return Numbered((), value.strip())
    return Numbered(tuple(map(int, found["numbers"].split("."))), found["title"].strip())


class Placed(NamedTuple):
    """A step where it is to stand: ``below`` are its own, whatever ``step.steps`` holds.

    ``origin`` is the way to the step that it was before, None for a new one.
    """

    step: Step
    origin: Way | None = None
    below: tuple["Placed", ...] = ()


def standing(steps: Iterable[Step], way: Way = ()) -> tuple[Placed, ...]:
    """Return ``steps`` as they stand, each at its origin."""
    return tuple(
        Placed(step._replace(steps=()), (*way, index), standing(step.steps, (*way, index)))
        for index, step in enumerate(steps)
    )


def grown(placed: Iterable[Placed]) -> tuple[Step, ...]:
    """Return the tree of steps that ``placed`` makes."""
    return tuple(one.step._replace(steps=grown(one.below)) for one in placed)
