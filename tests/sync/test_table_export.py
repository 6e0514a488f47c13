"""The columns and rows of an exported table."""

from dataclasses import replace

import pytest

from kicsync.errors import RecordError
from kicsync.kit import Field, FieldType, Record, Schema
from kicsync.spreadsheet.book import LONGEST_CELL
from kicsync.sync.table_export import book, refuse_signs
from kicsync.workspace.exports import Export
from tests.sync.sheets import exported
from tests.wikitext.strategies import BESIDE, STEPS

STEPS_HEADERS = ("Etape 1", "Etape 2", "Etape 3")
TOOLS = ({"titre": "Pad", "lien": "https://a.fr"}, {"titre": "Loomio"})
RECORD = Record(
    "Titre", {"etapes": STEPS[:2], "description": "un\ndeux", "outils": TOOLS, "exemple": "=1"}
)


def test_one_row_an_ingredient_and_one_a_tool() -> None:
    export, cells = exported({"titre": RECORD, "autre": Record("Autre", {})}, BESIDE)
    assert cells["Ingredients"] == [
        ["kicsync", "Titre", *STEPS_HEADERS, "Description", "Exemples", "Texte libre"],
        [f"{export.id}:titre", "Titre", STEPS[0], STEPS[1], "", "un\ndeux", "=1", ""],
        [f"{export.id}:autre", "Autre", "", "", "", "", "", ""],
    ]
    assert cells["Outils"] == [
        ["kicsync outils", "Ingrédient", "Titre", "Lien", "Description"],
        [f"{export.id}:titre:0", "Titre", "Pad", "https://a.fr", ""],
        [f"{export.id}:titre:1", "Titre", "Loomio", "", ""],
    ]


def test_lists_to_choose_from() -> None:
    ingredients, tools = book(Export({"titre": RECORD}), BESIDE).pages
    hidden, title, first, *_others = ingredients.columns
    assert hidden.hidden
    assert not title.choices
    assert (first.choices, first.strict) == (STEPS, True)
    assert tools.columns[1].choices == ("Titre",)


def test_free_lists_and_choices() -> None:
    fields = (
        Field("mots", FieldType.LIST, "Mots"),
        Field("licence", FieldType.CHOICE, "Licence", known=("CC0", "MIT")),
    )
    schema = Schema("Ingrédient", fields)
    (page,) = book(Export({"a": Record("A", {"mots": ("un", "deux")})}), schema).pages
    assert page.rows[0][2] == "un\ndeux"
    assert (page.columns[3].choices, page.columns[3].strict) == (("CC0", "MIT"), False)


def test_no_two_columns_are_called_alike() -> None:
    fields = (Field("titres", FieldType.LINE, "Titre"), Field("note", FieldType.LINE, "Note"))
    schema = Schema("A", (*fields, Field("notes", FieldType.LINE, "Note")))
    (page,) = book(Export({"a": Record("A", {})}), schema).pages
    headers = [column.header for column in page.columns]
    assert len(set(headers)) == len(headers)


def test_a_text_that_is_too_long_is_not_cut() -> None:
    record = replace(RECORD, values={"exemple": "a" * (LONGEST_CELL + 1)})
    export, cells = exported({"a": record}, BESIDE)
    assert cells["Ingredients"][1][5] == export.too_long


@pytest.mark.parametrize("sign", ["\x07", "\x7f", "\ufffe", "\ud800"])
def test_a_sign_that_no_table_takes_is_refused(sign: str) -> None:
    tools = ({"titre": "Pad", "description": f"a{sign}"},)
    record = Record("Titre", {"outils": tools})
    with pytest.raises(RecordError) as found:
        refuse_signs({"local_ingredients/titre.yml": record}, BESIDE)
    assert found.value.message.startswith("local_ingredients/titre.yml: “outils”")
    assert f"U+{ord(sign):04X}" in found.value.message
