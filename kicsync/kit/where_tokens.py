"""The signs and words of which a condition is made, each with its place."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.where_words import WORDS, Word


class Shape(Enum):
    """What a token looks like."""

    TEXT = "text"
    NUMBER = "number"
    SIGN = "sign"
    WORD = "word"
    END = "end"


class Token(NamedTuple):
    """One sign or word; ``value`` is a text without its quotes, and ``start`` where it begins."""

    shape: Shape
    value: str
    start: int

    @property
    def word(self) -> Word | None:
        """What the word means beside the fields, None for any other token."""
        if self.shape is not Shape.WORD:
            return None
        return WORDS.get(self.value.casefold().replace("’", "'"))


_TOKEN = re.compile(
    r"""
    (?P<text>"(?:[^"]|"")*"|“[^”]*”|«[^»]*»|'(?:[^']|'')*')
    |(?P<number>[0-9]+)(?![\w.'’-])
    |(?P<sign><=|>=|!=|==|[=<>≤≥≠()])
    |(?P<word>[nN]['’][^\W\d_]+|[\w](?:[\w.-]*\w)?)
    """,
    re.VERBOSE,
)
_GAP = re.compile(r"\s*")
_SAME = {"≤": "<=", "≥": ">=", "≠": "!=", "==": "="}


class Source(NamedTuple):
    """A condition as it was typed, for its errors."""

    text: str

    def error(self, reason: str, start: int, hint: str = "") -> ConfigError:
        """Return an error that shows the condition, with a caret under the place."""
        head = _("The condition can't be understood: {reason}.").format(reason=reason)
        return ConfigError(f"{head}\n    {self.text}\n    {' ' * start}^", hint=hint)


def source(text: str) -> Source:
    """Return a condition on one line, each accent with its letter: the caret counts characters."""
    return Source("".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text)))


def tokens(condition: Source) -> Iterator[Token]:
    """Yield the tokens of a condition, the last one its end; raises ConfigError."""
    text = condition.text
    position = _gap(text, 0)
    while position < len(text):
        found = _TOKEN.match(text, position)
        if not found:
            raise _unknown(condition, position)
        shape = Shape(found.lastgroup)
        yield Token(shape, _value(shape, found[0]), position)
        position = _gap(text, found.end())
    yield Token(Shape.END, "", position)


def _gap(text: str, position: int) -> int:
    found = _GAP.match(text, position)
    assert found
    return found.end()


def _value(shape: Shape, raw: str) -> str:
    if shape is not Shape.TEXT:
        return _SAME.get(raw, raw)
    quote, inside = raw[0], raw[1:-1]
    if quote == "«":
        return inside.strip()
    return inside.replace(quote * 2, quote) if quote in "\"'" else inside


def _unknown(condition: Source, position: int) -> ConfigError:
    sign = condition.text[position]
    if sign in "\"'“«":
        return condition.error(_("this quote is never closed"), position)
    return condition.error(_("“{sign}” means nothing here").format(sign=sign), position)
