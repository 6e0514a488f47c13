"""A record file read: its record, and where each value stands."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Record, Schema, Tool, Value
from kicsync.kit.lists import SPACE
from kicsync.workspace.nodes import compose, is_blank, own_end
from kicsync.workspace.source import Lines, Place
from kicsync.workspace.suggest import did_you_mean

Path = tuple[str | int, ...]
"""The way to a value: ``("outils", 0, "lien")``."""
BOM = "\ufeff"


@dataclass(frozen=True)
class RecordFile:
    """``file`` is the file's name in the folder of records, ``text`` its whole text."""

    file: str
    text: str
    record: Record
    places: Mapping[Path, Place]


def read_record(text: str, *, file: str, schema: Schema, shown: str = "") -> RecordFile:
    """Read the text of the record file ``file``, called ``shown`` in messages.

    Raises RecordError, with the line and the field, for what can't be understood.
    """
    body = text.removeprefix(BOM)
    reader = _Reader(body, shown or file)
    pairs = reader.pairs(compose(body, reader.file), [schema.title, *(f.name for f in schema)])
    title = reader.text(pairs[schema.title], (schema.title,)) if schema.title in pairs else ""
    if not title:
        raise RecordError(
            _("This ingredient has no title: “{field}” is missing or blank.").format(
                field=schema.title
            ),
            file=reader.file,
            line=1,
            field=schema.title,
            hint=_("Write it on the first line, like this: {field}: …").format(field=schema.title),
        )
    values = {f.name: reader.value(pairs[f.name], f) for f in schema if f.name in pairs}
    kept = {name: value for name, value in values.items() if value}
    return RecordFile(file, text, Record(title, kept), reader.places)


def plain_text(node: yaml.Node) -> str:
    """Return the text at ``node`` in the form in which texts are compared: NFC, trimmed."""
    if is_blank(node) or not isinstance(node, yaml.ScalarNode):
        return ""
    return unicodedata.normalize("NFC", node.value).strip(SPACE)


def _named(node: yaml.Node, field: Field) -> str:
    """Return how the tool at ``node``, a text without names, is written."""
    if not isinstance(node, yaml.ScalarNode):
        return ""
    name, _colon, rest = node.value.partition(":")
    return f"- {name}: {rest.strip()}" if field.sub(name) else f"- {field.key}: {node.value}"


class _Reader:
    """Turns nodes into values, and notes where they stand."""

    def __init__(self, text: str, file: str) -> None:
        self.body = text
        self.lines = Lines(text)
        self.file = file
        self.places: dict[Path, Place] = {}

    def pairs(self, node: yaml.MappingNode, known: Iterable[str]) -> dict[str, yaml.Node]:
        """Return the values of a mapping by key; an unknown key is an error."""
        names = list(known)
        found = {}
        for key, value in node.value:
            name = self.body[key.start_mark.index : key.end_mark.index]
            name = key.value if isinstance(key, yaml.ScalarNode) else name
            if name not in names:
                raise self.error(
                    key,
                    _("there is no field called “{field}”.").format(field=name),
                    did_you_mean(name, names),
                )
            found[name] = value
        return found

    def value(self, node: yaml.Node, field: Field) -> Value:
        """Return the value of one field, blank when nothing stands there."""
        if field.type is FieldType.ENTRIES:
            return tuple(self._tools(node, field))
        if field.type is FieldType.LIST:
            return tuple(self._items(node, field))
        return self.text(node, (field.name,))

    def text(self, node: yaml.Node, path: Path) -> str:
        """Return the text at ``node``: NFC, trimmed."""
        if not isinstance(node, yaml.ScalarNode):
            name = next(part for part in reversed(path) if isinstance(part, str))
            raise self.error(
                node,
                _("“{field}” must be a text, not a list or fields.").format(field=name),
                _("If it is one text, put it between double quotes."),
                name,
            )
        self.places[path] = self.lines.place(node.start_mark.index, own_end(node, self.body))
        return plain_text(node)

    def _items(self, node: yaml.Node, field: Field) -> Iterable[str]:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for index, item in enumerate(nodes):
            text = self.text(item, (field.name, index))
            yield from (text,) if text else ()

    def _tools(self, node: yaml.Node, field: Field) -> Iterable[Tool]:
        if is_blank(node):
            return
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(
                node,
                _("“{field}” must be a list: each one starts with “- ”.").format(field=field.name),
                f"- {field.key}: …",
                field.name,
            )
        for index, item in enumerate(node.value):
            if not is_blank(item):
                yield self._tool(item, field, index)

    def _tool(self, node: yaml.Node, field: Field, index: int) -> Tool:
        if not isinstance(node, yaml.MappingNode):
            raise self.error(
                node,
                _("each of “{field}” needs the names of its parts.").format(field=field.name),
                _named(node, field),
                field.name,
            )
        pairs = self.pairs(node, [sub.name for sub in field.fields])
        texts = {name: self.text(sub, (field.name, index, name)) for name, sub in pairs.items()}
        return {name: text for name, text in texts.items() if text}

    def error(self, node: yaml.Node, message: str, hint: str, field: str = "") -> RecordError:
        """Return an error about ``node``, which stands in ``field``."""
        line = node.start_mark.line + 1
        return RecordError(message, file=self.file, line=line, field=field, hint=hint)
