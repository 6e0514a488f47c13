"""Changes of single settings in a YAML file that a person wrote; every other byte stays.

``path`` names the mapping, from the top: ``("fields", "outils", "fields", "lien")``.
"""

from collections.abc import Container, Sequence

import yaml

from kicsync.workspace.nodes import line_end, own_end, parse

Path = tuple[str, ...]
_Pair = tuple[yaml.Node, yaml.Node]


def set_setting(text: str, path: Path, key: str, value: str) -> str:
    """Return ``text`` with ``key`` of a mapping holding ``value``, which is YAML on one line."""
    mapping = _at(text, path)
    pair = _pair(mapping, key)
    if pair:
        return _spliced(text, pair[0].end_mark.index, own_end(pair[1], text), f": {value}")
    return add(text, path, [f"{key}: {value}"], f"{key}: {value}")


def remove_setting(text: str, path: Path, key: str, machine: Container[str] = ()) -> str:
    """Return ``text`` without ``key`` of a mapping; lines of ``machine`` above it go too."""
    mapping = _at(text, path)
    pair = _pair(mapping, key)
    if pair is None:
        return text
    start, end = pair[0].start_mark.index, own_end(pair[1], text)
    if mapping.flow_style:
        return _out_of_flow(text, mapping, pair, start, end)
    line = text.rfind("\n", 0, start) + 1
    none = f"{text[line:start]}{{}}\n" if len(mapping.value) == 1 else ""
    return _spliced(text, _above(text, line, machine), line_end(text, end), none)


def add(text: str, path: Path, lines: Sequence[str], flow: str, after: str = "") -> str:
    """Return ``text`` with a new key in a mapping, behind ``after`` or at the end.

    ``lines`` are those of a mapping in blocks, not indented; ``flow`` is the same between braces.
    """
    mapping = _at(text, path)
    if mapping.flow_style:
        end = mapping.end_mark.index - 1
        glue = ", " if mapping.value else ""
        start = len(text[:end].rstrip())
        return _spliced(text, start, start, f"{glue}{flow}")
    pair = _pair(mapping, after) or mapping.value[-1]
    indent = " " * mapping.value[0][0].start_mark.column
    place = line_end(text, own_end(pair[1], text))
    lead = "" if text[:place].endswith("\n") else "\n"
    block = "".join(f"{indent}{line}\n" for line in lines)
    return _spliced(text, place, place, lead + block)


def set_comments(text: str, path: Path, lines: Sequence[str], machine: Container[str]) -> str:
    """Return ``text`` with ``lines`` above a key, where lines of ``machine`` stood.

    A comment that a person wrote or changed stays; then nothing is added.
    """
    mapping, key = _at(text, path[:-1]), path[-1]
    pair = _pair(mapping, key)
    if pair is None or mapping.flow_style:
        return text
    start = text.rfind("\n", 0, pair[0].start_mark.index) + 1
    first = _above(text, start, machine)
    if first == start:
        return text
    indent = " " * pair[0].start_mark.column
    return _spliced(text, first, start, "".join(f"{indent}{line}\n" for line in lines))


def key_span(text: str, path: Path) -> tuple[int, int]:
    """Return where the last key of ``path`` stands, or the deepest one that is there."""
    node, start, end = parse(text, ""), 0, 0
    for key in path:
        pair = _pair(node, key) if isinstance(node, yaml.MappingNode) else None
        if pair is None:
            break
        node, start, end = pair[1], pair[0].start_mark.index, pair[0].end_mark.index
    return start, end


def _at(text: str, path: Path) -> yaml.MappingNode:
    node = parse(text, "")
    for key in path:
        assert isinstance(node, yaml.MappingNode)
        pair = _pair(node, key)
        assert pair
        node = pair[1]
    assert isinstance(node, yaml.MappingNode)
    return node


def _pair(mapping: yaml.MappingNode, key: str) -> _Pair | None:
    return next((pair for pair in mapping.value if pair[0].value == key), None)


def _out_of_flow(text: str, mapping: yaml.MappingNode, pair: _Pair, start: int, end: int) -> str:
    place = mapping.value.index(pair)
    if place + 1 < len(mapping.value):
        return _spliced(text, start, mapping.value[place + 1][0].start_mark.index, "")
    if place:
        start = own_end(mapping.value[place - 1][1], text)
    return _spliced(text, start, end, "")


def _above(text: str, start: int, machine: Container[str]) -> int:
    """Return where the comment lines of ``machine`` right above the line at ``start`` begin."""
    while start:
        before = text.rfind("\n", 0, start - 1) + 1
        line = text[before:start].strip()
        if not line.startswith("#") or line not in machine:
            return start
        start = before
    return start


def _spliced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]
