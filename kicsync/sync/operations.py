"""What a bulk edit does to one record; pure.

The values of a record are texts in NFC with LF between their lines, as the wiki stores them, and a
blank one is left out; so are those that come out of here.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from kicsync.kit import Field, Record, Schema, Tool, Value
from kicsync.kit.lists import SPACE
from kicsync.kit.where import Wanted
from kicsync.kit.where_tree import Place

Change = Callable[[str], str]


@dataclass(frozen=True)
class Set:
    """``value`` takes the place of what stands at ``place``, of a sub-field in every entry."""

    place: Place
    value: Value


@dataclass(frozen=True)
class Replace:
    """``text`` takes the place of what ``pattern`` finds at ``place``, in every item."""

    place: Place
    pattern: re.Pattern[str]
    text: str


@dataclass(frozen=True)
class Add:
    """``items`` come behind those of ``field``, unless they are there."""

    field: Field
    items: tuple[str, ...] | tuple[Tool, ...]


@dataclass(frozen=True)
class Remove:
    """The items of ``field`` that fit ``wanted`` go away."""

    field: Field
    wanted: Wanted


Operation = Set | Replace | Add | Remove


def apply(operation: Operation, record: Record, schema: Schema) -> Record:
    """Return ``record`` after ``operation``; one to which it does nothing stays as it is."""
    match operation:
        case Set(place, value):
            return _set(record, place, value, schema)
        case Replace(place, pattern, text):
            return _replace(record, place, schema, lambda found: _replaced(pattern, text, found))
        case Add(field, items):
            return with_value(record, field, _added(record.value(field), items, field), schema)
        case Remove(field, wanted):
            return with_value(record, field, _removed(record.value(field), wanted, field), schema)


def with_value(record: Record, field: Field, value: Value, schema: Schema) -> Record:
    """Return ``record`` with ``value`` in ``field``, which may be the title."""
    if field.name == schema.title:
        assert isinstance(value, str)
        return Record(value, record.values)
    if value == record.value(field):
        return record
    values = {**record.values, field.name: value}
    return Record(record.title, {name: value for name, value in values.items() if value})


def clean(text: str) -> str:
    """Return ``text`` as a record holds it: NFC, LF, no blanks at its ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip(SPACE)


def _set(record: Record, place: Place, value: Value, schema: Schema) -> Record:
    if not place.sub:
        return with_value(record, place.field, value, schema)
    assert isinstance(value, str)
    return _replace(record, place, schema, lambda _found: value)


def _replace(record: Record, place: Place, schema: Schema, change: Change) -> Record:
    """Return ``record`` with every text at ``place`` changed."""
    field = place.field
    if field.name == schema.title:
        return with_value(record, field, change(record.title), schema)
    value = record.value(field)
    if isinstance(value, str):
        return with_value(record, field, change(value), schema)
    changed = tuple(_item(item, place, change) for item in value)
    return with_value(record, field, _filled(changed), schema)


def _item(item: str | Tool, place: Place, change: Change) -> str | Tool:
    if isinstance(item, str):
        return change(item)
    names = [place.sub.name] if place.sub else [sub.name for sub in place.field.fields]
    texts = {**item, **{name: change(item.get(name, "")) for name in names}}
    return {name: text for name, text in texts.items() if text}


def _replaced(pattern: re.Pattern[str], text: str, found: str) -> str:
    """Return ``found`` after the replacement; where there is nothing to replace, its very bytes."""
    normal = clean(found)
    new = pattern.sub(text, normal)
    return found if new == normal else clean(new)


def _added(value: Value, items: Value, field: Field) -> Value:
    found: list[str | Tool] = list(value)
    for item in items:
        wanted = Wanted(_key(item, field))
        if not any(wanted.fits(_key(one, field)) for one in found):
            found.append(item)
    return _filled(tuple(found))


def _removed(value: Value, wanted: Wanted, field: Field) -> Value:
    return _filled(tuple(item for item in value if not wanted.fits(_key(item, field))))


def _key(item: str | Tool, field: Field) -> str:
    """Return what an item is known by: itself, or the name of an entry."""
    return item if isinstance(item, str) else item.get(field.key, "")


def _filled(items: tuple[str | Tool, ...]) -> Value:
    """Return the items that are not blank; they are all of one kind."""
    texts = tuple(item for item in items if isinstance(item, str) and item)
    return texts or tuple(item for item in items if not isinstance(item, str) and item)
