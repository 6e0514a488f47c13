"""A wording as its words: without accents, case, numbers, articles and endings."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol
from unicodedata import normalize

from kicsync.kit.step import numbered
from kicsync.kit.where_words import fold

_WORD = re.compile(r"[a-z0-9]+")
_OR_NOT = re.compile(r"\bou (?:non|pas)\b")
_WHAT = re.compile(r"\bqu'est[- ]ce qu[e']\s*|\bc'est quoi\b")
_INFINITIVE = re.compile(r"^(?:s'|se |ne pas |bien )?([a-z]+(?:er|ir|re))\b")
_MARK = re.compile(r"\s*([?!:;])")
_FEW = 3
"""Digits: what has no more is a number in a list; letters: what has no more has no plural."""

_NOT = frozenset({"pas", "sans", "non", "jamais", "aucun", "aucune", "eviter", "empecher"})
NEGATION = "~"
"""The stem that stands for every negation."""

PLAIN, LEADING, WORN = 1.0, 0.6, 0.2
"""What a word tells; a verb that begins a wording tells less than what it is about."""


class Word(NamedTuple):
    """A stem, and how much it tells, from 0 to 1."""

    stem: str
    weight: float = PLAIN


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
    plain = _WHAT.sub("definition ", _OR_NOT.sub(" ", fold(numbered(text).title)))
    found = _WORD.findall(plain)
    verb = _INFINITIVE.match(plain)
    telling = [word for word in found if _tells(word)]
    lead = verb[1] if verb and len(telling) > 1 else ""
    return tuple(_word(word, lead) for word in telling or found)


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
    text = (files("kicsync.rubrics") / "french" / f"{name}.txt").read_text("utf-8")
    return tuple(fold(line) for line in text.splitlines() if line and not line.startswith("#"))


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
