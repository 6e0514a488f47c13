"""Old names that a page still holds where no rename looks: the lines on which a person looks."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kicsync.kit.titles import page_title
from kicsync.wikitext.braces import CALL, find_groups
from kicsync.wikitext.hidden import hide_literal
from kicsync.wikitext.pieces import parts_of

_LINE_END = re.compile("\n")


class Leftover(NamedTuple):
    """An old name, and the number of the line on which it stands."""

    line: int
    name: str


def given(before: str, after: str, titles: Mapping[str, str]) -> Iterator[Leftover]:
    """Yield the old ``titles`` that a template is given as plain words, ``{{Card|Old}}``.

    ``after`` is what the page ``before`` says once it is renamed.
    """
    old, new = _arguments(before), _arguments(after)
    for (_line, was), (line, now) in zip(old, new, strict=False):
        if was == now and page_title(now) in titles:
            yield Leftover(line, page_title(now))


def said(text: str, values: Mapping[str, str]) -> Iterator[Leftover]:
    """Yield the old ``values`` that ``text`` says anywhere, but as a part of a new one."""
    longer = [new for old, new in values.items() if old in new]
    for number, line in enumerate(text.split("\n"), 1):
        for new in longer:
            line = line.replace(new, "")  # noqa: PLW2901 (what is left of it)
        yield from (Leftover(number, value) for value in values if value in line)


def _arguments(text: str) -> list[tuple[int, str]]:
    """Return the values that templates are given, each with its line."""
    hidden = hide_literal(text)
    parts = [
        part for group in find_groups(hidden) if group.mark == CALL for part in parts_of(group)[1:]
    ]
    ends = [found.start() for found in _LINE_END.finditer(text)]
    found = []
    for span in sorted(parts):
        name, equals, value = span.of(hidden).partition("=")
        place = span.end - len(value.lstrip()) if equals else span.start + _indent(name)
        found.append((bisect(ends, place) + 1, (value if equals else name).strip()))
    return found


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
