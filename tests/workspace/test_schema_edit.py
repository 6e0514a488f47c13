"""New names of parameters in ingredient.yml."""

import pytest

from kicsync.errors import SchemaError
from kicsync.workspace.schema_edit import edit_parameters

TEXT = """# en tête
template: Ingrédient
fields:
  a: {parameter: Etape, type: list}  # note
  b:
    parameter: 'Exemples' # ici
    type: text
  c:
    parameter: Description
    fields:
      d: {parameter: Etape}
"""


def test_only_the_names_change() -> None:
    names = {"Ingrédient": {"Etape": "Exemples", "Exemples": "Étape, oui", "Rien": "X"}}
    assert edit_parameters(TEXT, names, file="x") == TEXT.replace(
        "a: {parameter: Etape,", "a: {parameter: Exemples,"
    ).replace("'Exemples'", '"Étape, oui"')


def test_what_can_not_be_read() -> None:
    with pytest.raises(SchemaError, match="x:1"):
        edit_parameters("a: [", {}, file="x")


def test_a_file_without_fields_and_with_a_mark() -> None:
    assert (
        edit_parameters("\ufefftemplate: X\n", {"X": {"a": "b"}}, file="x") == "\ufefftemplate: X\n"
    )


ENTRIES = """template: Ingrédient
fields:
  titre: {parameter: Titre}
  outils:
    template: Outil
    fields:
      titre: {parameter: Titre, type: line}
"""


@pytest.mark.parametrize(("template", "place"), [("Ingrédient", 0), ("Outil", 1)])
def test_a_parameter_belongs_to_its_template(template: str, place: int) -> None:
    parts = ENTRIES.split("parameter: Titre")
    parts[place] += "parameter: Nom"
    parts[1 - place] += "parameter: Titre"
    assert edit_parameters(ENTRIES, {template: {"Titre": "Nom"}}, file="x") == "".join(parts)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  outils: {type: entries}", "  outils: {labels: [Boîte], type: entries}"),
        ("  outils:\n    type: entries", "  outils:\n    labels: [Boîte]\n    type: entries"),
        ("  outils: {labels: [Outils, X]}", "  outils: {labels: [Boîte, Outils, X]}"),
        (
            "  outils:\n    labels:\n      - Outils",
            "  outils:\n    labels:\n      - Boîte\n      - Outils",
        ),
        (
            "  outils:\n    labels:\n    - Outils",
            "  outils:\n    labels:\n    - Boîte\n    - Outils",
        ),
    ],
)
def test_a_field_without_a_parameter_gets_another_label(before: str, after: str) -> None:
    text = "fields:\n{}\n  suite: {{parameter: outils, labels: [Outils]}}\n"
    names = {"Outils": "Boîte", "outils": "Boîte"}
    edited = edit_parameters(text.format(before), {}, names, file="x")
    assert edited == text.format(after)
