"""Properties of Semantic MediaWiki (its manual, "Help:Property declaration")."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kicsync.wikitext.braces import CALL, LINK, Group, find_groups
from kicsync.wikitext.form_tags import computes
from kicsync.wikitext.inclusion import own

TYPE_WORDS = ("Has type", "A le type")
"""English ones are read on every wiki, French ones on a French one (its i18n/extra/*.json)."""
VALUE_WORDS = ("Allows value", "Valeur possible", "A une valeur possible", "Valeur autorisée")
_STORED = re.compile(r"\s*(?P<property>[^|{}\[\]]+?)\s*(?:::|:=)(?P<value>.*)", re.DOTALL)
_SET = re.compile(r"\s*#set\s*:(?P<first>.*)", re.IGNORECASE | re.DOTALL)
_SEPARATED = re.compile(r"\s*\+\s*sep\s*(?:=(?P<sign>.*))?", re.DOTALL)
_LONGEST = 2000


@dataclass(frozen=True)
class PropertyPage:
    """``type`` is written as on the page, '' when none is; ``values`` are those it allows."""

    type: str = ""
    values: tuple[str, ...] = ()


def parse_property(
    text: str, *, type_words: Iterable[str], value_words: Iterable[str]
) -> PropertyPage:
    """Return what ``text``, the page of a property, declares.

    ``type_words`` and ``value_words`` are what the properties for both are called.
    """
    kinds, allows = (frozenset(map(_plain, words)) for words in (type_words, value_words))
    stored = list(_stored(own(text)))
    types = [value for name, value in stored if name in kinds]
    values = dict.fromkeys(value for name, value in stored if name in allows)
    return PropertyPage(types[0].rpartition(":")[2].strip() if types else "", tuple(values))


def _stored(text: str) -> Iterator[tuple[str, str]]:
    """Yield each property that a page has, with one value of it."""
    for group in find_groups(text):
        head = group.head(text, _LONGEST) if group.mark in (LINK, CALL) else ""
        found = _STORED.fullmatch(head) if group.mark == LINK else None
        function = _SET.match(head) if group.mark == CALL else None
        pairs = [(found["property"], found["value"])] if found else []
        pairs = list(_set(function["first"], group, text)) if function else pairs
        for name, value in pairs:
            plain = html.unescape(value).strip()
            if plain and not computes(plain):
                yield _plain(name), plain


def _set(first: str, group: Group, text: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of ``{{#set:Has type=Text|Allows value=a|b|Allows value=c;d|+sep=;}}``."""
    parts = [first, *group.parts(text)[1:]]
    name = ""
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        key, equals, value = part.partition("=")
        if _SEPARATED.fullmatch(part):
            continue
        name = key if equals else name
        sign = _SEPARATED.fullmatch(after)
        values = value if equals else part
        yield from ((name, one) for one in _split(values, sign))


def _split(values: str, sign: re.Match[str] | None) -> list[str]:
    return values.split((sign["sign"] or "").strip() or ",") if sign else [values]


def _plain(words: str) -> str:
    return " ".join(words.replace("_", " ").split()).casefold()
