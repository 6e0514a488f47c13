"""Page text -> record, and the one form in which two records are compared."""

import unicodedata

from kicsync.kit import Field, FieldType, Record, Schema, Tool, Value
from kicsync.kit.lists import SPACE, join_list, split_list
from kicsync.wikitext.bullets import read_bullet
from kicsync.wikitext.calls import Call, find_calls, same_template, trimmed
from kicsync.wikitext.layout import Layout, Place, lay_out
from kicsync.wikitext.pipes import decode, encode

FREE_GLUE = "\n\n"
"""Between the pieces of free text that stood apart on the page."""


def has_template(text: str, schema: Schema) -> bool:
    """Tell whether the page calls the schema's template itself, and not through another page.

    A schema without a template takes every page.
    """
    return not schema.template or any(
        same_template(call.name, schema.template) for call in find_calls(text)
    )


def read(text: str, schema: Schema, title: str = "") -> Record:
    """Return the record that stands in the page ``text``; a page without template is free text."""
    layout = lay_out(text, schema)
    values = {field.name: _value(text, layout, field) for field in schema.fields}
    values[schema.free_text] = FREE_GLUE.join(span.of(text) for span in layout.free)
    return Record(title, {name: value for name, value in values.items() if value})


def normal(record: Record, schema: Schema) -> Record:
    """Return ``record`` as it would read after a round trip through a page.

    The wiki stores NFC, LF and no space at the ends (Manual: "Help:Editing pages"), an item that
    holds the separator is two items, and a pipe has two spellings.
    """
    values: dict[str, Value] = {}
    for field in schema:
        value = _normal(record.value(field), field, free=field.name == schema.free_text)
        if value:
            values[field.name] = value
    return Record(_text(record.title), values)


def entry_of(text: str, place: Place, field: Field) -> Tool:
    """Return the entry that stands at ``place``, its blank sub-fields left out."""
    if place.call is None:
        return {name: decode(raw) for name, raw in read_bullet(place.span.of(text), field).items()}
    values = {sub.name: text_of(text, place.call, sub) for sub in field.fields}
    return {name: value for name, value in values.items() if value}


def text_of(text: str, call: Call, field: Field) -> str:
    """Return the text of ``field`` in ``call``, '' when it is blank or missing."""
    parameter = call.last(field.parameter)
    return decode(trimmed(text, parameter.value).of(text)) if parameter else ""


def _value(text: str, layout: Layout, field: Field) -> Value:
    if field.type is FieldType.ENTRIES:
        places = layout.entries[field.name]
        return tuple(entry_of(text, place, field) for place in places)
    raw = text_of(text, layout.main, field) if layout.main else ""
    if field.type is FieldType.LIST:
        return split_list(raw, field.separator, field.known)
    return raw


def _normal(value: Value, field: Field, *, free: bool) -> Value:
    if isinstance(value, str):
        return _text(value) if free else _piped(value)
    if field.type is FieldType.LIST:
        items = (_text(item) for item in value if isinstance(item, str))
        whole = _piped(join_list(items, field.separator))  # a page decodes the list as a whole
        return split_list(whole, field.separator, field.known)
    return tuple(_entry(tool) for tool in value if not isinstance(tool, str))


def _entry(tool: Tool) -> Tool:
    texts = {name: _piped(text) for name, text in tool.items()}
    return {name: text for name, text in texts.items() if text}


def _piped(value: str) -> str:
    return decode(encode(_text(value)))


def _text(value: str) -> str:
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip(SPACE)
