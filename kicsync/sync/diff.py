"""What changed in a record since its base, field by field; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from kicsync.kit import Field, FieldType, Record, Schema, Value
from kicsync.sync.plan import Item
from kicsync.sync.word_diff import Line, Sign, changed_lines, whole

_CONTEXT = 1
"""Unchanged lines shown around a change in a long text."""


@dataclass(frozen=True)
class FieldChange:
    """One changed field, and the lines that show what changed in it."""

    field: str
    old: Value
    new: Value
    lines: tuple[Line, ...]


def changes(item: Item, schema: Schema, *, from_wiki: bool) -> tuple[FieldChange, ...]:
    """Return what differs between the base of ``item`` and its file, or its page on the wiki."""
    base = item.base.record if item.base else Record("", {})
    side = item.wiki if from_wiki else item.local
    record = side.record if side else None
    if record is None:
        return ()
    return between(base, record, schema)


def between(old: Record, new: Record, schema: Schema) -> tuple[FieldChange, ...]:
    """Return what differs between two records, the title first."""
    title = Field(schema.title)
    pairs: list[tuple[Field, Value, Value]] = [(title, old.title, new.title)]
    pairs += [(field, old.value(field), new.value(field)) for field in schema]
    return tuple(
        FieldChange(field.name, before, after, tuple(differences(field, before, after)))
        for field, before, after in pairs
        if before != after
    )


def differences(field: Field, old: Value, new: Value) -> Iterator[Line]:
    """Yield what differs between two values of ``field``, by line and within a line by word."""
    removed: list[str] = []
    added: list[str] = []
    for line in _unified(as_lines(field, old), as_lines(field, new)):
        sign, text = Sign(line[0]), line[1:]
        if sign is Sign.REMOVED:
            removed.append(text)
        elif sign is Sign.ADDED:
            added.append(text)
        else:
            yield from changed_lines(removed, added)
            removed, added = [], []
            yield whole(sign, text)
    yield from changed_lines(removed, added)


def as_lines(field: Field, value: Value) -> list[str]:
    """Return a value of ``field`` as lines that people read."""
    if isinstance(value, str):
        return value.split("\n") if value else []
    if field.type is FieldType.LIST:
        return [item for item in value if isinstance(item, str)]
    tools = (tool for tool in value if not isinstance(tool, str))
    return [f"{name} : {text}" for tool in tools for name, text in tool.items()]


def _unified(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield the lines of a unified diff, each behind its sign; a short text has no places."""
    header = 2  # the names of two files, which are not files here
    short = len(before) + len(after) <= header
    for number, line in enumerate(unified_diff(before, after, lineterm="", n=_CONTEXT)):
        if number >= header and not (short and line.startswith("@@")):
            yield line
