"""The words that people write before the parts of a sub-bullet, in French and English."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from kicsync.rubrics.outlining.same_heading import fold


class Part(StrEnum):
    """A part of a sub-bullet."""

    DESCRIPTION = "description"
    TOOLS = "tools"
    EXAMPLE = "example"
    AUTHORS = "authors"


LabelWords = Mapping[Part, tuple[str, ...]]
DEFAULT: LabelWords = {
    Part.DESCRIPTION: (
        "description",
        "définition",
        "présentation",
        "contenu",
        "en quelques lignes",
        "5 lignes",
        "cinq lignes",
        "les 5 lignes",
        "definition",
    ),
    Part.TOOLS: (
        "outil",
        "outils",
        "outil(s)",
        "outillage",
        "les outils",
        "boîte à outils",
        "outils et ressources",
        "outils possibles",
        "outils utilisés",
        "des outils",
        "tool",
        "tools",
    ),
    Part.EXAMPLE: (
        "exemple",
        "exemples",
        "exemple(s)",
        "ex",
        "par exemple",
        "un exemple",
        "des exemples",
        "exemple concret",
        "exemple de commun",
        "exemple d'usage",
        "illustration",
        "example",
        "examples",
    ),
    Part.AUTHORS: (
        "auteur",
        "auteurs",
        "autrice",
        "auteur(s)",
        "auteur·rice",
        "auteur·rices",
        "rédacteur",
        "rédactrice",
        "rédacteurs",
        "rédaction",
        "rédigé par",
        "écrit par",
        "par",
        "contributeur",
        "contributeurs",
        "contributrice",
        "author",
        "authors",
        "written by",
    ),
}
"""The words, in any case and with or without accents; a schema may add its own."""

_LABEL = re.compile(r"\s*(?P<label>[^:：\n]{1,40}?)\s*(?P<sign>[:：]|\.\s*[:：]|(?<=\b[Ee]x)\.)\s*")
_ENDS = " .:：\t\n\u00a0\u202f-–—•*"


class Label(NamedTuple):
    """A label at the head of a line: of which part it is, and where its value begins."""

    part: Part
    end: int


class Labels:
    """Knows labels by their words."""

    def __init__(self, words: LabelWords = DEFAULT) -> None:
        self._parts = {fold(word): part for part, some in words.items() for word in some}

    def at(self, line: str, *, alone: bool = False) -> Label | None:
        """Return the label with which ``line`` begins, which needs a colon after it.

        A line without a colon is one if it is nothing else, and is set apart (``alone``: bold, a
        heading) or a whole paragraph.
        """
        found = _LABEL.match(line)
        if found and (part := self._parts.get(fold(found["label"].strip(_ENDS)))):
            return Label(part, found.end())
        part = self._parts.get(fold(line.strip(_ENDS))) if alone else None
        return Label(part, len(line)) if part else None

    def known(self, words: str) -> bool:
        """Tell whether ``words`` are a label."""
        return fold(words.strip(_ENDS)) in self._parts
