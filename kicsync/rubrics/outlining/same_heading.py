"""Whether two wordings are the same heading of one document, written twice by people."""

import re
import unicodedata

ALIKE = 0.85
"""How alike two headings are that differ in a word or in typing."""


def fold(text: str) -> str:
    """Return ``text`` without case and accents, with one blank between its words."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(letters.casefold().split())


def key_of(wording: str) -> str:
    """Return the folded words of ``wording`` alone: two that have the same are one heading."""
    return " ".join(re.findall(r"\w+", fold(wording)))


def alike(one: str, other: str) -> bool:
    """Tell whether the headings of two keys are one."""
    return likeness(one, other) >= ALIKE


def likeness(one: str, other: str) -> float:
    """Return how alike two keys are, from 0 to 1."""
    from rapidfuzz.fuzz import ratio, token_sort_ratio

    if one == other:
        return 1.0
    return max(ratio(one, other), token_sort_ratio(one, other)) / 100
