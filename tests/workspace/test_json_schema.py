"""Editors find with it what kicsync would object to, and nothing in what is right."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import kicsync
from kicsync.kit import Field, FieldType, Schema
from kicsync.sandbox.generated import generated_pages
from kicsync.sandbox.seed import seed_pages
from kicsync.wikitext import has_template, read
from kicsync.workspace.json_schema import DIALECT, json_schema, json_text
from kicsync.workspace.record_text import format_record
from kicsync.workspace.schema_file import load_schema

ROOT = Path(kicsync.__file__).parent.parent
RECORDS = sorted((ROOT / "local_ingredients").glob("*.yml"))
SCHEMA = load_schema(ROOT / "kicsync" / "defaults" / "schema")
STEP = "7 - Documenter, partager et diffuser"
RIGHT = {
    "titre": "a",
    "etapes": [STEP],
    "description": "b",
    "outils": [{"titre": "c", "lien": "https://d.org", "description": "e"}],
    "exemple": "f",
}


def mistakes(record: Any, schema: Schema = SCHEMA) -> list[str]:
    """Return where ``record`` does not fit, as paths."""
    found = Draft202012Validator(json_schema(schema)).iter_errors(record)
    return sorted("/".join(map(str, error.absolute_path)) for error in found)


def test_it_is_a_valid_schema_of_its_dialect() -> None:
    data = json_schema(SCHEMA)
    assert data["$schema"] == DIALECT == Draft202012Validator.META_SCHEMA["$schema"]
    Draft202012Validator.check_schema(data)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_record_of_the_example_fits(path: Path) -> None:
    assert mistakes(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)) == []


def test_there_are_records_to_try() -> None:
    assert len(RECORDS) >= 20


def test_what_a_pull_writes_fits_but_for_steps_and_parts_that_are_wrong_on_the_wiki() -> None:
    pages = [page for page in seed_pages() if has_template(page.text, SCHEMA)]
    flawed = 0
    for page in [*pages, *generated_pages(20)]:
        text = format_record(read(page.text, SCHEMA, page.title), SCHEMA)
        wrong = mistakes(yaml.load(text, Loader=yaml.CSafeLoader))
        assert all(path.startswith("etapes") for path in wrong)
        flawed += bool(wrong)
    assert 0 < flawed < len(pages)


@pytest.mark.parametrize(
    "more",
    [
        {"titre": 2021},
        {"exemple": None},
        {"exemple": 12.5},
        {"description": True},
        {"etapes": None},
        {"etapes": []},
        {"outils": None},
        {"outils": []},
        {"outils": [{"titre": "c", "lien": None, "description": "e"}]},
        {"outils": [{"titre": "c", "description": "e"}]},
        {"texte_libre": "g"},
    ],
)
def test_what_kicsync_reads_fits(more: dict[str, Any]) -> None:
    assert mistakes({**RIGHT, **more}) == []


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"titre": ""}, "titre"),
        ({"titre": None}, "titre"),
        ({"titre": ["a"]}, "titre"),
        ({"plop": "a"}, ""),
        ({"exemple": ["a"]}, "exemple"),
        ({"exemple": {"a": "b"}}, "exemple"),
        ({"etapes": {"a": "b"}}, "etapes"),
        ({"etapes": ["7 - Documenter"]}, "etapes"),
        ({"etapes": [STEP, "x"]}, "etapes"),
        ({"outils": "Loomio"}, "outils"),
        ({"outils": ["Loomio"]}, "outils"),
        ({"outils": [{"titre": "c", "descripton": "e"}]}, "outils"),
        ({"outils": [{"lien": "https://d.org", "description": "e"}]}, "outils"),
    ],
)
def test_a_mistake_is_found_in_its_field(more: dict[str, Any], where: str) -> None:
    assert mistakes({**RIGHT, **more}) == [where]


@pytest.mark.parametrize("name", ["titre", "etapes", "description", "exemple"])
def test_what_is_required_must_be_there(name: str) -> None:
    assert mistakes({key: value for key, value in RIGHT.items() if key != name}) == [""]


def test_the_names_and_types_come_from_the_schema() -> None:
    schema = Schema(
        template="Recette",
        title="nom",
        free_text="reste",
        fields=(
            Field("etape", FieldType.CHOICE, "Etape", known=("un", "deux"), required=True),
            Field("fait", FieldType.FLAG, "Fait"),
            Field("vu", FieldType.NUMBER, "Vu"),
            Field("mots", FieldType.LIST, "Mots"),
        ),
    )
    right = {"nom": "a", "etape": "deux", "fait": True, "vu": 3, "mots": ["b", 2], "reste": "c"}
    assert mistakes(right, schema) == []
    assert mistakes({**right, "etape": "trois"}, schema) == ["etape"]
    assert mistakes({**right, "titre": "b"}, schema) == [""]
    assert mistakes({"nom": "a"}, schema) == [""]
    told = json_schema(schema)["properties"]
    assert told["vu"]["description"] == "{{Recette|Vu=…}}"


def test_each_field_says_where_it_stands_on_the_page() -> None:
    told = json_schema(SCHEMA)["properties"]
    assert told["exemple"]["description"] == "{{Ingrédient|Exemples=…}}"
    assert told["outils"]["description"] == "{{Outil}}"
    parts = told["outils"]["anyOf"][0]["items"]["properties"]
    assert parts["lien"]["description"] == "{{Outil|OutilLien=…}}"


def test_the_text_of_the_file_is_that_schema_and_ends_with_a_line_break() -> None:
    text = json_text(SCHEMA)
    assert json.loads(text) == json_schema(SCHEMA)
    assert text.endswith("}\n")
    assert "é" in text
