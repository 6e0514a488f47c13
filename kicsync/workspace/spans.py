"""Edits on the text of a record file, by the spans of its nodes."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import yaml

from kicsync.workspace.nodes import is_block_text, line_end, own_end, scalars

_SIGN = re.compile(r"^[|>][-+0-9]*")
_NOTE = re.compile(r"^[ \t]+(?=#)", re.MULTILINE)


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


def lines_at(place: int, lines: Sequence[str]) -> Edit:
    """Return the edit that puts whole lines at ``place``, the start of a line."""
    return Edit(place, place, "".join(f"{line}\n" for line in lines))


def replace_value(text: str, after: int, node: yaml.Node, new: str, inner: str) -> Edit:
    """Return the edit that puts ``new`` in the place of ``node``.

    ``after`` is the index behind its colon or dash. ``new`` may go on below; it begins there too,
    indented by ``inner``, when comments stand before the value. These stay, and so do a comment
    behind the value and one behind the ``|`` of a block.
    """
    gap = text[after : node.start_mark.index]
    first, newline, rest = new.partition("\n")
    lead = (f"{gap.rstrip()}\n{inner}" if "#" in gap else " ") if first else ""
    lead = lead or (gap.rstrip() if "#" in gap else "")
    end = own_end(node, text)
    if is_block_text(node):
        behind = _SIGN.sub("", _rest(text, node.start_mark.index))
    else:
        behind = _rest(text, end)
        end += len(behind)
    return Edit(after, end, f"{lead}{first}{behind.rstrip()}{newline}{rest}")


def behind_colon(text: str, key: yaml.Node) -> int:
    """Return the index behind the colon of ``key``."""
    return text.index(":", key.end_mark.index) + 1


def notes_at_edge(text: str, node: yaml.Node) -> str:
    """Return ``text`` with the lines that are comments moved to the left edge.

    There no block text written above them takes them for its own lines.
    """
    texts = [(found.start_mark.index, own_end(found, text)) for found in scalars(node)]
    notes = (found.span() for found in _NOTE.finditer(text))
    return apply(
        text,
        [Edit(*note, "") for note in notes if not any(a <= note[0] < b for a, b in texts)],
    )


def _rest(text: str, index: int) -> str:
    """Return the rest of the line, without its end."""
    return text[index : line_end(text, index)].rstrip("\r\n")
