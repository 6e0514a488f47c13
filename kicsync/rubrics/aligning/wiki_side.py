"""The rubrics of the wiki: its steps, the titles of its ingredients, and the labels of fields."""

from collections.abc import Iterator, Sequence

from kicsync.kit import Field, FieldType, Record, Schema
from kicsync.kit.rubric import Rubric, RubricKind
from kicsync.kit.step import all_steps, numbered
from kicsync.kit.table import label_of
from kicsync.wikitext.plain import plain


def wiki_rubrics(records: Sequence[Record], schema: Schema) -> tuple[Rubric, ...]:
    """Return the steps of ``schema``, the titles of ``records``, and what the fields are called.

    Where ``schema`` has no steps, they are those that the records name.
    """
    field = next((one for one in schema.fields if one.of == "step"), None)
    steps = [one.items(field) if field else () for one in records]
    ingredients = (
        Rubric(
            RubricKind.INGREDIENT,
            record.title,
            record.title,
            "",
            above[0] if above else "",
            place,
            _text(record, schema),
            above[1:],
        )
        for place, (record, above) in enumerate(zip(records, steps, strict=True))
    )
    named = sorted({value for values in steps for value in values})
    return (*_steps(schema, named), *ingredients, *_fields(schema))


def _steps(schema: Schema, named: Sequence[str]) -> Iterator[Rubric]:
    known = [(s.value, s.title, str(s.number or "")) for s in all_steps(schema.steps)]
    for place, (key, title, number) in enumerate(known or map(_parts, named)):
        yield Rubric(RubricKind.STEP, key, title, number, "", place)


def _parts(value: str) -> tuple[str, str, str]:
    numbers, title = numbered(value)
    return value, title, ".".join(map(str, numbers))


def _fields(schema: Schema) -> Iterator[Rubric]:
    for place, field in enumerate(schema.fields):
        wording = field.parameter or label_of(field)
        yield Rubric(RubricKind.FIELD, field.name, wording, place=place)


def _text(record: Record, schema: Schema) -> str:
    fields = (field for field in schema if field.of != "step")
    return plain("\n".join(filter(None, (_said(record, field) for field in fields))))


def _said(record: Record, field: Field) -> str:
    if field.type is FieldType.ENTRIES:
        texts = [sub.name for sub in field.fields if sub.type is not FieldType.URL]
        return "\n".join(
            tool[name] for tool in record.tools(field) for name in texts if name in tool
        )
    if field.type is FieldType.LIST:
        return "\n".join(record.items(field))
    return record.text(field)
