"""Read a record file without stopping at its first mistake: its values, and every fault in it."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import yaml

from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Schema, Tool, Value
from kicsync.kit.lists import SPACE
from kicsync.kit.suggest import did_you_mean
from kicsync.workspace.nodes import doubles, is_blank, own_end

Path = tuple[str | int, ...]
"""The way to a value: ``("outils", 0, "lien")``."""


class FaultKind(StrEnum):
    """What is wrong with a file that is YAML."""

    NO_TITLE = "no-title"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    DOUBLE = "double"


class Fault(NamedTuple):
    """One mistake: characters ``start`` to ``end`` of the text, and the field that they are in."""

    kind: FaultKind
    start: int
    end: int
    field: str
    message: str
    hint: str


@dataclass(frozen=True)
class Scan:
    """What a record file says; values are in the form in which they are compared.

    ``nodes`` are the values that stand in it, ``keys`` their keys, both by their path; ``root`` is
    the whole tree, what can't be read included.
    """

    text: str
    root: yaml.MappingNode
    title: str
    values: Mapping[str, Value]
    nodes: Mapping[Path, yaml.Node]
    keys: Mapping[Path, yaml.Node]
    faults: tuple[Fault, ...]

    def span(self, path: Path) -> tuple[int, int]:
        """Return where the value at ``path`` stands, its comments left out."""
        node = self.nodes[path]
        return node.start_mark.index, own_end(node, self.text)


def scan(root: yaml.MappingNode, text: str, schema: Schema) -> Scan:
    """Return what ``root``, the tree of ``text``, says; its faults in the order of the text."""
    reader = _Reader(text, schema)
    title, values = reader.read(root)
    faults = [*reader.faults, *(_double(key) for key in doubles(root))]
    faults.sort(key=lambda fault: fault.start)
    return Scan(text, root, title, values, reader.nodes, reader.keys, tuple(faults))


def plain_text(node: yaml.Node) -> str:
    """Return the text at ``node`` in the form in which texts are compared: NFC, trimmed."""
    if is_blank(node) or not isinstance(node, yaml.ScalarNode):
        return ""
    return unicodedata.normalize("NFC", node.value).strip(SPACE)


def _double(key: yaml.ScalarNode) -> Fault:
    message = _("“{field}” stands twice.").format(field=key.value)
    start, end = key.start_mark.index, key.end_mark.index
    return Fault(FaultKind.DOUBLE, start, end, key.value, message, _("Keep one of the two."))


def _named(node: yaml.Node, field: Field) -> str:
    """Return how the tool at ``node``, a text without names, is written."""
    if not isinstance(node, yaml.ScalarNode):
        return ""
    name, _colon, rest = node.value.partition(":")
    return f"- {name}: {rest.strip()}" if field.sub(name) else f"- {field.key}: {node.value}"


class _Reader:
    """Turns nodes into values."""

    def __init__(self, text: str, schema: Schema) -> None:
        self.source = text
        self.schema = schema
        self.nodes: dict[Path, yaml.Node] = {}
        self.keys: dict[Path, yaml.Node] = {}
        self.faults: list[Fault] = []

    def read(self, root: yaml.MappingNode) -> tuple[str, dict[str, Value]]:
        """Return the title, and the fields that are not blank in the order of the schema."""
        name = self.schema.title
        pairs = dict(self.pairs(root, [name, *(field.name for field in self.schema)], ()))
        title = self.text(pairs[name], (name,)) if name in pairs else ""
        if not title:
            self._untitled(pairs.get(name))
        fields = (field for field in self.schema if field.name in pairs)
        values = {field.name: self.value(pairs[field.name], field) for field in fields}
        return title, {name: value for name, value in values.items() if value}

    def pairs(
        self, node: yaml.MappingNode, names: list[str], path: Path
    ) -> Iterator[tuple[str, yaml.Node]]:
        """Yield the values of a mapping by key; an unknown key is a fault."""
        for key, value in node.value:
            written = self.source[key.start_mark.index : key.end_mark.index]
            name = key.value if isinstance(key, yaml.ScalarNode) else written
            if name in names:
                self.keys[*path, name] = key
                yield name, value
                continue
            message = _("there is no field called “{field}”.").format(field=name)
            self.fault(FaultKind.UNKNOWN_FIELD, key, message, did_you_mean(name, names))

    def value(self, node: yaml.Node, field: Field) -> Value:
        """Return the value of one field, blank when nothing stands there."""
        if field.type is FieldType.ENTRIES:
            self.nodes[field.name,] = node
            return tuple(self._tools(node, field))
        if field.type is FieldType.LIST:
            self.nodes[field.name,] = node
            return tuple(self._items(node, field))
        return self.text(node, (field.name,))

    def text(self, node: yaml.Node, path: Path) -> str:
        """Return the text at ``node``: NFC, trimmed."""
        self.nodes[path] = node
        if isinstance(node, yaml.ScalarNode):
            return plain_text(node)
        name = next(part for part in reversed(path) if isinstance(part, str))
        message = _("“{field}” must be a text, not a list or fields.").format(field=name)
        hint = _("If it is one text, put it between double quotes.")
        self.fault(FaultKind.WRONG_TYPE, node, message, hint, name)
        return ""

    def _items(self, node: yaml.Node, field: Field) -> Iterable[str]:
        if isinstance(node, yaml.MappingNode):
            message = _("“{field}” must be a list: each one starts with “- ”.")
            self.fault(FaultKind.WRONG_TYPE, node, message.format(field=field.name), "", field.name)
            return
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        count = 0
        for item in nodes:
            text = self.text(item, (field.name, count))
            if text:
                count += 1
                yield text

    def _tools(self, node: yaml.Node, field: Field) -> Iterable[Tool]:
        if is_blank(node):
            return
        if not isinstance(node, yaml.SequenceNode):
            message = _("“{field}” must be a list: each one starts with “- ”.")
            said = message.format(field=field.name)
            self.fault(FaultKind.WRONG_TYPE, node, said, f"- {field.key}: …", field.name)
            return
        count = 0
        for item in node.value:
            if is_blank(item):
                continue
            tool = self._tool(item, field, count)
            if tool is not None:
                count += 1
                yield tool

    def _tool(self, node: yaml.Node, field: Field, index: int) -> Tool | None:
        if not isinstance(node, yaml.MappingNode):
            message = _("each of “{field}” needs the names of its parts.").format(field=field.name)
            self.fault(FaultKind.WRONG_TYPE, node, message, _named(node, field), field.name)
            return None
        self.nodes[field.name, index] = node
        names = [sub.name for sub in field.fields]
        path = (field.name, index)
        pairs = dict(self.pairs(node, names, path))
        texts = {name: self.text(sub, (*path, name)) for name, sub in pairs.items()}
        return {name: text for name, text in texts.items() if text}

    def fault(
        self, kind: FaultKind, node: yaml.Node, message: str, hint: str, field: str = ""
    ) -> None:
        """Note a mistake at ``node``, which stands in ``field``."""
        start, end = node.start_mark.index, own_end(node, self.source)
        self.faults.append(Fault(kind, start, end, field, message, hint))

    def _untitled(self, node: yaml.Node | None) -> None:
        name = self.schema.title
        message = _("This ingredient has no title: “{field}” is missing or blank.")
        hint = _("Write it on the first line, like this: {field}: …").format(field=name)
        end = node.start_mark.index if node else 0
        fault = Fault(FaultKind.NO_TITLE, end, end, name, message.format(field=name), hint)
        self.faults.append(fault)
