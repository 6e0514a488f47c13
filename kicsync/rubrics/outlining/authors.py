"""Who wrote a sub-bullet: initials or names in brackets, ``(CM)``, ``[Christian]``, ``(CM + EW)``.

Brackets may hold other things, ``(SCIC)`` or ``(Loomio)``. They hold authors where they stand alone
on a line, after the end of a sentence, or square at the end. After the words of a heading they do
if they are two letters of no known meaning, if the document says the same elsewhere, or if it holds
a name of which they are the initials.
"""

import re
from collections import Counter
from collections.abc import Iterable

from kicsync.rubrics.outlining.label_words import Labels
from kicsync.rubrics.outlining.same_heading import fold

_NAME = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+)*"
_ONE = rf"(?:[A-ZÀ-ÖØ-Þ]{{2,3}}|{_NAME}(?: (?:{_NAME}|[A-ZÀ-ÖØ-Þ]\.?))?)"
_SEVERAL = re.compile(rf"\s*({_ONE}(?:\s*(?:[,;+/&]|et|and)\s*{_ONE})*)\s*")
_BETWEEN = re.compile(r"\s*(?:[,;+/&]|\bet\b|\band\b)\s*")
_AT_END = re.compile(r"\s*(?P<open>[(\[])(?P<inside>[^()\[\]]{2,60})[)\]]\s*[.:]?\s*$")
_FULL = re.compile(rf"\b({_NAME})[ -]({_NAME})(?:[ -]({_NAME}))?\b")
_SENTENCE = tuple(".!?…»”")
_AGAIN = 2
_TWO = 2
_WORDS = frozenset({"AG", "CA", "CC", "CE", "CV", "IA", "RH", "TL", "TP", "UE", "UX", "VR"})
"""Two letters that are no initials."""


class Authors:
    """Knows the authors of one document."""

    def __init__(self, lines: Iterable[str], labels: Labels) -> None:
        """``lines`` are those of the document; what is a label is no name."""
        self._labels = labels
        texts = list(lines)
        self._seen = Counter(
            who
            for text in texts
            if (found := _AT_END.search(text))
            for who in self._names(found[2])
        )
        self._initials = {
            initials
            for text in texts
            for found in _FULL.finditer(text)
            for initials in _initials_of([part for part in found.groups() if part])
        }

    def at_end(self, text: str) -> tuple[tuple[str, ...], int]:
        """Return the authors in brackets at the end of ``text``, and where their brackets begin.

        Without any, it is where the text ends.
        """
        found = _AT_END.search(text)
        names = self._names(found["inside"]) if found else ()
        if found is None or not names:
            return (), len(text)
        before = text[: found.start()].rstrip()
        sure = not before or before.endswith(_SENTENCE) or found["open"] == "["
        if sure or all(self._is_known(name) for name in names):
            return names, found.start()
        return (), len(text)

    def named(self, text: str) -> tuple[str, ...]:
        """Return the authors that the text after a label names."""
        parts = (part.strip(" .()[]") for part in _BETWEEN.split(text))
        return tuple(part for part in parts if part)

    def _names(self, text: str) -> tuple[str, ...]:
        found = _SEVERAL.fullmatch(text)
        if found is None or self._labels.known(text):
            return ()
        return tuple(_BETWEEN.split(found[1]))

    def _is_known(self, name: str) -> bool:
        initials = len(name) == _TWO and name.isupper() and name not in _WORDS
        return initials or self._seen[name] >= _AGAIN or name in self._initials


def _initials_of(names: list[str]) -> Iterable[str]:
    """Yield the initials of a name; of Claire-Marie, both letters or only the first."""
    yield fold("".join(name[0] for name in names)).upper()
    yield fold("".join(part[0] for name in names for part in name.split("-"))).upper()
