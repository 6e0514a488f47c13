"""The schema knows its fields by name, the free text among them."""

import pytest

from kicsync.kit import Field, FieldType, Schema

LINK = Field("lien", FieldType.URL, "OutilLien")
TOOLS = Field("outils", FieldType.ENTRIES, key="titre", fields=(Field("titre"), LINK))
SCHEMA = Schema("Ingrédient", (Field("etapes", FieldType.LIST, "Etape"), TOOLS), free_text="libre")


def test_the_free_text_comes_last() -> None:
    assert [field.name for field in SCHEMA] == ["etapes", "outils", "libre"]
    assert SCHEMA.free.type is FieldType.TEXT


def test_fields_are_found_by_name() -> None:
    assert SCHEMA.field("outils") is TOOLS
    assert SCHEMA.field("libre") == SCHEMA.free
    assert SCHEMA.field("titre") is None
    assert TOOLS.sub("lien") is LINK
    assert TOOLS.sub("plop") is None


@pytest.mark.parametrize("kind", FieldType)
def test_lists_and_entries_are_blank_as_lists(kind: FieldType) -> None:
    many = kind in (FieldType.LIST, FieldType.ENTRIES)
    assert Field("x", kind).blank == (() if many else "")
