"""Change values in a record file, and nothing else: text edits on the spans of its nodes.

Comments, order, quoting, blank lines and line ends that a person chose stay, everywhere but in the
value that changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.kit import Field, Record, Schema, Value
from kicsync.workspace.item_edit import Items
from kicsync.workspace.nodes import compose, line_end, own_end
from kicsync.workspace.record_file import BOM, read_record
from kicsync.workspace.record_text import format_field, format_items, format_record
from kicsync.workspace.scalars import STEP, scalar
from kicsync.workspace.spans import (
    Edit,
    apply,
    behind_colon,
    lines_at,
    notes_at_edge,
    replace_value,
)


def edit_record(text: str, new: Record, schema: Schema, *, file: str) -> str:
    """Return ``text`` with the values of ``new``.

    Only the values that differ are rewritten, in a list only the items that do. Raises RecordError
    when ``text`` can't be read, or can't be changed without being read differently.
    """
    now = read_record(text, file=file, schema=schema).record
    if now == new:
        return text
    mark = BOM if text.startswith(BOM) else ""
    end = "\r\n" if 0 < text.count("\n") == text.count("\r\n") else "\n"
    last = "" if text.endswith("\n") else "\n"
    for body in _bodies(text.removeprefix(BOM).replace(end, "\n") + last, file):
        changed = _edited(body, now, new, schema, file).removesuffix(last)
        edited = mark + changed.replace("\n", end)
        if _reads_as(new, edited, schema, file):
            return edited
    raise RecordError(
        _("This file can't be changed without being read differently."),
        file=file,
        hint=_("Move the file away and pull again, then copy your changes into the new one."),
    )


def _bodies(body: str, file: str) -> Iterator[str]:
    """Yield the text to change: as it is, then with no comment that a block text could swallow."""
    yield body
    yield notes_at_edge(body, compose(body, file))


def _edited(body: str, now: Record, new: Record, schema: Schema, file: str) -> str:
    node = compose(body, file)
    if not node.flow_style:
        return apply(body, _Document(body, node, schema).edits(now, new))
    lead = "\n" if node.start_mark.column else ""
    whole = lead + format_record(new, schema).removesuffix("\n")
    return apply(body, [Edit(node.start_mark.index, node.end_mark.index, whole)])


def _reads_as(record: Record, text: str, schema: Schema, file: str) -> bool:
    try:
        return read_record(text, file=file, schema=schema).record == record
    except RecordError:
        return False


@dataclass(frozen=True)
class _Document:
    """A file whose mapping is in block style, and whose last line is ended."""

    text: str
    node: yaml.MappingNode
    schema: Schema

    def edits(self, now: Record, new: Record) -> list[Edit]:
        """Return what has to change; fields that are not there yet come in the schema's order."""
        changed: list[tuple[Field, Value]] = [
            (field, new.value(field))
            for field in self.schema
            if now.value(field) != new.value(field)
        ]
        if now.title != new.title:
            changed.insert(0, (Field(self.schema.title), new.title))
        there = [(field, value) for field, value in changed if field.name in self._pairs]
        missing = [(field, value) for field, value in changed if field.name not in self._pairs]
        return [self._replaced(*pair) for pair in there] + self._inserted(missing)

    @cached_property
    def _pairs(self) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        return {key.value: (key, value) for key, value in self.node.value}

    @property
    def _indent(self) -> str:
        return " " * self.node.start_mark.column

    def _replaced(self, field: Field, value: Value) -> Edit:
        key, node = self._pairs[field.name]
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            return Items(self.text, node, field).replaced(value)
        inner = self._indent + STEP
        if isinstance(value, str):
            new = scalar(value, field, self._indent)
        else:
            new = "".join(f"\n{item}" for item in format_items(field, value, inner))
        return replace_value(self.text, behind_colon(self.text, key), node, new, inner)

    def _inserted(self, missing: Sequence[tuple[Field, Value]]) -> list[Edit]:
        """Return the edits that add fields, each behind those that the schema puts before it."""
        order = [self.schema.title, *(field.name for field in self.schema)]
        places: dict[int, list[str]] = {}
        for field, value in missing:
            before = order[: order.index(field.name)]
            ends = (own_end(self._pairs[n][1], self.text) for n in before if n in self._pairs)
            place = line_end(self.text, max(ends))
            places.setdefault(place, []).append(format_field(field, value, self._indent))
        return [lines_at(place, lines) for place, lines in places.items()]
