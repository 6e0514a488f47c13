"""A wording as its words: without accents, case, numbers, articles and endings."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol
from unicodedata import normalize

from kicsync.kit.step import numbered
from kicsync.kit.where_words import fold

_WORD = re.compile(r"[a-z0-9]+")
_ASIDE = re.compile(
    r"\b(?:ou (?:non|pas)|au fur et a mesure|au fil de l'eau|(pas|peu|petit) a \1)\b"
)
"""Turns that add nothing to what a heading is about."""
_ITEMS = re.compile(r"\s*[,;:/&+()]\s*|\s(?:et|ou|puis|ainsi que)\s")
_WHAT = re.compile(r"\bqu'est[- ]ce qu[e']\s*|\bc'est quoi\b")
_INFINITIVE = re.compile(r"^(?:s'|se |ne pas |bien )?([a-z]+(?:er|ir|re))\b")
_INITIALS = re.compile(r"\b[A-Z]{2,}\b")
_MARK = re.compile(r"\s*([?!:;])")
_FEW = 3
"""Digits: what has no more is a number in a list; letters: what has no more has no plural."""

_NOT = frozenset({"pas", "sans", "non", "jamais", "aucun", "aucune", "eviter", "empecher"})
NEGATION = "~"
"""The stem that stands for every negation."""

PLAIN, LEADING, WORN = 1.0, 0.6, 0.2
"""What a word tells; a verb that begins a wording tells less than what it is about."""


class Word(NamedTuple):
    """A stem, and how much it tells, from 0 to 1; ``initials`` stand for words: “PLU”, “SCIC”."""

    stem: str
    weight: float = PLAIN
    initials: bool = False


def same(one: str, other: str) -> bool:
    """Tell whether two wordings differ in nothing but blanks, apostrophes and marks at the end."""
    return typed(one) == typed(other)


def typed(text: str) -> str:
    """Return ``text`` without what typing it anew may change: blanks, apostrophes, a last mark."""
    plain = _MARK.sub(r" \1", normalize("NFC", text).replace("’", "'"))
    return " ".join(plain.split()).rstrip(" .:;,")


@cache
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a heading that carry its meaning, in their order, without its number.

    Where it has nothing but small words, these are returned.
    """
    plain = _WHAT.sub("definition ", _ASIDE.sub(" ", fold(numbered(text).title)))
    found = _WORD.findall(plain)
    verb = _INFINITIVE.match(plain)
    short = _initials(text)
    telling = [word for word in found if word in short or _tells(word)]
    lead = verb[1] if verb and len(telling) > 1 else ""
    return tuple(Word(w, initials=True) if w in short else _word(w, lead) for w in telling or found)


def items(text: str) -> tuple[tuple[Word, ...], ...]:
    """Return the words of each thing that a heading names: “Le bilan et le budget” names two.

    What is done with it is no part of it: () stands for a verb alone.
    """
    return tuple(_thing(part) for part in _ITEMS.split(numbered(text).title) if part)


def _thing(part: str) -> tuple[Word, ...]:
    found = words(part)
    verb = len(found) == 1 and _INFINITIVE.match(fold(part))
    return () if verb else tuple(word for word in found if word.weight == PLAIN)


def stems(text: str) -> tuple[str, ...]:
    """Return the words of any text, as ``words`` does for a heading."""
    return tuple(stem(word) for word in _WORD.findall(fold(text)) if _tells(word))


@cache
def stem(word: str) -> str:
    """Return what the forms of ``word``, without accents, have in common (Snowball's French)."""
    if word in _NOT:
        return NEGATION
    if word.startswith("communic"):
        return "~communiqu"  # its stem would be that of “commun”, or a form of it
    return _stemmer().stemWord(_singular(word))


@cache
def french(name: str) -> frozenset[str]:
    """Return the words of ``french/<name>.txt``."""
    return frozenset(word for line in french_lines(name) for word in line.split())


def french_lines(name: str) -> tuple[str, ...]:
    """Return the lines of ``french/<name>.txt`` but for its comments, without accents."""
    text = (files("kicsync.rubrics.aligning") / "french" / f"{name}.txt").read_text("utf-8")
    return tuple(fold(line) for line in text.splitlines() if line and not line.startswith("#"))


def _initials(text: str) -> frozenset[str]:
    """Return the initials in ``text`` that stand for words; none where all is in capitals."""
    return frozenset(map(fold, _INITIALS.findall("" if text.isupper() else text)))


def _word(word: str, lead: str) -> Word:
    if _singular(word) in french("worn"):
        return Word(stem(word), WORN)
    return Word(stem(word), LEADING if word == lead else PLAIN)


def _tells(word: str) -> bool:
    if word.isdigit():
        return len(word) > _FEW
    return word in _NOT or word not in french("small")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _FEW and word[-1] in "sx" else word


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (the library's name)


@cache
def _stemmer() -> _Stemmer:
    import snowballstemmer

    found: _Stemmer = snowballstemmer.stemmer("french")
    return found
