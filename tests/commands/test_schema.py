"""kicsync schema: the fields for people, and the JSON Schema for editors."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kicsync.workspace.folder import Workspace
from kicsync.workspace.json_schema import json_schema
from tests.commands.conftest import Kicsync


def test_each_field_says_its_type_and_where_it_stands(kicsync: Kicsync, space: Workspace) -> None:
    shown = (
        "Template: Ingrédient\n"
        "  etapes (list, required): Etape\n"
        "  description (text, required): Description\n"
        "  outils (entries): Outil\n"
        "    titre (line, required): OutilTitre\n"
        "    lien (url): OutilLien\n"
        "    description (line, required): OutilDescription\n"
        "  exemple (text, required): Exemples\n"
    )
    assert kicsync("schema") == (0, shown, "")


def test_editors_get_a_json_schema_and_nothing_else(kicsync: Kicsync, space: Workspace) -> None:
    said = kicsync("schema", "--json")
    assert (said.code, said.err) == (0, "")
    data = json.loads(said.out)
    assert data == json_schema(space.schema)
    Draft202012Validator.check_schema(data)


def test_it_is_that_of_the_workspace(kicsync: Kicsync, space: Workspace) -> None:
    path = space.root / "schema" / "ingredient.yml"
    path.write_text(path.read_text("utf-8").replace("  exemple: ", "  cas: "), "utf-8")
    assert "cas (text, required): Exemples" in kicsync("schema").out
    assert "cas" in json.loads(kicsync("-C", "schema", "schema", "--json").out)["properties"]


def test_outside_a_workspace_there_is_none(kicsync: Kicsync, world: Path) -> None:
    said = kicsync("schema", "--json")
    assert (said.code, said.out) == (2, "")
    assert "kicsync init" in said.err


def test_a_schema_that_is_wrong_ends_with_2(kicsync: Kicsync, space: Workspace) -> None:
    (space.root / "schema" / "ingredient.yml").write_text("template: [\n", "utf-8")
    said = kicsync("schema")
    assert (said.code, said.out) == (2, "")
    assert "ingredient.yml" in said.err


@pytest.mark.parametrize("command", ["check", "update"])
def test_the_wiki_is_needed_to_compare(kicsync: Kicsync, space: Workspace, command: str) -> None:
    said = kicsync("schema", command)
    assert (said.code, said.out) == (3, "")
    assert "127.0.0.1:9" in said.err


@pytest.mark.parametrize("command", ["check", "update"])
def test_each_command_of_the_schema_has_an_example(kicsync: Kicsync, command: str) -> None:
    said = kicsync("schema", command, "--help")
    assert said.code == 0
    assert f"kicsync schema {command}" in said.out
    assert command in kicsync("schema", "--help").out
