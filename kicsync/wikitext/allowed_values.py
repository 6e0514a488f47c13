"""The values that a property allows: both old and new ones for a while, then the new ones alone.

``[[Allows value::1 - …]]`` (Semantic MediaWiki, "Help:Special property Allows value"). What
``{{#set:…}}`` says is left to a person: the plan names such a page.
"""

import re
from collections.abc import Mapping

from kicsync.wikitext.calls import Span
from kicsync.wikitext.hidden import hide_literal
from kicsync.wikitext.pieces import replaced
from kicsync.wikitext.property_page import VALUE_WORDS

_WORDS = "|".join(re.escape(word).replace(r"\ ", "[ _]") for word in VALUE_WORDS)
_ANNOTATION = re.compile(
    rf"(?P<lead>(?:^|(?<=\n))[*#:;\ \t]*|)\[\[\s*(?:{_WORDS})\s*::\s*"
    r"(?P<value>[^\[\]|]+?)\s*(?:\|[^\[\]]*)?\]\]\n?",
    re.IGNORECASE,
)


def allow_both(text: str, values: Mapping[str, str]) -> str:
    """Return the page ``text`` of a property that allows the new ``values`` beside the old ones."""
    found = list(_ANNOTATION.finditer(hide_literal(text)))
    there = {one["value"] for one in found}
    pieces = []
    for one in found:
        new = values.get(one["value"])
        if new is not None and new not in there:
            gap = "" if one[0].endswith("\n") else ("\n" if one["lead"] else " ")
            start, end = one.start("value") - one.start(), one.end("value") - one.start()
            same = text[slice(*one.span())]
            pieces.append((Span(one.end(), one.end()), gap + same[:start] + new + same[end:]))
    return replaced(text, pieces)


def allow_new(text: str, values: Mapping[str, str]) -> str:
    """Return the page ``text`` of a property with the new ``values`` in the place of the old ones.

    A value that stands there twice then is left out where it stands the second time.
    """
    pieces, seen, news = [], set(), set(values.values())
    for one in _ANNOTATION.finditer(hide_literal(text)):
        value = values.get(one["value"], one["value"])
        if value in seen and value in news:
            pieces.append((Span(*one.span()), ""))
        elif value != one["value"]:
            pieces.append((Span(*one.span("value")), value))
        seen.add(value)
    return replaced(text, pieces)


def allowed(text: str) -> list[str]:
    """Return the values that the page ``text`` of a property allows, in their order."""
    return [found["value"] for found in _ANNOTATION.finditer(hide_literal(text))]
