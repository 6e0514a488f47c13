"""A .txt as Google Docs exports it: a paragraph is a line, items have their sign and indentation.

Footnotes stand at the end under a line, ``[1] …``, comments after them, ``[a]…``; the same letters
stand where they belong. A line of underscores is where a page ends.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count, product
from string import ascii_lowercase

from kicsync.rubrics.reading.blocks import Block, Kind
from kicsync.rubrics.reading.marks import free
from kicsync.rubrics.reading.runs import Look, Run, Runs

_ITEM = re.compile(r"(?P<space>[ \t]*)(?:(?P<sign>[*•●○■◦▪·‣➢+-])|(?P<number>\d+|[a-z])[.)])[ \t]+")
_ANCHOR = re.compile(r"\[([a-z]{1,2}|\d{1,3})\]")
_RULE = re.compile(r"\s*_{5,}\s*")
_ENDS = str.maketrans({"\t": "   ", "\x0b": "\n", "\x0c": "\n"})
"""Tabs as the blanks of a level; ends of a line and of a page inside a paragraph."""

_INDENT = 3
"""Blanks by which a level of a list is indented."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return one block for each line that is not empty."""
    lines = [line.rstrip() for line in free(text.translate(_ENDS)).splitlines()]
    notes, lines = _notes([line for line in lines if line])
    kept = (line for line in lines if not _RULE.fullmatch(line))
    return tuple(
        _block(place, line, tuple(_pieces(line, notes))) for place, line in enumerate(kept, 1)
    )


def _block(place: int, line: str, runs: Runs) -> Block:
    item = _ITEM.match(line)
    if item is None or not (item["sign"] or item["space"]):
        return Block(place, Kind.TEXT, _strip(runs))
    first = runs[0]._replace(text=runs[0].text[item.end() :])
    level = 1 + len(item["space"]) // _INDENT
    return Block(place, Kind.ITEM, _strip((first, *runs[1:])), level, item["number"] or "")


def _strip(runs: Runs) -> Runs:
    return (runs[0]._replace(text=runs[0].text.lstrip()), *runs[1:])


def _notes(lines: list[str]) -> tuple[dict[str, Run], list[str]]:
    """Return the comments and footnotes by their signs, and the lines before them."""
    found: dict[str, Run] = {}
    pairs = ("".join(pair) for pair in product(ascii_lowercase, repeat=2))
    for signs, look in (
        (chain(ascii_lowercase, pairs), Look.COMMENT),
        (map(str, count(1)), Look.NOTE),
    ):
        sign = next(signs)
        start = _start(lines, sign, ruled=look is Look.NOTE)
        for line in lines[start:]:
            if line.startswith(f"[{sign}]"):
                found[sign] = Run(line.partition("]")[2].strip(), look)
                last, sign = sign, next(signs)
            else:
                found[last] = found[last]._replace(text=f"{found[last].text} {line.strip()}")
        lines = lines[:start]
    return found, lines


def _start(lines: Sequence[str], sign: str, *, ruled: bool) -> int:
    """Return where the notes begin, the first of which has ``sign``; where the lines end for none.

    ``ruled``: a line of underscores stands over them.
    """
    anchor = f"[{sign}]"
    for place in reversed(range(1, len(lines))):
        under = not ruled or _RULE.fullmatch(lines[place - 1])
        if under and lines[place].startswith(anchor):
            return place if any(anchor in line for line in lines[:place]) else len(lines)
    return len(lines)


def _pieces(line: str, notes: Mapping[str, Run]) -> Iterator[Run]:
    start = 0
    for found in _ANCHOR.finditer(line):
        if found[1] in notes:
            yield Run(line[start : found.start()])
            note = notes[found[1]]
            yield note._replace(text=f"{note.text} ")  # the next one may follow at once
            start = found.end()
    yield Run(line[start:])
