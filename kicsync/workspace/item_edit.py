"""Change the items of a list, or the entries of a field, in a record file."""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from kicsync.kit import Field, FieldType, Tool, Value
from kicsync.kit.match import match_tools
from kicsync.workspace.nodes import line_end, own_end
from kicsync.workspace.record_file import plain_text
from kicsync.workspace.record_text import format_field, format_tool
from kicsync.workspace.scalars import one_line
from kicsync.workspace.spans import Edit, apply, lines_at, replace_text


@dataclass(frozen=True)
class Items:
    """The items of a block sequence, each with the comments above it."""

    text: str
    node: yaml.SequenceNode
    field: Field

    def replaced(self, value: Value) -> Edit:
        """Return the edit that makes the sequence ``value``; items that stay keep their bytes."""
        chunks = self._chunks()
        start = chunks[0][0]
        origins = self._origins(value)
        parts = []
        for origin, item in zip(origins, _each(value), strict=True):
            parts.append(self._new(item) if origin is None else self._kept(origin, item))
        kept_notes = [self._notes(i) for i in range(len(chunks)) if i not in origins]
        new = "".join([*kept_notes, *parts])
        end = chunks[-1][1]
        return Edit(start, end, new if self.text[:end].endswith("\n") else new.removesuffix("\n"))

    def _chunks(self) -> list[tuple[int, int]]:
        """Return where each item starts and ends; comments above an item belong to it."""
        start = self.text.rfind("\n", 0, self.node.start_mark.index) + 1
        chunks = []
        for item in self.node.value:
            end = line_end(self.text, max(own_end(item, self.text), start))
            chunks.append((start, end))
            start = end
        return chunks

    def _origins(self, value: Value) -> list[int | None]:
        if self.field.type is FieldType.LIST:
            old = [{"": plain_text(item)} for item in self.node.value]
            return match_tools(old, [{"": str(item)} for item in value], "")
        tools = [tool for tool in value if not isinstance(tool, str)]
        return match_tools([_tool(item) for item in self.node.value], tools, self.field.key)

    def _new(self, item: str | Tool) -> str:
        indent = " " * self.node.start_mark.column
        if isinstance(item, str):
            return f"{indent}- {one_line(item)}\n"
        return f"{format_tool(self.field, item, indent)}\n"

    def _kept(self, index: int, item: str | Tool) -> str:
        """Return an item that was there, changed where it differs."""
        start, end = self._chunks()[index]
        node = self.node.value[index]
        same = plain_text(node) == item if isinstance(item, str) else _tool(node) == item
        if not same and not isinstance(item, str) and _is_block_mapping(node):
            edits = _Parts(self.text, node, self.field).edits(item)
            moved = [Edit(e.start - start, e.end - start, e.new) for e in edits]
            chunk = apply(self.text[start:end], moved)
        else:
            chunk = self.text[start:end] if same else self._notes(index) + self._new(item)
        return chunk if chunk.endswith("\n") else f"{chunk}\n"

    def _notes(self, index: int) -> str:
        """Return the comments and blank lines above an item."""
        start, end = self._chunks()[index]
        lines = self.text[start:end].splitlines(keepends=True)
        notes = []
        for line in lines:
            if line.strip() and not line.lstrip().startswith("#"):
                break
            notes.append(line)
        return "".join(notes)


@dataclass(frozen=True)
class _Parts:
    """The parts of one tool, a mapping in block style."""

    text: str
    node: yaml.MappingNode
    field: Field

    def edits(self, tool: Tool) -> list[Edit]:
        """Return the edits that make the tool ``tool``."""
        now = _tool(self.node)
        nodes = {key.value: value for key, value in self.node.value}
        indent = " " * self.node.start_mark.column
        edits = []
        added: dict[int, list[str]] = {}
        for sub in self.field.fields:
            value = tool.get(sub.name, "")
            if value == now.get(sub.name, ""):
                continue
            if sub.name in nodes:
                edits.append(replace_text(self.text, nodes[sub.name], sub, value, indent))
            else:
                place = line_end(self.text, own_end(self.node, self.text))
                added.setdefault(place, []).append(format_field(sub, value, indent))
        return edits + [lines_at(self.text, place, lines) for place, lines in added.items()]


def _is_block_mapping(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and not node.flow_style


def _tool(node: yaml.Node) -> Tool:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    texts = {key.value: plain_text(value) for key, value in pairs}
    return {name: text for name, text in texts.items() if text}


def _each(value: Value) -> Sequence[str | Tool]:
    """Return the items of a list or of entries; a text has none."""
    return () if isinstance(value, str) else value
