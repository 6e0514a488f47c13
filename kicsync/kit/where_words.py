"""The words of a condition, English and French, and texts without what people write differently."""

import re
import unicodedata
from enum import StrEnum


class Word(StrEnum):
    """What a word of a condition means."""

    AND = "and"
    OR = "or"
    NOT = "not"
    IS = "is"
    EMPTY = "empty"
    HAS = "has"
    CONTAINS = "contains"
    MATCHES = "matches"
    EXACT = "exact"
    FILLER = "filler"
    LINES = "lines"
    WORDS = "words"
    COUNT = "count"


WORDS = {
    "and": Word.AND,
    "et": Word.AND,
    "or": Word.OR,
    "ou": Word.OR,
    "not": Word.NOT,
    "non": Word.NOT,
    "pas": Word.NOT,
    "is": Word.IS,
    "est": Word.IS,
    "n'est": Word.IS,
    "empty": Word.EMPTY,
    "vide": Word.EMPTY,
    "has": Word.HAS,
    "a": Word.HAS,
    "n'a": Word.HAS,
    "contains": Word.CONTAINS,
    "contient": Word.CONTAINS,
    "matches": Word.MATCHES,
    "correspond": Word.MATCHES,
    "exact": Word.EXACT,
    "exactement": Word.EXACT,
    "ne": Word.FILLER,
    "à": Word.FILLER,
    "lines": Word.LINES,
    "lignes": Word.LINES,
    "words": Word.WORDS,
    "mots": Word.WORDS,
    "count": Word.COUNT,
    "nombre": Word.COUNT,
}
"""Each word as it is written, in small letters. “ne” and “à” say nothing by themselves: “ne
contient pas”, “correspond à”."""

_MARKS = re.compile("[\u0300-\u036f]+")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "œ": "oe", "æ": "ae"})


def fold(text: str) -> str:
    """Return ``text`` in small letters, without accents, with one blank between its words."""
    return " ".join(unaccented(text.casefold()).split())


def unaccented(text: str) -> str:
    """Return ``text`` without accents, with plain apostrophes and dashes."""
    letters = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return letters.translate(_ALIKE)
