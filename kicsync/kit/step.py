"""The arborescence: the ordered steps in which an ingredient stands (journal, 7 July 2020)."""

from typing import NamedTuple


class Step(NamedTuple):
    """One step; ``value`` is what stands in the pages, ``1 - Qualifier la ressource…``."""

    number: int
    title: str
    value: str
    page: str = ""
    question: str = ""
    steps: tuple["Step", ...] = ()


def all_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return ``steps`` and those below them, each before its own, as the tree is read."""
    return tuple(found for step in steps for found in (step, *all_steps(step.steps)))
