"""A .txt as Google Docs exports it: a paragraph is a line, items have their sign and indentation.

Comments stand at the end, ``[a]…``, and ``[a]`` where they belong.
"""

import re
from collections.abc import Iterator

from kicsync.rubrics.blocks import Block, Kind
from kicsync.rubrics.marks import free
from kicsync.rubrics.runs import Look, Run, Runs

_ITEM = re.compile(r"(?P<space>[ \t]*)(?:(?P<sign>[*•●○■◦▪·‣➢+-])|(?P<number>\d+|[a-z])[.)])[ \t]+")
_COMMENT = re.compile(r"\[([a-z]{1,2})\](.*)")
_ANCHOR = re.compile(r"\[([a-z]{1,2})\]")
_INDENT = 3
"""Blanks by which a level of a list is indented."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return one block for each line that is not empty."""
    lines = [line.rstrip() for line in free(text.replace("\t", "   ")).splitlines()]
    comments, lines = _comments([line for line in lines if line.strip()])
    return tuple(
        _block(place, line, _commented(line, comments)) for place, line in enumerate(lines, 1)
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


def _comments(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the comments by their letters, and the lines before them."""
    found: dict[str, str] = {}
    end = len(lines)
    while end and (comment := _COMMENT.fullmatch(lines[end - 1])):
        if not any(f"[{comment[1]}]" in line for line in lines[: end - 1]):
            break
        found[comment[1]] = comment[2].strip()
        end -= 1
    return found, lines[:end]


def _commented(line: str, comments: dict[str, str]) -> Runs:
    return tuple(_pieces(line, comments))


def _pieces(line: str, comments: dict[str, str]) -> Iterator[Run]:
    start = 0
    for found in _ANCHOR.finditer(line):
        if found[1] in comments:
            yield Run(line[start : found.start()])
            yield Run(comments[found[1]], Look.COMMENT)
            start = found.end()
    yield Run(line[start:])
