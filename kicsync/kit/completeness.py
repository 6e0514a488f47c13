"""What is still missing in a record: its required fields that are blank."""

from collections.abc import Iterator

from kicsync.kit.record import Record
from kicsync.kit.schema import FieldType, Schema


def missing(record: Record, schema: Schema) -> tuple[str, ...]:
    """Return the names of the required fields that have no value.

    A field that is missing in one entry at least is named once, as ``outils.titre``.
    """
    return tuple(dict.fromkeys(_missing(record, schema)))


def _missing(record: Record, schema: Schema) -> Iterator[str]:
    for field in schema.fields:
        if field.required and not record.value(field):
            yield field.name
        for tool in record.tools(field) if field.type is FieldType.ENTRIES else ():
            yield from (
                f"{field.name}.{sub.name}"
                for sub in field.fields
                if sub.required and not tool.get(sub.name)
            )
