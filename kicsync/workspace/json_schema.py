"""A JSON Schema of a record, for editors (JSON Schema, draft 2020-12).

The language server of YAML (redhat.vscode-yaml) reads it through the first line of each record
file; VS Code, Vim and others complete and check with it while a person types.
"""

import json
from typing import Any

from kicsync.kit import Field, FieldType, Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELINE = "# yaml-language-server: $schema="
"""How a YAML file names its schema (README of redhat-developer/yaml-language-server)."""

_TEXT = ("string", "number", "boolean")
"""What a text may look like to a reader of YAML: “2021” is a number to it."""


def json_schema(schema: Schema) -> dict[str, Any]:
    """Return the JSON Schema of one record as plain data."""
    title = {"type": list(_TEXT), "minLength": 1}
    fields = {field.name: _field(field, schema.template) for field in schema.fields}
    free = {schema.free_text: _nullable({"type": list(_TEXT)})}
    return {
        "$schema": DIALECT,
        "title": schema.template,
        "type": "object",
        "properties": {schema.title: title, **fields, **free},
        "required": [schema.title, *(field.name for field in schema.fields if field.required)],
        "additionalProperties": False,
    }


def json_text(schema: Schema) -> str:
    """Return the JSON Schema as it stands in a file."""
    return json.dumps(json_schema(schema), ensure_ascii=False, indent=1) + "\n"


def _field(field: Field, template: str) -> dict[str, Any]:
    """Return the schema of one field, described by its place on the page, in no language."""
    place = f"{{{{{template}|{field.parameter}=…}}}}" if field.parameter else ""
    told = {"description": place or f"{{{{{field.template}}}}}"}
    return {**told, **_nullable(_value(field))}


def _value(field: Field) -> dict[str, Any]:
    if field.type is FieldType.ENTRIES:
        return {"type": "array", "items": _entry(field)}
    item: dict[str, Any] = {"type": list(_TEXT)}
    if field.known and field.type in (FieldType.LIST, FieldType.CHOICE, FieldType.PAGE):
        item = {"enum": list(field.known)}
    return {"type": "array", "items": item} if field.type is FieldType.LIST else item


def _entry(field: Field) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {sub.name: _field(sub, field.template) for sub in field.fields},
        "required": [sub.name for sub in field.fields if sub.required],
        "additionalProperties": False,
    }


def _nullable(value: dict[str, Any]) -> dict[str, Any]:
    """Return ``value``, or nothing at all: a field may be left blank."""
    return {"anyOf": [value, {"type": "null"}]}
