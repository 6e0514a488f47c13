"""``schema/ingredient.yml``, ``schema/steps.yml`` and ``schema/values.yml`` -> the schema.

Every mistake in them is a SchemaError that names the file and, where it is known, the line.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from kicsync.errors import RecordError, SchemaError
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, ListBy, Schema, Step
from kicsync.kit.step import all_steps
from kicsync.kit.suggest import did_you_mean
from kicsync.workspace.nodes import parse
from kicsync.workspace.schema_values import VALUES, Known, check_source, known_values

INGREDIENT = "ingredient.yml"
STEPS = "steps.yml"
_SCHEMA_KEYS = ("template", "list_by", "category", "title", "free_text", "fields")
_FIELD_KEYS = (
    *("parameter", "type", "required", "max_lines", "separator", "of", "values"),
    *("values_from", "template", "key", "fields", "labels"),
)
_STEP_KEYS = ("number", "title", "value", "page", "question", "steps")


def load_schema(folder: Path, name: str = INGREDIENT) -> Schema:
    """Return the schema ``name`` that stands in ``folder``; raises SchemaError.

    The values that the wiki limits a field to are those of an ingredient: they stand in
    ``schema/values.yml``, by the field's dotted name.
    """
    steps = make_steps(folder / STEPS, _load(folder / STEPS))
    kept = folder / VALUES
    values: Known = {}
    if name == INGREDIENT and kept.is_file():
        values = known_values(kept, _load(kept))
    return make_schema(folder / name, _load(folder / name), steps, values)


def make_steps(path: Path, found: object) -> tuple[Step, ...]:
    """Return the steps that the plain data ``found`` of ``path`` is; raises SchemaError."""
    return tuple(_step(path, data) for data in _items(path, found, path.name))


def make_schema(path: Path, found: object, steps: tuple[Step, ...], values: Known) -> Schema:
    """Return the schema that the plain data ``found`` of ``path`` is; raises SchemaError.

    ``steps`` are those of steps.yml, ``values`` those of values.yml.
    """
    data = _mapping(path, found)
    _check_keys(path, data, _SCHEMA_KEYS)
    known = {**values, "": tuple(step.value for step in all_steps(steps))}
    fields = _mapping(path, data.get("fields", {}))
    schema = Schema(
        template=_text(path, data, "template", ""),
        fields=tuple(_field(path, name, value, known) for name, value in fields.items()),
        title=_text(path, data, "title", "titre"),
        free_text=_text(path, data, "free_text", "texte_libre"),
        list_by=ListBy(_one_of(path, "list_by", data.get("list_by", "template"), ListBy)),
        category=_text(path, data, "category", ""),
        steps=steps,
    )
    _check(path, schema)
    return schema


def _load(path: Path) -> object:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        parse(text, str(path))
    except FileNotFoundError:
        raise SchemaError(
            _("{file} is missing.").format(file=path),
            hint=_("Run “kicsync init” again: it puts back what is missing and keeps the rest."),
        ) from None
    except UnicodeDecodeError:
        raise SchemaError(
            _("{file} is not in UTF-8.").format(file=path),
            hint=_("Open it in your editor and save it again with the encoding UTF-8."),
        ) from None
    except RecordError as error:
        raise SchemaError(error.message, hint=error.hint) from None
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _field(path: Path, name: str, data: object, known: Known, above: str = "") -> Field:
    """Return one field; the values of the steps stand in ``known`` under ''."""
    dotted = f"{above}.{name}" if above else name
    table = _mapping(path, data, name)
    _check_keys(path, table, _FIELD_KEYS, name)
    kind = FieldType(_one_of(path, f"{name}.type", table.get("type", "line"), FieldType))
    subs = _mapping(path, table.get("fields", {}), f"{name}.fields")
    of = _one_of(path, f"{name}.of", table.get("of", ""), ["", "step"])
    values = _items(path, table.get("values", []), f"{name}.values")
    source = _text(path, table, "values_from", "")
    if source:
        check_source(path, f"{name}.values_from", source)
    listed = tuple(str(value) for value in values)
    required = table.get("required", False)
    if not isinstance(required, bool):
        message = _("“{key}” must be “true” or “false”").format(key=f"{name}.required")
        raise _wrong(path, message)
    return Field(
        name=name,
        type=kind,
        parameter=_text(path, table, "parameter", ""),
        required=required,
        max_lines=_number(path, table["max_lines"], f"{name}.max_lines")
        if "max_lines" in table
        else None,
        separator=_text(path, table, "separator", ","),
        of=of,
        known=known.get("", ()) if of else listed or known.get(dotted, ()),
        template=_text(path, table, "template", ""),
        key=_text(path, table, "key", ""),
        fields=tuple(_field(path, f, value, known, dotted) for f, value in subs.items()),
        values_from=source,
        labels=_labels(path, table, f"{dotted}.labels"),
    )


def _labels(path: Path, table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return what tables of the wiki call a field."""
    labels = _items(path, table.get("labels", []), name)
    if not all(isinstance(label, str) and label.strip() for label in labels):
        message = _("“{key}” must be texts: [Exemples, Exemple]").format(key=name)
        raise _wrong(path, message)
    return tuple(str(label) for label in labels)


def _check(path: Path, schema: Schema) -> None:
    """Refuse a schema that two fields would share a place in, or in which one has none."""
    names = [schema.title, schema.free_text, *(field.name for field in schema.fields)]
    places = [field.parameter for field in schema.fields if field.parameter]
    for word in (*names, *places):
        if names.count(word) > 1 or places.count(word) > 1:
            raise _wrong(path, _("“{name}” is used twice").format(name=word))
    if not schema.template and (schema.fields or schema.list_by is not ListBy.STEPS):
        raise _wrong(path, _("“template” is missing: what is the template of these pages called?"))
    if schema.list_by is ListBy.CATEGORY and not schema.category:
        raise _wrong(path, _("“list_by: category” needs a “category”"))
    for field in schema.fields:
        _check_field(path, field)


def _check_field(path: Path, field: Field) -> None:
    if field.type is not FieldType.ENTRIES:
        if not field.parameter:
            raise _wrong(path, _("“{name}” needs a “parameter”").format(name=field.name))
        return
    if not field.parameter and not field.template:
        raise _wrong(
            path, _("“{name}” needs a “template” or a “parameter”").format(name=field.name)
        )
    for sub in field.fields:
        if sub.type in (FieldType.LIST, FieldType.ENTRIES):
            key, kind = f"{field.name}.{sub.name}", sub.type.value
            hint = _("A part of an entry is one text: write “type: line” or “type: text”.")
            raise _wrong(path, _("“{key}” can't be “{value}”").format(key=key, value=kind), hint)
    if not field.sub(field.key):
        raise _wrong(
            path, _("the “key” of “{name}” must be one of its fields").format(name=field.name)
        )


def _step(path: Path, data: object) -> Step:
    table = _mapping(path, data)
    _check_keys(path, table, _STEP_KEYS)
    subs = _items(path, table.get("steps", []), "steps")
    return Step(
        number=_number(path, table.get("number"), "number"),
        title=_text(path, table, "title"),
        value=_text(path, table, "value"),
        page=_text(path, table, "page", ""),
        question=_text(path, table, "question", ""),
        steps=tuple(_step(path, sub) for sub in subs),
    )


def _items(path: Path, data: object, name: str) -> list[object]:
    if not isinstance(data, list):
        message = _("“{key}” must be a list: each of its lines starts with “- ”").format(key=name)
        raise _wrong(path, message)
    return data


def _number(path: Path, data: object, name: str) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise _wrong(path, _("“{key}” must be a number").format(key=name))
    return data


def _mapping(path: Path, data: object, name: str = "") -> Mapping[str, Any]:
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        where = _("“{name}” must hold names and values").format(name=name or path.name)
        raise _wrong(path, where)
    return data


def _text(path: Path, data: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str):
        raise _wrong(path, _("“{key}” is missing, or is not a text").format(key=key))
    return value


def _one_of(path: Path, key: str, value: object, known: Any) -> str:
    words = [str(word) for word in known]
    if value not in words:
        message = _("“{key}” can't be “{value}”").format(key=key, value=value)
        raise _wrong(path, message, did_you_mean(str(value), [word for word in words if word]))
    return str(value)


def _check_keys(
    path: Path, data: Mapping[str, Any], known: tuple[str, ...], where: str = ""
) -> None:
    for key in data:
        if key not in known:
            name = f"{where}.{key}" if where else key
            message = _("there is no setting called “{key}”").format(key=name)
            raise _wrong(path, message, did_you_mean(key, known))


def _wrong(path: Path, message: str, hint: str = "") -> SchemaError:
    return SchemaError(f"{path}: {message}.", hint=hint)
