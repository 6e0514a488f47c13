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
