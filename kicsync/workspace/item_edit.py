"""Change the items of a list, or the entries of a field, in a record file."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml

from kicsync.kit import Field, FieldType, Tool, Value
from kicsync.kit.match import match_tools
from kicsync.workspace.nodes import is_blank, line_end, own_end
from kicsync.workspace.record_text import format_field, format_tool
from kicsync.workspace.scalars import STEP, one_line, scalar
from kicsync.workspace.scan import plain_text
from kicsync.workspace.spans import Edit, apply, behind_colon, lines_at, replace_value


@dataclass(frozen=True)
class Items:
    """The items of a block sequence, each with the comments above it; every line is ended."""

    text: str
    node: yaml.SequenceNode
    field: Field

    def replaced(self, value: Value) -> Edit:
        """Return the edit that makes the sequence ``value``; items that stay keep their bytes.

        The comments above an item that goes stay, those behind it or in it go with it.
        """
        items: Sequence[str | Tool] = () if isinstance(value, str) else value
        origins = self._origins(items)
        parts = [self._notes(i) for i in range(len(self._chunks)) if i not in origins]
        for origin, item in zip(origins, items, strict=True):
            parts.append(self._new(item) if origin is None else self._kept(origin, item))
        return Edit(self._chunks[0][0], self._chunks[-1][1], "".join(parts))

    @property
    def _indent(self) -> str:
        return " " * self.node.start_mark.column

    @cached_property
    def _chunks(self) -> list[tuple[int, int]]:
        """Return where each item starts and ends; comments above an item belong to it."""
        start = self.text.rfind("\n", 0, self.node.start_mark.index) + 1
        chunks = []
        for item in self.node.value:
            end = line_end(self.text, own_end(item, self.text))
            chunks.append((start, end))
            start = end
        return chunks

    def _origins(self, items: Sequence[str | Tool]) -> list[int | None]:
        """Return for each item the index of the one that it was; a blank one was none."""
        filled = [i for i, item in enumerate(self.node.value) if not is_blank(item)]
        old = [_tool(self.node.value[i]) for i in filled]
        new = [{"": item} if isinstance(item, str) else item for item in items]
        key = "" if self.field.type is FieldType.LIST else self.field.key
        found = match_tools(old, new, key)
        return [None if index is None else filled[index] for index in found]

    def _new(self, item: str | Tool) -> str:
        return f"{self._indent}- {self._formatted(item)}\n"

    def _formatted(self, item: str | Tool) -> str:
        """Return what stands behind the dash of a new item."""
        if isinstance(item, str):
            return one_line(item)
        return format_tool(self.field, item, self._indent).removeprefix(f"{self._indent}- ")

    def _kept(self, index: int, item: str | Tool) -> str:
        """Return an item that was there, changed where it differs."""
        start, end = self._chunks[index]
        moved = [Edit(e.start - start, e.end - start, e.new) for e in self._edits(index, item)]
        return apply(self.text[start:end], moved)

    def _edits(self, index: int, item: str | Tool) -> list[Edit]:
        node = self.node.value[index]
        if _tool(node) == ({"": item} if isinstance(item, str) else item):
            return []
        if isinstance(node, yaml.MappingNode) and not node.flow_style and not isinstance(item, str):
            return _Parts(self.text, node, self.field).edits(item)
        dash = self._chunks[index][0] + len(self._notes(index)) + len(f"{self._indent}-")
        return [replace_value(self.text, dash, node, self._formatted(item), self._indent + STEP)]

    def _notes(self, index: int) -> str:
        """Return the comments and blank lines above an item."""
        start, end = self._chunks[index]
        notes = []
        for line in self.text[start:end].splitlines(keepends=True):
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
        """Return the edits that make the tool ``tool``; parts that are not there come last."""
        now = _tool(self.node)
        there = {key.value: (key, value) for key, value in self.node.value}
        indent = " " * self.node.start_mark.column
        edits, added = [], []
        for sub in self.field.fields:
            value = tool.get(sub.name, "")
            if value == now.get(sub.name, ""):
                continue
            if sub.name in there:
                key, node = there[sub.name]
                new = scalar(value, sub, indent)
                place = behind_colon(self.text, key)
                edits.append(replace_value(self.text, place, node, new, indent + STEP))
            else:
                added.append(format_field(sub, value, indent))
        place = line_end(self.text, own_end(self.node, self.text))
        return [*edits, lines_at(place, added)] if added else edits


def _tool(node: yaml.Node) -> Tool:
    """Return the tool at ``node``; the item of a list is one with a single part, called ''."""
    if not isinstance(node, yaml.MappingNode):
        return {"": plain_text(node)}
    texts = {key.value: plain_text(value) for key, value in node.value}
    return {name: text for name, text in texts.items() if text}
