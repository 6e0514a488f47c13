"""A record gives each field in its own type."""

import pytest

from kicsync.kit import Field, FieldType, Record

TEXT = Field("description", FieldType.TEXT)
LIST = Field("etapes", FieldType.LIST)
TOOLS = Field("outils", FieldType.ENTRIES, key="titre")
RECORD = Record("T", {"description": "d", "etapes": ("1 - A",), "outils": ({"titre": "Loomio"},)})
BLANK = Record("T", {})


def test_each_type_has_its_own_reading() -> None:
    assert RECORD.text(TEXT) == "d"
    assert RECORD.items(LIST) == ("1 - A",)
    assert RECORD.tools(TOOLS) == ({"titre": "Loomio"},)


def test_a_missing_field_is_blank_in_its_own_type() -> None:
    assert BLANK.text(TEXT) == ""
    assert BLANK.items(LIST) == ()
    assert BLANK.tools(TOOLS) == ()
    assert [BLANK.value(field) for field in (TEXT, LIST, TOOLS)] == ["", (), ()]


def test_a_field_read_in_another_type_is_our_mistake() -> None:
    with pytest.raises(AssertionError, match="etapes"):
        RECORD.text(LIST)
    with pytest.raises(AssertionError, match="description"):
        RECORD.items(TEXT)
    with pytest.raises(AssertionError, match="description"):
        RECORD.tools(TEXT)


def test_records_with_equal_values_are_equal() -> None:
    assert Record("T", {"a": "b"}) == Record("T", {"a": "b"})
    assert Record("T", {"a": "b"}) != Record("U", {"a": "b"})
    assert Record("T", {"a": "b"}) != Record("T", {})
