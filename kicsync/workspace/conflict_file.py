"""The conflict file beside a record: the disputed values of both sides, and of the base.

As long as it is there the record is in conflict and is not pushed; deleting it says that the
record holds what should stay.
"""

from collections.abc import Mapping
from dataclasses import replace

from kicsync.i18n import _
from kicsync.kit import Field, Schema, Value
from kicsync.workspace.nodes import compose, line_end, own_end
from kicsync.workspace.record_text import format_field
from kicsync.workspace.scalars import STEP, one_line

Sides = tuple[Value, Value, Value]
"""The value of a field in the base, in the record file, and on the wiki."""


def format_conflict(title: str, fields: Mapping[str, Sides], schema: Schema) -> str:
    """Return the text of a conflict file: valid YAML, what to do as comments at its head."""
    head = _(
        "The wiki and your file changed the same fields to different values.\n"
        "Run: kicsync resolve\n"
        "Or keep in your file what should stay, delete this file, then run: kicsync push"
    )
    lines = [f"# {line}" for line in (one_line(title), *head.split("\n"))]
    for name, values in fields.items():
        lines.append(f"{name}:")
        lines += (
            format_field(_side(key, schema.field(name)), value, STEP)
            for key, value in zip(("base", "local", "wiki"), values, strict=True)
        )
    return "\n".join(lines) + "\n"


def disputed_fields(text: str, *, file: str) -> list[str]:
    """Return the names of the fields that the conflict file ``text`` holds; raises RecordError."""
    return [str(key.value) for key, _value in compose(text, file).value]


def without_field(text: str, name: str, *, file: str) -> str:
    """Return ``text`` without the field ``name``; '' when no field is left."""
    pairs = compose(text, file).value
    left = [key for key, _value in pairs if key.value != name]
    if not left:
        return ""
    for key, value in pairs:
        if key.value == name:
            end = line_end(text, own_end(value, text))
            return text[: key.start_mark.index] + text[end:]
    return text


def _side(key: str, field: Field | None) -> Field:
    """Return a field like ``field`` that is called ``key``; the title is a line."""
    return replace(field, name=key) if field else Field(key)
