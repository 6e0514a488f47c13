"""Change values in a record file, and nothing else: text edits on the spans of its nodes.

Comments, order, quoting, blank lines and line ends that a person chose stay, everywhere but in the
value that changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.kit import Field, Record, Schema, Value
from kicsync.workspace.item_edit import Items
from kicsync.workspace.nodes import compose, line_end, own_end
from kicsync.workspace.record_file import BOM, read_record
from kicsync.workspace.record_text import format_field, format_items, format_record
from kicsync.workspace.scalars import STEP
from kicsync.workspace.spans import Edit, apply, lines_at, replace_text, with_space


def edit_record(text: str, new: Record, schema: Schema, *, file: str) -> str:
    """Return ``text`` with the values of ``new``.

    Only the values that differ are rewritten, in a list only the items that do. Raises RecordError
    when ``text`` can't be read, or can't be changed without being read differently.
    """
    now = read_record(text, file=file, schema=schema).record
    if now == new:
        return text
    mark = BOM if text.startswith(BOM) else ""
    end = "\r\n" if "\r\n" in text else "\n"
    body = text.removeprefix(BOM).replace("\r\n", "\n")
    node = compose(body, file)
    if node.flow_style:
        changed = format_record(new, schema)
    else:
        changed = apply(body, _Document(body, node, schema).edits(now, new))
    edited = mark + changed.replace("\n", end)
    if read_record(edited, file=file, schema=schema).record != new:
        raise RecordError(
            _("This file can't be changed without being read differently."),
            file=file,
            hint=_("Move the file away and pull again, then copy your changes into the new one."),
        )
    return edited


@dataclass(frozen=True)
class _Document:
    """A file whose mapping is in block style, with LF line ends."""

    text: str
    node: yaml.MappingNode
    schema: Schema

    def edits(self, now: Record, new: Record) -> list[Edit]:
        """Return what has to change; fields that are not there yet come in the schema's order."""
        title = Field(self.schema.title)
        changed = [(title, new.title)] if now.title != new.title else []
        edits = [self._replaced(self._nodes()[f.name], f, value) for f, value in changed]
        missing: list[tuple[Field, Value]] = []
        for field in self.schema:
            value = new.value(field)
            if now.value(field) == value:
                continue
            node = self._nodes().get(field.name)
            if node is None:
                missing.append((field, value))
            else:
                edits.append(self._replaced(node, field, value))
        return edits + self._inserted(missing)

    def _nodes(self) -> dict[str, yaml.Node]:
        return {key.value: value for key, value in self.node.value}

    def _indent(self) -> str:
        return " " * self.node.start_mark.column

    def _replaced(self, node: yaml.Node, field: Field, value: Value) -> Edit:
        if isinstance(value, str):
            return replace_text(self.text, node, field, value, self._indent())
        if value and isinstance(node, yaml.SequenceNode) and not node.flow_style:
            return Items(self.text, node, field).replaced(value)
        return self._rewritten(node, field, value)

    def _rewritten(self, node: yaml.Node, field: Field, value: Value) -> Edit:
        """Put block items in the place of a value that has none; a comment behind it stays."""
        start, end = with_space(self.text, node)
        rest = line_end(self.text, end)
        tail = self.text[end:rest].rstrip("\n")
        items = "".join(f"\n{item}" for item in format_items(field, value, self._indent() + STEP))
        comment = tail if tail.strip().startswith("#") else ""
        last = "\n" if self.text[end:rest].endswith("\n") else ""
        return Edit(start, rest, f"{comment}{items}{last}")

    def _inserted(self, missing: Sequence[tuple[Field, Value]]) -> list[Edit]:
        """Return the edits that add fields, each behind the one that the schema puts before it."""
        order = [self.schema.title, *(field.name for field in self.schema)]
        places: dict[int, list[str]] = {}
        for field, value in missing:
            before = order[: order.index(field.name)]
            ends = [
                own_end(node, self.text) for name, node in self._nodes().items() if name in before
            ]
            place = line_end(self.text, max(ends, default=self.node.start_mark.index))
            places.setdefault(place, []).append(format_field(field, value, self._indent()))
        return [lines_at(self.text, place, lines) for place, lines in places.items()]
