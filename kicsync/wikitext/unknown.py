"""Parameters of a page that no field of the schema stands for."""

from collections.abc import Iterator

from kicsync.kit import FieldType, Schema
from kicsync.wikitext.calls import Call, find_calls, same_template


def unknown_parameters(text: str, schema: Schema) -> list[str]:
    """Return the names of the parameters of ``text`` that are no field, each one once."""
    return list(dict.fromkeys(_unknown(find_calls(text), schema)))


def _unknown(calls: tuple[Call, ...], schema: Schema) -> Iterator[str]:
    for call in calls:
        known = _known(call, schema)
        for parameter in call.parameters:
            if known is not None and not parameter.positional and parameter.name not in known:
                yield parameter.name
            yield from _unknown(parameter.calls, schema)


def _known(call: Call, schema: Schema) -> set[str] | None:
    """Return the parameters that are known of the template of ``call``; None: it is not ours."""
    if same_template(call.name, schema.template):
        return {field.parameter for field in schema.fields if field.parameter}
    for field in schema.fields:
        if field.type is FieldType.ENTRIES and same_template(call.name, field.template):
            return {sub.parameter for sub in field.fields}
    return None
