"""Words without what people write differently in them."""

import re
import unicodedata

_NUMBER = re.compile(r"^\W*\d+\W*")
_GAPS = re.compile(r"\W+")
_ACCENTS = re.compile("[\u0300-\u036f]+")


def fold_step(step: str) -> str:
    """Return ``step`` without what people write differently: case, accents, number, dashes."""
    return fold_words(_NUMBER.sub("", step))


def fold_words(text: str) -> str:
    """Return ``text`` in small letters, without accents; what is no letter or figure is a blank."""
    if text.isascii():
        return _GAPS.sub(" ", text).strip().lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _GAPS.sub(" ", _ACCENTS.sub("", letters)).strip()
