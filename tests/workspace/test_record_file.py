"""Reading a record file: its values, their places, and mistakes told in plain words."""

import pytest

from kicsync.errors import RecordError
from kicsync.workspace.record_file import BOM, RecordFile, read_record
from tests.workspace.strategies import SCHEMA

HEAD = "titre: a\n"


def read(text: str) -> RecordFile:
    return read_record(text, file="a.yml", schema=SCHEMA, shown="local_ingredients/a.yml")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("exemple: Oui", "Oui"),
        ("exemple: 2021-02-02", "2021-02-02"),
        ("exemple: 012", "012"),
        ('exemple: "~"', "~"),
        ("exemple: 'l''été'", "l'été"),
        ("exemple: e\u0301", "é"),
        ("exemple: |  # note\n  a\n   b\n\n  c\n\n\n# fin\n", "a\n b\n\nc"),
        ("exemple: >-\n  a\n  b", "a b"),
        ("exemple: |2\n    a\n  b", "a\nb"),
        ("exemple: https://a.fr/#b # note", "https://a.fr/#b"),
        ("exemple:\ta", "a"),
    ],
)
def test_a_value_is_the_text_that_stands_there(text: str, value: str) -> None:
    assert read(HEAD + text).record.values == {"exemple": value}


@pytest.mark.parametrize("blank", ["", " ~", " null", ' ""', " ''", " '  '", " # note", " |\n\n"])
@pytest.mark.parametrize("field", ["exemple", "etapes", "outils"])
def test_a_blank_field_is_a_missing_one(field: str, blank: str) -> None:
    assert read(f"{HEAD}{field}:{blank}\n").record.values == {}


def test_a_list_may_be_one_text() -> None:
    assert read(f"{HEAD}etapes: 1 - Qualifier, puis oser").record.values == {
        "etapes": ("1 - Qualifier, puis oser",)
    }


def test_blank_items_and_blank_parts_are_left_out() -> None:
    text = "etapes:\n- \n- ~\n- a\noutils:\n- titre: b\n  lien:\n-\n- {}\n"
    assert read(HEAD + text).record.values == {"etapes": ("a",), "outils": ({"titre": "b"}, {})}


def test_places_are_those_of_the_values() -> None:
    text = 'titre: "é"\netapes:\n- a\n-  b # c\noutils:\n  - lien: x\n    titre: y\n'
    text += "exemple: |\n  d\n\n"
    place = read(text).place
    assert place(("titre",)) == (1, 8, 1, 11)
    assert place(("etapes", 1)) == (4, 4, 4, 5)
    assert place(("outils", 0, "titre")) == (7, 12, 7, 13)
    assert place(("exemple",)) == (8, 10, 9, 4)


@pytest.mark.parametrize("start", [BOM, "---\n", "# note\n\n"])
def test_what_may_stand_above_does_not_matter(start: str) -> None:
    assert read(f"{start}titre: a\r\nexemple: b\r\n").record.values == {"exemple": "b"}


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("exemples: b", 2, "no field called “exemples”", "Did you mean “exemple”?"),
        ("zzz: b", 2, "no field called “zzz”", "Known names: titre, etapes,"),
        ("[b]: c", 2, "no field called “[b]”", "Known names: titre, etapes,"),
        ("{{Outil}}: c", 2, "no field called “{{Outil}}”", "Did you mean “outils”?"),
        ("<<: {exemple: b}", 2, "no field called “<<”", "Known names"),
        ("outils:\n- title: b", 3, "no field called “title”", "Did you mean “titre”?"),
        ("titre: b", 2, "“titre” stands twice", "Keep one of the two"),
        ("outils:\n- lien: b\n  lien: c", 4, "“lien” stands twice", "Keep one of the two"),
        ("exemple:\n  - b", 3, "“exemple” must be a text", "between double quotes"),
        ("exemple: {{Outil}}", 2, "“exemple” must be a text", "between double quotes"),
        ("etapes:\n- 1 - Foo: bar", 3, "“etapes” must be a text", "between double quotes"),
        ("outils:\n- titre: [b]", 3, "“titre” must be a text", "between double quotes"),
        ("outils: Cobudget", 2, "“outils” must be a list", "- titre: …"),
        ("outils:\n  titre: b", 3, "“outils” must be a list", "- titre: …"),
        ("outils:\n- Cobudget", 3, "needs the names of its parts", "- titre: Cobudget"),
        ("outils:\n- lien:b", 3, "needs the names of its parts", "- lien: b"),
        ("outils:\n- [b]", 3, "needs the names of its parts", ""),
    ],
)
def test_a_mistake_says_where_it_is_and_what_to_do(
    text: str, line: int, message: str, hint: str
) -> None:
    with pytest.raises(RecordError) as caught:
        read(HEAD + text)
    assert caught.value.message.startswith(f"local_ingredients/a.yml:{line}: ")
    assert caught.value.line == line
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("text", ["exemple: b", "titre:", "titre: ''", "titre: ' '", "titre: ~"])
def test_a_record_needs_a_title(text: str) -> None:
    with pytest.raises(RecordError) as caught:
        read(text)
    assert caught.value.field == "titre"
    assert "local_ingredients/a.yml:1: This ingredient has no title" in caught.value.message
    assert caught.value.hint == "Write it on the first line, like this: titre: …"


def test_an_error_names_the_field() -> None:
    with pytest.raises(RecordError) as caught:
        read(f"{HEAD}outils:\n- lien: [b]")
    assert caught.value.field == "lien"
