from importlib import resources
from pathlib import Path

import pytest

from kicsync.errors import SchemaError
from kicsync.kit import FieldType, ListBy, Schema
from kicsync.workspace.schema_file import load_schema
from kicsync.workspace.schema_values import values_text

INGREDIENT = """\
template: Ingrédient
fields:
  etapes: {parameter: Etape, type: list, of: step, required: true}
  outils:
    type: entries
    template: Outil
    key: titre
    fields:
      titre: {parameter: OutilTitre}
  exemple: {parameter: Exemples, type: text, max_lines: 5}
"""
STEPS = """\
- number: 1
  title: Qualifier
  value: 1 - Qualifier, puis oser
  steps:
    - {number: 2, title: Oser, value: 1.1 - Oser}
"""


def load(folder: Path, ingredient: str = INGREDIENT, steps: str = STEPS) -> Schema:
    (folder / "ingredient.yml").write_text(ingredient, "utf-8")
    (folder / "steps.yml").write_text(steps, "utf-8")
    return load_schema(folder)


def test_a_schema_is_read(tmp_path: Path) -> None:
    schema = load(tmp_path)
    assert [field.name for field in schema] == ["etapes", "outils", "exemple", "texte_libre"]
    steps, tools, example = schema.fields
    assert steps.known == ("1 - Qualifier, puis oser", "1.1 - Oser")
    assert steps.required
    assert (tools.type, tools.template, tools.key) == (FieldType.ENTRIES, "Outil", "titre")
    assert example.max_lines == 5
    assert schema.list_by is ListBy.TEMPLATE
    assert schema.steps[0].steps[0].title == "Oser"


def test_the_schema_that_comes_with_kicsync_is_right() -> None:
    folder = resources.files("kicsync") / "defaults" / "schema"
    assert load_schema(Path(str(folder))).title == "titre"


def test_labels_are_read_for_fields_and_the_parts_of_entries(tmp_path: Path) -> None:
    text = INGREDIENT.replace("type: text,", "type: text, labels: [Exemple, Cas],")
    schema = load(tmp_path, text.replace("OutilTitre}", "OutilTitre, labels: [Titre]}"))
    _steps, tools, example = schema.fields
    assert example.labels == ("Exemple", "Cas")
    assert tools.fields[0].labels == ("Titre",)


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("template: I", "templat: I", "no setting called “templat”", "Did you mean “template”?"),
        ("parameter: Etape", "param: Etape", "called “etapes.param”", "Did you mean “parameter”?"),
        (
            "titre: {parameter: OutilTitre}",
            "titre: {parameter: OutilTitre, type: list}",
            "“outils.titre” can't be “list”",
            "one text: write “type: line”",
        ),
        ("type: list", "labels: Étape", "“etapes.labels” must be a list", ""),
        ("type: list", "labels: [3]", "“etapes.labels” must be texts", ""),
        ("type: list", "type: liste", "“etapes.type” can't be “liste”", "Did you mean “list”?"),
        ("of: step", "of: stpe", "“etapes.of” can't be “stpe”", "Did you mean “step”?"),
        ("max_lines: 5", "max_lines: cinq", "“exemple.max_lines” must be a number", ""),
        ("max_lines: 5", "max_lines: true", "“exemple.max_lines” must be a number", ""),
        ("template: Ingrédient", "category: a", "“template” is missing", ""),
        ("template: Ingrédient", "template: [a]", "“template” is missing, or is not a text", ""),
        ("parameter: Exemples", "parameter: Etape", "“Etape” is used twice", ""),
        ("  exemple:", "  titre:", "“titre” is used twice", ""),
        ("{parameter: Exemples, type: text, max_lines: 5}", "{type: text}", "“parameter”", ""),
        ("{parameter: Exemples, type: text, max_lines: 5}", "plop", "“exemple” must hold", ""),
        ("key: titre", "key: nom", "the “key” of “outils” must be one of its fields", ""),
        ("    template: Outil\n", "", "“outils” needs a “template” or a “parameter”", ""),
        ("template: I", "list_by: category\ntemplate: I", "needs a “category”", ""),
        ("template: I", "list_by: all\ntemplate: I", "“list_by” can't be “all”", "Known names"),
        ("required: true", "required: yes please", "“etapes.required” must be", ""),
        ("type: text", "type: text, values: a", "“exemple.values” must be a list", ""),
        ("type: text", "type: text, values_from: [a]", "“values_from” is missing, or", ""),
        ("type: text", "type: text, values_from: Étape", "can't be “Étape”", "category:Étape”."),
        (
            "type: text",
            "type: text, values_from: 'categry:É'",
            "“exemple.values_from”",
            "“category”?",
        ),
        ("  etapes:", "   etapes:", "ingredient.yml:4: This line can't", "from the left edge"),
        ("etapes: {", "etapes:{", "ingredient.yml:3: This line can't", "a space after"),
        (
            "template: Ingrédient",
            "template: Ingrédient\ntemplate: b",
            "“template” stands twice",
            "",
        ),
    ],
)
def test_a_mistake_is_named_with_its_file(
    tmp_path: Path, old: str, new: str, message: str, hint: str
) -> None:
    assert old in INGREDIENT
    with pytest.raises(SchemaError) as caught:
        load(tmp_path, INGREDIENT.replace(old, new, 1))
    assert str(tmp_path / "ingredient.yml") in caught.value.message
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ("", "must be a list"),
        ("a: b", "must be a list"),
        ("- plop", "must hold names and values"),
        ("- {title: a, value: b}", "“number” must be a number"),
        ("- {number: true, title: a, value: b}", "“number” must be a number"),
        ("- {number: 1, value: b}", "“title” is missing"),
        ("- {number: 1, title: a, value: 3}", "“value” is missing, or is not a text"),
        ("- {number: 1, title: a, value: b, pge: c}", "no setting called “pge”"),
        ("- {number: 1, title: a, value: b, steps: c}", "must be a list"),
        ("- {number: 1, title: a, value: b}\n- &b c", "steps.yml:2: This value starts with “&”"),
        ("- plop\n- a\x07", "steps.yml:2: This line holds an invisible"),
    ],
)
def test_a_mistake_in_the_steps_is_named(tmp_path: Path, steps: str, message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        load(tmp_path, steps=steps)
    assert str(tmp_path / "steps.yml") in caught.value.message
    assert message in caught.value.message


def test_a_missing_file_can_be_put_back(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="is missing") as caught:
        load_schema(tmp_path)
    assert "kicsync init" in caught.value.hint


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    load(tmp_path)
    (tmp_path / "ingredient.yml").write_text(INGREDIENT, encoding)
    with pytest.raises(SchemaError, match="not in UTF-8"):
        load_schema(tmp_path)


def test_a_byte_order_mark_and_other_line_ends_do_not_matter(tmp_path: Path) -> None:
    text = "\ufeff" + INGREDIENT.replace("\n", "\r\n")
    assert load(tmp_path, text) == load(tmp_path)


VALUES = """\
exemple:
  - 2021
  - oui
outils.titre: [Loomio, "a, b"]
"""


def test_values_of_the_wiki_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "values.yml").write_text(VALUES, "utf-8")
    text = INGREDIENT.replace("type: text", "type: choice, values_from: 'category:Cas'")
    steps, tools, example = load(tmp_path, text).fields
    assert (example.values_from, example.known) == ("category:Cas", ("2021", "oui"))
    assert tools.fields[0].known == ("Loomio", "a, b")
    assert steps.known == ("1 - Qualifier, puis oser", "1.1 - Oser")
    inline = text.replace("values_from: 'category:Cas'", "values: [x]")
    assert load(tmp_path, inline).fields[2].known == ("x",)


def test_what_is_written_of_values_is_read_again(tmp_path: Path) -> None:
    values = {"exemple": ("oui", "2021", "- a", "b: c", "# d", "é"), "outils.titre": ("x",)}
    (tmp_path / "values.yml").write_text(values_text(values, "Là.\nEt là."), "utf-8")
    assert load(tmp_path).fields[2].known == values["exemple"]
    assert values_text({}, "Rien.") == ""


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ("- a", "“values.yml” must hold names and values"),
        ("exemple: a", "“exemple” must be a list"),
        ("a: [", "values.yml:"),
    ],
)
def test_a_mistake_in_the_values_is_named(tmp_path: Path, values: str, message: str) -> None:
    (tmp_path / "values.yml").write_text(values, "utf-8")
    with pytest.raises(SchemaError, match=r"values\.yml") as caught:
        load(tmp_path)
    assert message in caught.value.message


def test_values_that_are_blank_are_none(tmp_path: Path) -> None:
    (tmp_path / "values.yml").write_text("# rien\n", "utf-8")
    assert load(tmp_path).fields[2].known == ()
