"""Which label is which field: by its name, its parameter and the labels of the schema."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.kit import Field, FieldType, Schema
from kicsync.kit.table import block, columns, fold_label, label_of
from tests.lint.linting import SCHEMA

ENGLISH = Schema(
    "Ingredient",
    (
        Field("steps", FieldType.LIST, "Step"),
        Field("description", FieldType.TEXT, "Description"),
        Field(
            "tools",
            FieldType.ENTRIES,
            template="Tool",
            key="title",
            fields=(Field("title", parameter="Title"), Field("description", parameter="Text")),
        ),
    ),
    title="name",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Exemples", "exemple"),
        ("Étape :", "Etape"),
        ("Lien vers l’outil", "lien vers l'outil\u00a0:"),
        ("OutilTitre", "Outil titre"),
        ("outil_titre", "OUTILS TITRE"),
    ],
)
def test_labels_are_compared_without_what_people_write_otherwise(one: str, other: str) -> None:
    assert fold_label(one) == fold_label(other)


def test_two_words_are_not_one() -> None:
    assert fold_label("Exemple") != fold_label("Etape")
    assert fold_label("s") != fold_label("")


@given(st.text())
def test_a_colon_and_blanks_around_change_nothing(text: str) -> None:
    assert fold_label(f" {text}\u00a0: ") == fold_label(text)


def test_an_unlabelled_first_column_is_the_title() -> None:
    found = columns(["", "Etape", "Exemples", "Description", "Suivi"], SCHEMA)
    assert {i: t.name for i, t in found.targets.items()} == {
        0: "",
        1: "etapes",
        2: "exemple",
        3: "description",
    }
    assert (found.title, found.unknown) == (0, ("Suivi",))


@pytest.mark.parametrize(
    ("labels", "title"),
    [
        (["Étape", "Ingrédient", "Exemple"], 1),
        (["Titre", "Étape"], 0),
        (["Page", "Étape"], 0),
        (["Étape", "", "Titre", "Lien vers l'outil"], 1),
        (["Étape", "Ingrédient", ""], 1),
        (["Étape", "Exemple"], None),
        ([], None),
    ],
)
def test_the_column_of_the_titles(labels: list[str], title: int | None) -> None:
    assert columns(labels, SCHEMA).title == title


def test_tools_stand_in_one_column_or_each_part_in_its_own() -> None:
    whole = columns(["", "Description", "Outils"], SCHEMA)
    assert [target.name for target in whole.fields] == ["description", "outils"]
    apart = columns(["", "Outils", "Description", "Titre", "Lien vers l'outil"], SCHEMA)
    assert [target.name for target in apart.fields] == [
        "outils.description",
        "description",
        "outils.titre",
        "outils.lien",
    ]


def test_a_label_of_both_the_page_and_its_tools_is_known_by_its_place() -> None:
    labels = ["Description", "Step", "Title", "Description", "Title", "Description"]
    assert [target.name for target in block(labels, ENGLISH).targets.values()] == [
        "description",
        "steps",
        "tools.title",
        "tools.description",
        "tools.title",
        "tools.description",
    ]


def test_a_label_that_fits_two_fields_is_told() -> None:
    fields = [
        replace(SCHEMA.fields[1], labels=("Texte",)),
        replace(SCHEMA.fields[3], labels=("Textes",)),
    ]
    found = columns(["", "Texte", "Étape"], replace(SCHEMA, fields=(SCHEMA.fields[0], *fields)))
    assert found.ambiguous == {"Texte": ("description", "exemple")}
    assert [target.name for target in found.fields] == ["etapes"]


def test_two_columns_of_one_field_are_told() -> None:
    found = columns(["", "Exemple", "Exemples", "Étape"], SCHEMA)
    assert found.ambiguous == {"Exemple": ("exemple",), "Exemples": ("exemple",)}
    assert [target.name for target in found.fields] == ["etapes"]


def test_a_field_is_called_by_its_label_its_parameter_or_its_name() -> None:
    assert [label_of(field) for field in SCHEMA.fields] == [
        "Étape",
        "Description",
        "Outils",
        "Exemple",
    ]
    assert [label_of(field) for field in ENGLISH.fields] == ["Step", "Description", "tools"]


def test_the_label_of_the_whole_field_is_the_only_part_that_has_none() -> None:
    tools = SCHEMA.fields[2]
    subs = tuple(
        replace(sub, labels=("Sa phrase",)) if sub.name == "description" else sub
        for sub in tools.fields
    )
    schema = replace(SCHEMA, fields=(*SCHEMA.fields[:2], replace(tools, fields=subs)))
    labels = ["Titre", "Outils", "Lien vers l'outil"] * 2
    assert [target.name for target in block(labels, schema).targets.values()] == [
        "outils.titre",
        "outils.description",
        "outils.lien",
    ] * 2
    assert [target.name for target in block(["Outils"], schema).targets.values()] == ["outils"]
