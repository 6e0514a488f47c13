"""The conflict file beside a record: the disputed values of both sides, and of the base.

As long as it is there the record is in conflict and is not pushed; deleting it says that the
record holds what should stay.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import yaml

from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Schema, Value
from kicsync.workspace.nodes import compose, line_end, own_end
from kicsync.workspace.record_text import format_field
from kicsync.workspace.scalars import STEP, one_line, quoted
from kicsync.workspace.scan import plain_text

Sides = tuple[Value, Value, Value]
"""The value of a field in the base, in the record file, and on the wiki."""


NO_TEXTS: Mapping[str, str] = {}


def format_conflict(
    title: str,
    fields: Mapping[str, Sides],
    schema: Schema,
    *,
    notes: Sequence[str] = (),
    merged: Mapping[str, str] = NO_TEXTS,
) -> str:
    """Return the text of a conflict file: valid YAML, what to do as comments at its head.

    ``notes`` are more lines of comment. ``merged`` holds for some of ``fields``, all texts, the
    merge of both sides, with marks around what is disputed. A title that is blank on the wiki says
    that the page was deleted.
    """
    head = _deleted() if fields.get(schema.title, ("", "", title))[2] == "" else _changed()
    lines = [f"# {one_line(title)}", *(f"# {quoted(note)[1:-1]}" for note in notes)]
    lines += [f"# {line}" for line in head.split("\n")]
    for name, values in fields.items():
        lines += [f"{name}:", *_sides(schema.field(name) or Field(name), values)]
        if name in merged:
            lines.append(format_field(Field("merged", FieldType.TEXT), merged[name], STEP))
    return "\n".join(lines) + "\n"


def disputed_fields(text: str, *, file: str) -> list[str]:
    """Return the names of the fields that the conflict file ``text`` holds; raises RecordError."""
    return [str(key.value) for key, _value in compose(text, file).value]


def with_open(text: str, old: str, *, file: str) -> str:
    """Return the conflict file ``text`` with the fields of ``old`` that it lacks, word for word.

    They are not settled because others came to be disputed. Raises RecordError for an ``old`` that
    can't be read.
    """
    known = disputed_fields(text, file=file)
    for key, value in compose(old, file).value:
        if key.value not in known:
            block = old[key.start_mark.index : line_end(old, own_end(value, old))]
            text += block if block.endswith("\n") else f"{block}\n"
    return text


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


def texts(text: str, *, file: str) -> dict[str, dict[str, str]]:
    """Return what the conflict file ``text`` says of each field, by side; texts only.

    Raises RecordError for what is no conflict file.
    """
    fields = compose(text, file).value
    return {str(key.value): dict(_texts(value)) for key, value in fields}


def _texts(node: yaml.Node) -> Iterator[tuple[str, str]]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode):
            yield str(key.value), plain_text(value)


def _sides(field: Field, values: Sides) -> Iterator[str]:
    for key, value in zip(("base", "local", "wiki"), values, strict=True):
        yield format_field(replace(field, name=key), value, STEP)


def _changed() -> str:
    return _(
        "The wiki and your file changed the same fields to different values.\n"
        "Run: kicsync resolve\n"
        "Or keep in your file what should stay, delete this file, then run: kicsync push"
    )


def _deleted() -> str:
    return _(
        "The page is gone, and you changed your file meanwhile.\n"
        "Run: kicsync resolve\n"
        "Or delete this file to keep yours: kicsync push then makes the page anew."
    )
