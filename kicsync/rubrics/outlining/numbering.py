"""Numbers that people write before a heading: ``2.``, ``2/``, ``Point 2 :``, ``2.3``, ``a)``."""

import re
from typing import NamedTuple

LETTER = 2
"""The depth of ``a)``, which stands under a point."""

_FORMS = (
    (
        "point",
        re.compile(
            r"(?:point|étape|etape|partie|chapitre|step|part)\s+(?:n°\s*)?(\d{1,2}|[ivx]{1,4})\b"
            r"\s*[:.)/–—-]*\s*",
            re.IGNORECASE,
        ),
    ),
    ("parts", re.compile(r"(\d{1,2}(?:[.-]\d{1,2}){1,3})\s*[.):/–—-]?\s+")),
    ("number", re.compile(r"(\d{1,2})\s*(?:[.):/](?!\d)|[–—-]\s)\s*")),
    ("roman", re.compile(r"([IVX]{1,4})\s*(?:[.)/]|[–—-]\s)\s*")),
    ("letter", re.compile(r"([a-zA-Z])\s*(?:[.)/]\s|[–—-]\s)\s*")),
)
_SIGN = re.compile(r"[-–—•●○■◦▪·‣➢*>→]\s+")
_ROMAN = {"i": 1, "v": 5, "x": 10}


class Head(NamedTuple):
    """What stands before a wording: its number as it is written, and where the wording begins.

    ``depth`` is 1 for a point, 2 for a sub-bullet, more below, 0 for a sign that counts nothing;
    ``form`` is the name of the way of writing.
    """

    number: str
    depth: int
    end: int
    form: str


def head_of(text: str) -> Head | None:
    """Return the number, or the sign of an item, with which ``text`` begins."""
    blank = len(text) - len(text.lstrip())
    for form, pattern in _FORMS:
        if found := pattern.match(text, blank):
            number = found[1]
            depth = {"parts": len(re.split("[.-]", number)), "letter": LETTER}.get(form, 1)
            return Head(number.replace("-", "."), depth, found.end(), form)
    sign = _SIGN.match(text, blank)
    return Head("", 0, sign.end(), "sign") if sign else None


def value_of(number: str) -> int:
    """Return what a number of one part counts, 0 where it can't be told."""
    if number.isdigit():
        return int(number)
    if len(number) == 1 and number.islower() and number not in _ROMAN:
        return ord(number) - ord("a") + 1
    return _roman(number.lower())


def letter_value(number: str) -> int:
    """Return the rank of a letter in the alphabet, 0 for none."""
    letter = number.lower()
    return ord(letter) - ord("a") + 1 if len(letter) == 1 and "a" <= letter <= "z" else 0


def _roman(text: str) -> int:
    if not text or set(text) - set(_ROMAN):
        return 0
    values = [_ROMAN[sign] for sign in text]
    after = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, after, strict=True))
