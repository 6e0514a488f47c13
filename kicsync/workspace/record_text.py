"""Record -> the text of a new record file."""

from collections.abc import Iterator

from kicsync.kit import Field, FieldType, Record, Schema, Tool, Value
from kicsync.workspace.scalars import STEP, one_line, scalar


def format_record(record: Record, schema: Schema) -> str:
    """Return the text of a file for ``record``: the fields in the schema's order.

    A blank field is there with nothing behind it, so that people see what is to be filled in; a
    blank free text is left out.
    """
    lines = [f"{schema.title}: {one_line(record.title)}"]
    lines += [
        format_field(field, record.value(field))
        for field in schema
        if field.name in record.values or field.name != schema.free_text
    ]
    return "\n".join(lines) + "\n"


def format_field(field: Field, value: Value, indent: str = "") -> str:
    """Return ``key: value``, its lines ended by LF and the last one without a line end."""
    head = f"{indent}{field.name}:"
    if isinstance(value, str):
        return f"{head} {scalar(value, field, indent)}" if value else head
    return "\n".join([head, *format_items(field, value, indent + STEP)])


def format_items(field: Field, value: Value, indent: str) -> Iterator[str]:
    """Yield the items of a list or of entries, each one or more lines."""
    for item in value:
        if isinstance(item, str):
            yield f"{indent}- {one_line(item)}"
        else:
            yield format_tool(field, item, indent)


def format_tool(field: Field, tool: Tool, indent: str) -> str:
    """Return one tool, its blank parts too: people see what is to be filled in."""
    inner = indent + STEP
    parts = (format_field(_sub(sub), tool.get(sub.name, ""), inner) for sub in field.fields)
    lines = "\n".join(parts)
    return f"{indent}- {lines.removeprefix(inner)}"


def _sub(field: Field) -> Field:
    """Return a sub-field; a list or entries in an entry are not in the formats."""
    assert field.type not in (FieldType.LIST, FieldType.ENTRIES), field.name
    return field
