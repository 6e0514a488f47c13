"""The conflict file beside a record: the disputed values of both sides, and of the base.

As long as it is there the record is in conflict and is not pushed; deleting it says that the
record holds what should stay.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

import yaml

from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Schema, Value
from kicsync.workspace.nodes import compose, line_end, own_end
from kicsync.workspace.record_text import format_field
from kicsync.workspace.scalars import STEP, one_line, quoted
from kicsync.workspace.scan import plain_text, scan

Sides = tuple[Value, Value, Value]
"""The value of a field in the base, in the record file, and where the other change comes from."""


class Origin(StrEnum):
    """Where the other change comes from.

    It is the wiki, a table that somebody filled in, the document in which everyone writes (the
    parcours), or a source that is not the wiki: an archive, or the dump of another one.
    """

    WIKI = "wiki"
    TABLE = "table"
    SOURCE = "source"
    DOCUMENT = "document"

    @property
    def base(self) -> str:
        """What the value of before both changes is called."""
        names = {Origin.WIKI: "base", Origin.TABLE: "exported", Origin.SOURCE: "known"}
        return {**names, Origin.DOCUMENT: "imported"}[self]

    @property
    def called(self) -> str:
        """What people call it."""
        words = {Origin.WIKI: _("wiki"), Origin.TABLE: _("table"), Origin.SOURCE: _("source")}
        return {**words, Origin.DOCUMENT: _("document")}[self]

    @property
    def own(self) -> tuple[str, ...]:
        """The names of the sides that belong to this origin alone."""
        return (self.base, self.value)


NO_TEXTS: Mapping[str, str] = {}


def format_conflict(
    title: str,
    fields: Mapping[str, Sides],
    schema: Schema,
    *,
    notes: Sequence[str] = (),
    merged: Mapping[str, str] = NO_TEXTS,
    origin: Origin = Origin.WIKI,
) -> str:
    """Return the text of a conflict file: valid YAML, what to do as comments at its head.

    ``notes`` are more lines of comment. ``merged`` holds for some of ``fields``, all texts, the
    merge of both sides, with marks around what is disputed. A title that is blank on the wiki says
    that the page was deleted.
    """
    deleted = fields.get(schema.title, ("", "", title))[2] == ""
    head = _deleted() if deleted and origin is Origin.WIKI else _changed(origin)
    lines = [f"# {one_line(title)}", *(f"# {quoted(note)[1:-1]}" for note in notes)]
    lines += [f"# {line}" for line in head.split("\n")]
    for name, values in fields.items():
        lines += [f"{name}:", *_sides(schema.field(name) or Field(name), values, origin)]
        if name in merged:
            lines.append(format_field(Field("merged", FieldType.TEXT), merged[name], STEP))
    return "\n".join(lines) + "\n"


def disputed_fields(text: str, *, file: str) -> list[str]:
    """Return the names of the fields that the conflict file ``text`` holds; raises RecordError."""
    return [str(key.value) for key, _value in compose(text, file).value]


def with_open(text: str, old: str, *, file: str) -> str:
    """Return the conflict file ``text`` with the fields of ``old`` that it lacks, word for word.

    They are not settled because others came to be disputed, nor is what a field that both dispute
    holds from another origin. Raises RecordError for an ``old`` that can't be read.
    """
    known = {str(key.value): value for key, value in compose(text, file).value}
    inside: list[tuple[int, str]] = []
    for key, value in compose(old, file).value:
        if key.value not in known:
            text += _block(old, key, value)
        else:
            more = _blocks(old, value, lacking=known[key.value])
            inside.append((line_end(text, own_end(known[key.value], text)), more))
    for end, more in sorted(inside, reverse=True):
        text = text[:end] + more + text[end:]
    return text


def without_field(text: str, name: str, *, file: str, origin: Origin = Origin.WIKI) -> str:
    """Return ``text`` without what ``origin`` disputes in the field ``name``.

    '' when nothing is left.
    """
    pairs = compose(text, file).value
    for key, value in pairs:
        if key.value != name:
            continue
        others = any(_holds(value, one) for one in Origin if one is not origin)
        gone = [(key, value)]
        if others and not value.flow_style:
            gone = [(k, v) for k, v in value.value if k.value in (*origin.own, "merged")]
        elif len(pairs) == 1:
            return ""
        for start, end in reversed([_span(text, *pair) for pair in gone]):
            text = text[:start] + text[end:]
        return text
    return text


def origins(text: str, *, file: str) -> Iterator[tuple[str, Origin]]:
    """Yield the disputed fields, each with where its other value comes from."""
    for key, value in compose(text, file).value:
        found = [origin for origin in Origin if _holds(value, origin)]
        yield from ((str(key.value), origin) for origin in found or [Origin.WIKI])


def side(text: str, field: Field, name: str, *, file: str) -> Value:
    """Return what the side ``name`` of the disputed ``field`` holds, blank when it is not there.

    Raises RecordError when ``text`` can't be read.
    """
    for key, value in compose(text, file).value:
        for inner, found in value.value if key.value == field.name and _is_mapping(value) else ():
            if inner.value == name:
                inner.value = field.name
                root = yaml.MappingNode("tag:yaml.org,2002:map", [(inner, found)])
                return scan(root, text, Schema("", (field,), title="", free_text="")).values.get(
                    field.name, field.blank
                )
    return field.blank


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


def _is_mapping(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode)


def _holds(node: yaml.Node, origin: Origin) -> bool:
    """Tell whether ``node``, a disputed field, has a value from ``origin``."""
    return isinstance(node, yaml.MappingNode) and any(
        key.value == origin.value for key, _value in node.value
    )


def _blocks(old: str, node: yaml.Node, lacking: yaml.Node) -> str:
    """Return the sides in ``node`` whose origin ``lacking`` does not have, word for word."""
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not _is_mapping(lacking):
        return ""
    wanted = [origin for origin in Origin if _holds(node, origin) and not _holds(lacking, origin)]
    names = {name for origin in wanted for name in origin.own}
    return "".join(_block(old, key, value) for key, value in node.value if key.value in names)


def _block(text: str, key: yaml.Node, value: yaml.Node) -> str:
    start, end = _span(text, key, value)
    block = text[start:end]
    return block if block.endswith("\n") else f"{block}\n"


def _span(text: str, key: yaml.Node, value: yaml.Node) -> tuple[int, int]:
    """Return where the lines of a pair begin and end."""
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    return start, line_end(text, own_end(value, text))


def _sides(field: Field, values: Sides, origin: Origin) -> Iterator[str]:
    for key, value in zip((origin.base, "local", origin.value), values, strict=True):
        yield format_field(replace(field, name=key), value, STEP)


def _changed(origin: Origin) -> str:
    said = {
        Origin.WIKI: _("The wiki and your file changed the same fields to different values."),
        Origin.TABLE: _("The table and your file changed the same fields to different values."),
        Origin.SOURCE: _("The source (pull --from) and your file say different things."),
        Origin.DOCUMENT: _("The document and your file say different things."),
    }
    what = _(
        "Run: kicsync resolve\n"
        "Or keep in your file what should stay, delete this file, then run: kicsync push"
    )
    return f"{said[origin]}\n{what}"


def _deleted() -> str:
    return _(
        "The page is gone, and you changed your file meanwhile.\n"
        "Run: kicsync resolve\n"
        "Or delete this file to keep yours: kicsync push then makes the page anew."
    )
