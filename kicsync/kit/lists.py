"""Lists as they stand in one parameter: ``a, b``.

Page Forms writes the delimiter and one space, and reads ``a,b`` and ``a, b,`` alike. The title of
a step may hold the delimiter itself, so known values are recognised before the text is split.
"""

import re
from collections.abc import Iterable, Iterator

SPACE = " \t\n\r\0\x0b"
"""What PHP's ``trim`` removes, and so what MediaWiki strips around a named parameter."""


def split_list(text: str, separator: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Split ``text`` at ``separator``; a value of ``known`` that holds it stays whole."""
    longest_first = sorted((value for value in known if separator in value), key=len, reverse=True)
    return tuple(item for item in _items(text, separator, longest_first) if item)


def join_list(items: Iterable[str], separator: str) -> str:
    """Write ``items`` as Page Forms does."""
    return f"{separator} ".join(items)


def _items(text: str, separator: str, known: list[str]) -> Iterator[str]:
    rest = text.strip(SPACE)
    while rest:
        value, length = _known_head(rest, separator, known)
        item, _, tail = rest.partition(separator)
        if length:
            item, tail = value, rest[length:].strip(SPACE).removeprefix(separator)
        yield item.strip(SPACE)
        rest = tail.strip(SPACE)


def _known_head(rest: str, separator: str, known: list[str]) -> tuple[str, int]:
    """Return the known value at the head of ``rest``, and how many characters it takes there."""
    spaced = f"[{SPACE}]*{re.escape(separator)}[{SPACE}]*"
    for value in known:
        parts = (re.escape(part.strip(SPACE)) for part in value.split(separator))
        found = re.match(spaced.join(parts), rest)
        after = rest[found.end() :].lstrip(SPACE) if found else ""
        if found and (not after or after.startswith(separator)):
            return value, found.end()
    return "", 0
