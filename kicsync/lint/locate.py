"""From a character of a value to the character of the file that it was read from."""

import yaml

from kicsync.kit.lists import SPACE
from kicsync.workspace.nodes import is_block_text, line_end
from kicsync.workspace.scan import Path, Scan
from kicsync.workspace.source import BREAK

_ESCAPES = {"x": 2, "u": 4, "U": 8}
_CONTINUED = ("\\\n", "\\\r")


def indexes_in(scan: Scan, path: Path) -> list[int]:
    """Return where each character of the text at ``path`` stands in the file, and its end.

    Where the text is written otherwise (folded, escaped, not NFC), the nearest place before it.
    """
    node = scan.nodes[path]
    assert isinstance(node, yaml.ScalarNode)
    lead = len(node.value) - len(node.value.lstrip(SPACE))
    return indexes(node, scan.text)[lead:]


def indexes(node: yaml.ScalarNode, text: str) -> list[int]:
    """Return where each character of the value of ``node`` stands in ``text``, and its end."""
    if is_block_text(node) and node.style == "|":
        return _literal(node, text)
    return _flow(node, text)


def _literal(node: yaml.ScalarNode, text: str) -> list[int]:
    """Return the places of a literal block: each of its lines is the end of one of the file."""
    start, end = line_end(text, node.start_mark.index), node.end_mark.index
    places: list[int] = []
    for line in node.value.split("\n"):
        found = BREAK.search(text, start, end)
        last = found.start() if found else max(start, end)
        places += range(last - len(line), last + 1)  # the last one is the line's end
        start = found.end() if found else last
    return places


def _flow(node: yaml.ScalarNode, text: str) -> list[int]:
    """Walk along the value and what is written; line breaks and escapes are longer there."""
    end = node.end_mark.index
    quote = node.style if node.style in ("'", '"') else ""
    index = node.start_mark.index + len(quote)
    if node.style == ">":
        index = line_end(text, index)
    places = []
    for sign in node.value:
        index = _skipped(text, index, sign, quote)
        places.append(min(index, end))
        index = _behind(text, index, sign, quote)
    return [*places, min(index, end)]


def _skipped(text: str, index: int, sign: str, quote: str) -> int:
    """Return the index behind what means nothing before ``sign``: indentation, an escaped break."""
    while True:
        written = text[index : index + 1]
        if quote == '"' and text.startswith(_CONTINUED, index):
            index += 2
        elif written.isspace() and written != sign and not sign.isspace():
            index += 1
        else:
            return index


def _behind(text: str, index: int, sign: str, quote: str) -> int:
    """Return the index behind what is written for ``sign``."""
    if quote == '"' and text[index : index + 1] == "\\":
        return index + 2 + _ESCAPES.get(text[index + 1 : index + 2], 0)
    if quote == "'" and sign == "'":
        return index + 2
    if sign.isspace() and text[index : index + 1] != sign and not text[index : index + 1].isspace():
        return index  # a break that a folded text keeps
    return index + 1
