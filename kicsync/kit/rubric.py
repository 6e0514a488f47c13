"""Rubrics: the headings of the parcours and of the wiki, and which is which; values only.

A rubric is a point or a sub-bullet of the document, a step, an ingredient's title or a field's
label of the wiki (journal, 14 January 2021).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class RubricKind(StrEnum):
    """What a rubric names."""

    STEP = "step"
    INGREDIENT = "ingredient"
    FIELD = "field"


class Rubric(NamedTuple):
    """One heading: ``key`` tells it from all others of its side and kind.

    On the wiki the key of a step is its value, of an ingredient its title, of a field its name; in
    the document it is the wording, with the point's before it where it comes twice. ``above`` is
    the key of the step or point that it stands under, ``place`` its rank among all of its kind, and
    ``text`` what is written under it, as plain words. ``beside`` are the other steps of an
    ingredient that stands under several.
    """

    kind: RubricKind
    key: str
    wording: str
    number: str = ""
    above: str = ""
    place: int = 0
    text: str = ""
    beside: tuple[str, ...] = ()


class Relation(StrEnum):
    """How a rubric of the document and one of the wiki are related."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ONLY_DOCUMENT = "only-document"
    ONLY_WIKI = "only-wiki"


@dataclass(frozen=True)
class Pair:
    """A rubric of the document and that of the wiki; one of them is None where it stands alone.

    ``score`` is from 0 to 1. Of several bullets that became one ingredient (``merged``), or one
    that became several (``split``), each is a pair of its own. ``moved`` may be reworded besides.
    """

    kind: RubricKind
    document: Rubric | None
    wiki: Rubric | None
    relation: Relation
    score: float = 0.0


class State(StrEnum):
    """Whether a wording is decided, or only proposed."""

    PROPOSED = "proposed"
    DECIDED = "decided"


DOCUMENT, WIKI = "document", "wiki"
"""What ``keep`` says for the wording of a side; anything else is an own wording."""


class Decision(NamedTuple):
    """One entry of ``schema/rubrics.yml``: both wordings ('' where a side has none), which stays.

    ``point`` is the number of the document's point, ``above`` the value of the wiki's step.
    """

    kind: RubricKind
    document: str
    wiki: str
    relation: Relation
    score: float
    keep: str
    state: State
    point: str = ""
    above: str = ""

    @property
    def wording(self) -> str:
        """The wording that stays."""
        return {DOCUMENT: self.document, WIKI: self.wiki}.get(self.keep, self.keep)
