"""Values that are not among those that the wiki allows."""

import pytest

from kicsync.kit import Field, FieldType, Schema
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.rules import wrong_type

KNOWN = ("Licence libre", "Étape:Réunir")


def messages(kind: FieldType, source: str, *, of: str = "") -> list[str]:
    schema = Schema("I", (Field("sujet", kind, "Sujet", known=KNOWN, of=of),))
    document = Document.read(f"titre: t\nsujet: {source}\n", "a.yml", schema)
    return [found.message for found in wrong_type.check(document, Context(schema), {})]


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (FieldType.CHOICE, "Licence libre"),
        (FieldType.PAGE, "licence_libre"),
        (FieldType.PAGE, "Étape:Réunir"),
        (FieldType.LIST, "\n  - Licence libre\n  - étape:Réunir"),
        (FieldType.LINE, "Autre chose"),
    ],
)
def test_a_value_that_is_allowed(kind: FieldType, source: str) -> None:
    assert messages(kind, source) == []


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (FieldType.CHOICE, "licence libre"),
        (FieldType.PAGE, "Licences libres"),
        (FieldType.LIST, "\n  - Licence libre\n  - Licences libres"),
    ],
)
def test_another_value_is_found_and_the_nearest_is_named(kind: FieldType, source: str) -> None:
    value = source.rpartition("- ")[2]
    said = f"“{value}” is not one of the values of “sujet”."
    assert messages(kind, source) == [f"{said} Did you mean “Licence libre”?"]


def test_steps_are_another_rules() -> None:
    assert messages(FieldType.LIST, "\n  - Licences libres", of="step") == []
