"""Changes that ``schema update`` leaves to people: the records could not be read any more."""

from collections.abc import Container, Iterable
from dataclasses import replace

from kicsync.discovery.difference import Difference, Kind
from kicsync.kit import FieldType, Schema
from kicsync.workspace.record_file import RecordFile


def hold_back(
    differences: Iterable[Difference], schema: Schema, files: Iterable[RecordFile]
) -> tuple[Difference, ...]:
    """Return ``differences``, those not to be taken that the ``files`` can't follow.

    A field goes only where it stands in no file; a list becomes a text, or a text a list, only
    where it has no value in any. What becomes entries, or was some, is a person's work, and so is
    a parameter that another field of ``schema`` stands for. What else changes in such a field
    waits with it.
    """
    every, there = tuple(differences), tuple(files)
    keys = {_dotted(path) for file in there for path in file.scan.keys}
    filled = {name for file in there for name in file.record.values}
    places = {field.parameter for field in schema.fields}
    held = {
        one.field
        for one in every
        if (one.kind is Kind.GONE and one.field in keys)
        or (one.setting == "parameter" and one.wiki in places)
        or (one.setting == "type" and _is_reshaped(one, filled))
    }
    return tuple(replace(one, take=False) if one.field in held else one for one in every)


def _is_reshaped(one: Difference, filled: Container[str]) -> bool:
    shapes = {FieldType.LIST.value, FieldType.ENTRIES.value} & {one.here, one.wiki}
    return FieldType.ENTRIES in shapes or (bool(shapes) and one.field in filled)


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(key for key in path if isinstance(key, str))
