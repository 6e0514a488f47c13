"""The values that a property allows: both old and new ones for a while, then the new ones alone.

``[[Allows value::1 - …]]`` (Semantic MediaWiki, "Help:Special property Allows value"). What
``{{#set:…}}`` says is left to a person: the plan names such a page.
"""

import re
from collections.abc import Mapping

from kicsync.wikitext.property_page import VALUE_WORDS

_WORDS = "|".join(re.escape(word).replace(r"\ ", "[ _]") for word in VALUE_WORDS)
_ANNOTATION = re.compile(
    rf"((?:^|(?<=\n))[*#:;\ \t]*|)(\[\[\s*(?:{_WORDS})\s*::\s*)"
    r"([^\[\]|]+?)(\s*(?:\|[^\[\]]*)?\]\]\n?)",
    re.IGNORECASE,
)


def allow_both(text: str, values: Mapping[str, str]) -> str:
    """Return the page ``text`` of a property that allows the new ``values`` beside the old ones."""
    there = set(_found(text))
    extra = {old: new for old, new in values.items() if new not in there}
    return _ANNOTATION.sub(lambda found: _twice(found, extra), text)


def allow_new(text: str, values: Mapping[str, str]) -> str:
    """Return the page ``text`` of a property with the new ``values`` in the place of the old ones.

    A value that stands there twice then is left out where it stands the second time.
    """
    text = _ANNOTATION.sub(
        lambda found: found[1] + found[2] + values.get(found[3], found[3]) + found[4], text
    )
    seen: set[str] = set()

    def once(found: "re.Match[str]") -> str:
        new = set(values.values())
        again = found[3] in seen and found[3] in new
        seen.add(found[3])
        return "" if again else found[0]

    return _ANNOTATION.sub(once, text)


def _found(text: str) -> list[str]:
    return [found[3] for found in _ANNOTATION.finditer(text)]


def _twice(found: "re.Match[str]", extra: Mapping[str, str]) -> str:
    if found[3] not in extra:
        return found[0]
    gap = "" if found[0].endswith("\n") else ("\n" if found[1] else " ")
    return found[0] + gap + found[1] + found[2] + extra[found[3]] + found[4]
