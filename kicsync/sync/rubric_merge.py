"""What becomes of one record when a document says something of it; pure.

What the last import brought is the base, the record as it is now one side, the document the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kicsync.kit import Field, FieldType, Record, Schema, Tool, Value
from kicsync.sync.merge import merge
from kicsync.workspace.conflict_file import Sides
from kicsync.workspace.imports import Imported


class Outcome(NamedTuple):
    """The record, and what a person should know of it.

    ``conflicts`` are the fields that the record and the document changed differently, ``replaced``
    those that said something else, ``silent`` those of which the document does not say any more
    what it did: the record keeps it.
    """

    record: Record
    conflicts: Mapping[str, Sides]
    replaced: tuple[str, ...]
    silent: tuple[str, ...]


def merged(
    now: Record, said: Record, known: Imported | None, schema: Schema, *, over: bool
) -> Outcome:
    """Return what becomes of ``now``, of which a document says ``said``, and said ``known``.

    With ``over``, what the document says takes the place of anything else.
    """
    before = {name: _before(known, schema.field(name)) for name in said.values}
    base, wanted = (_with(now, values, schema) for values in (before, said.values))
    found = merge(base, now, wanted, schema)
    silent = _silent(known, said, now)
    if over:
        new = _replaced(found.record, said, schema)
        lost = (name for name in now.values if now.values[name] != new.values.get(name))
        return Outcome(new, {}, tuple(lost), silent)
    sides = {
        field.name: (base.value(field), now.value(field), wanted.value(field))
        for field in schema
        if field.name in found.conflicts
    }
    return Outcome(found.record, sides, (), silent)


def remember(new: Imported, known: Imported | None) -> Imported:
    """Return ``new`` with what is still true of ``known``, what the last import remembered.

    What the document does not say any more is known on, and the record may say something else.
    """
    if known is None:
        return new
    values = {**known.values, **new.values}
    settled = {name for name in known.settled if known.values.get(name) == values.get(name)}
    gone = known.values.keys() - new.values.keys()
    return replace(new, values=values, settled=tuple(sorted(settled | gone)))


def _silent(known: Imported | None, said: Record, now: Record) -> tuple[str, ...]:
    """Return the fields of ``now`` of which the document says nothing any more, told once."""
    if known is None:
        return ()
    gone = known.values.keys() - said.values.keys() - set(known.settled)
    return tuple(sorted(gone & now.values.keys()))


def _before(known: Imported | None, field: Field | None) -> Value:
    """Return what the last import brought for a field, blank for nothing.

    What does not fit the field was of another schema.
    """
    if known is None or field is None:
        return ""
    value = known.values.get(field.name, field.blank)
    return value if isinstance(value, type(field.blank)) else field.blank


def _with(record: Record, values: Mapping[str, Value], schema: Schema) -> Record:
    """Return ``record`` with ``values``; a blank one is none."""
    every = {**record.values, **values}
    named = {field.name: every[field.name] for field in schema if every.get(field.name)}
    return replace(record, values=named)


def _replaced(record: Record, said: Record, schema: Schema) -> Record:
    """Return ``record`` with what the document says in the place of what it said."""
    values = dict(said.values)
    for field in schema:
        if field.name in values and field.type is FieldType.ENTRIES:
            values[field.name] = _entries(record.tools(field), said.tools(field), field.key)
    return _with(record, values, schema)


def _entries(now: Sequence[Tool], said: Sequence[Tool], key: str) -> tuple[Tool, ...]:
    """Return ``now``, each entry as ``said`` has the one of the same key, then the others."""
    left, found = list(said), list[Tool]()
    for tool in now:
        same = next((other for other in left if other.get(key) == tool.get(key)), None)
        found.append(same or tool)
        if same:
            left.remove(same)
    return (*found, *left)
