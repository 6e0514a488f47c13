"""What differs between two values (kicsync.sync.diff)."""

from kicsync.kit import Field, FieldType, Value
from kicsync.sync.diff import differences
from tests.sync.strategies import SCHEMA

TEXT = Field("exemple", FieldType.TEXT)


def shown(field: Field | None, old: Value, new: Value) -> list[str]:
    assert field
    return [
        "|".join(f"{piece.sign}{piece.text}" for piece in line)
        for line in differences(field, old, new)
    ]


def test_a_line_that_changed_within_is_one_line() -> None:
    assert shown(TEXT, "Le petit chat", "Le grand chat") == [" Le |-petit|+grand|  chat"]


def test_places_and_one_line_around_a_change_are_shown_in_a_long_text() -> None:
    old = "\n".join("abcdefgh")
    assert shown(TEXT, old, old.replace("d\n", "x\ny\n")) == [
        "@@ -3,3 +3,4 @@",
        " c",
        "-d",
        "+x",
        "+y",
        " e",
    ]


def test_parts_of_tools_are_compared_by_word() -> None:
    old = ({"titre": "Loomio", "description": "Pour voter à deux"},)
    new = ({"titre": "Loomio", "description": "Pour voter à dix"},)
    found = shown(SCHEMA.field("outils"), old, new)
    assert found[-1] == " description : Pour voter à |-deux|+dix"


def test_a_value_that_is_new_is_added() -> None:
    assert shown(TEXT, "", "a") == ["+a"]
    assert shown(SCHEMA.field("etapes"), ("1 - A",), ()) == ["-1 - A"]
