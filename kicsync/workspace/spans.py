"""Edits on the text of a record file, by the spans of its nodes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import yaml

from kicsync.kit import Field
from kicsync.workspace.nodes import is_block_text, line_end, own_end
from kicsync.workspace.scalars import scalar


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` become ``new``."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with ``edits`` made, from its end to its start so that places hold."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def lines_at(text: str, place: int, lines: Sequence[str]) -> Edit:
    """Return the edit that puts whole lines at ``place``, the start of a line or the very end."""
    joined = "\n".join(lines)
    return Edit(place, place, f"{joined}\n" if text[:place].endswith("\n") else f"\n{joined}")


def replace_text(text: str, node: yaml.Node, field: Field, value: str, indent: str) -> Edit:
    """Return the edit that makes ``node``, a value in a mapping, the text ``value``.

    A comment at the end of the line, or behind the ``|`` of a block, stays.
    """
    start, end = with_space(text, node)
    first, _newline, rest = scalar(value, field, indent).partition("\n")
    if is_block_text(node):
        header = text[node.start_mark.index : line_end(text, node.start_mark.index)]
        _mark, sign, words = header.rstrip("\n").partition(" #")
        comment = f"{sign}{words}"
    else:
        stop = line_end(text, end)
        comment = text[end:stop].rstrip("\n") if rest else ""
        end += len(comment)
    lead = " " if first else ""
    return Edit(start, end, f"{lead}{first}{comment}" + (f"\n{rest}" if rest else ""))


def with_space(text: str, node: yaml.Node) -> tuple[int, int]:
    """Return the span of a value, with the spaces between it and its colon or dash."""
    start = node.start_mark.index
    while text[start - 1] == " ":
        start -= 1
    return start, own_end(node, text)
