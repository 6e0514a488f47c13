"""A text still holds what stands in for the real one.

“plop”, “à compléter”, “TODO”, “lorem ipsum”, “xxx”, “à définir”, “tbd” or nothing but dots: it was
meant to be replaced, and on the wiki everybody reads it. Write the text, or leave the field blank.

“à compléter” and “à définir” are good French within a sentence (“un tableau à compléter
ensemble”), and are found only where they stand by themselves. Add your own words with the option
words.

Wrong::

    titre: Tenir un journal ouvert
    exemple: À compléter.

Right::

    titre: Tenir un journal ouvert
    exemple: Un atelier tient sur un mur un tableau à compléter ensemble.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC402", "placeholder", Severity.WARNING, options={"words": []})

# Searched in bytes, which is the fastest way to see that there is nothing to see. Only ASCII
# letters are small there: "compl\xc3" begins both "complé" and "COMPLÉ".
_BYTES = (b"plop", b"todo", b"lorem", b"xxx", b"tbd", b"completer", b"compl\xc3", b"finir")
_SIGNS = tuple(re.compile(sign).search for sign in _BYTES)
_DOTS_ALONE = 5  # "....." is the longest that anybody types
# A word in an address, a file name or a longer name ("plop-lab") stands for itself.
_LEFT, _RIGHT = r"(?<![\w/.@=?&#-])", r"(?![\w/@=&#-]|\.\w)"
_LATER = r"[àa]\s(?:compl[ée]ter|d[ée]finir)"


def check(document: Document, _context: Context, options: Options) -> Iterator[Problem]:
    """Yield each word that stands in for a text."""
    words = tuple(filter(str.strip, options["words"]))
    if _may_hold(document.joined, words):
        yield from _problems(document, _pattern(words))
    for path, _field, text in document.texts:
        if len(text) <= _DOTS_ALONE and text and not text.strip(".…"):
            yield Problem(_message(text), path, 0, len(text))


def _may_hold(joined: str, words: tuple[str, ...]) -> bool:
    raw = joined.encode(errors="ignore").lower()
    if any(search(raw) for search in _SIGNS):
        return True
    lower = joined.lower() if words else ""
    return any(word.lower() in lower for word in words)


def _problems(document: Document, pattern: re.Pattern[str]) -> Iterator[Problem]:
    for path, _field, text in document.texts:
        for found in pattern.finditer(text):
            start, end = found.span(found.lastindex or 0)
            yield Problem(_message(text[start:end]), path, start, end)


def _message(word: str) -> str:
    message = _("“{word}” stands in for a text: write the real one, or leave the field blank.")
    return message.format(word=word)


@lru_cache(1)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a word that stands in for a text; its last group is the word."""
    plain = "|".join(
        ["plop", r"lorem\s+ipsum", "tbd", "x{3,}", "(?-i:TODO)", *map(re.escape, words)]
    )
    return re.compile(
        rf"{_LEFT}({plain}){_RIGHT}"
        r"|^[^\w\n]*(todo)(?=\s*(?::|$))"
        rf"|[(\[:–—]\s*({_LATER}){_RIGHT}"
        rf"|^[^\w\n]*({_LATER})(?=\s*(?:[.:!…;,)\]]|$|par\b|plus\stard\b))"
        rf"|^[^\w\n]*\w+\s({_LATER})(?=[^\w\n]*$)",  # "Exemple à compléter"
        re.IGNORECASE | re.MULTILINE,
    )
