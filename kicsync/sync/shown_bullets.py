"""Entries that a page shows as bullets without a label (journal, 7 July 2020: what a tool says).

Such bullets stand at the end of the value before them, and nothing on the page says what they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kicsync.i18n import _, ngettext
from kicsync.kit import Field, FieldType, Schema, Tool
from kicsync.sync.shown import Shown
from kicsync.sync.shown_record import Read, entries_in
from kicsync.sync.sources import Remark


class _Found(NamedTuple):
    """Bullets at the end of ``field``: the text before them, and what each says."""

    field: Field
    text: str
    tools: tuple[Tool, ...]


def with_bullets(read: Read, shown: Shown, schema: Schema) -> Read:
    """Return ``read`` with such bullets as entries of the fields of which no label is shown.

    Each must have a name and a sentence, and one at least a link. Others stay, with a remark.
    """
    for field in schema.fields:
        if field.type is FieldType.ENTRIES and field.key and field.name not in shown.fields:
            found = next(_bullets(read, field, schema), None)
            read = _taken(read, field, found) if found else read
    return read


def _bullets(read: Read, field: Field, schema: Schema) -> Iterator[_Found]:
    """Yield the bullets that may be entries: in the field before theirs, or in the free text."""
    index = schema.fields.index(field)
    for before in (*schema.fields[max(index - 1, 0) : index], schema.free):
        if before.type is FieldType.TEXT:
            text, bullets = _split(read.record.text(before))
            tools = tuple(entries_in(bullets, field))
            if any(len(tool) > 1 for tool in tools):
                yield _Found(before, text, tools)


def _split(text: str) -> tuple[str, str]:
    """Return the bullets at the end of ``text``, and what stands before; none below a heading."""
    lines = text.splitlines(keepends=True)
    count = next((n for n, line in enumerate(reversed(lines)) if line[:1] != "*"), len(lines))
    head = "".join(lines[: len(lines) - count]).rstrip()
    tail = "".join(lines[len(lines) - count :])
    return (text, "") if head.endswith("=") else (head, tail)


def _taken(read: Read, field: Field, found: _Found) -> Read:
    record = read.record
    if not _sure(found.tools, field):
        text = _("the bullets at its end may belong to “{field}”")
        remark = Remark(record.title, found.field.name, text.format(field=field.name))
        return read._replace(remarks=(*read.remarks, remark))
    count = len(found.tools)
    text = ngettext(
        "made of {n} bullet without a label at the end of “{field}”",
        "made of {n} bullets without a label at the end of “{field}”",
        count,
    )
    remark = Remark(record.title, field.name, text.format(n=count, field=found.field.name))
    values = {**record.values, found.field.name: found.text, field.name: found.tools}
    kept = {name: value for name, value in values.items() if value}
    return Read(replace(record, values=kept), (*read.remarks, remark))


def _sure(tools: Sequence[Tool], field: Field) -> bool:
    links = {sub.name for sub in field.fields if sub.type is FieldType.URL}
    said = all(tool.get(field.key) and tool.keys() - links - {field.key} for tool in tools)
    return said and any(links & tool.keys() for tool in tools)
