"""kicsync edit: many records at once, shown before they are written."""

import json
from dataclasses import replace

import pytest

from kicsync.workspace.folder import Workspace
from tests.commands.conftest import FILE, RECORD, TITLE, Kicsync, edit
from tests.commands.terminal import at_terminal

OTHER = "Écouter"


@pytest.fixture
def two(space: Workspace) -> Workspace:
    """A workspace with two ingredients."""
    space.create_record("ecouter.yml", RECORD.replace(TITLE, OTHER))
    return space


def text(space: Workspace, file: str = FILE) -> str:
    return (space.folder / file).read_text("utf-8")


def test_what_changes_is_shown_and_written(kicsync: Kicsync, two: Workspace) -> None:
    said = kicsync("edit", TITLE, "--set", "exemple=f", "--replace", "description", "un", "une")
    assert said.code == 0
    assert said.out == (
        f"{TITLE}\n  description\n    @@ -1,2 +1,2 @@\n    -un\n    +une\n     deux\n"
        "  exemple\n    -e\n    +f\n"
    )
    assert said.err == "1 ingredient changed.\nNext: kicsync push\n"
    assert text(two) == RECORD.replace("  un\n", "  une\n").replace(": e\n", ": |\n  f\n")
    assert text(two, "ecouter.yml") == RECORD.replace(TITLE, OTHER)


def test_twice_writes_once(kicsync: Kicsync, two: Workspace) -> None:
    kicsync("edit", "--all", "--add", "etapes", "2 - B")
    before = [(two.folder / name).stat().st_mtime_ns for name in two.names()]
    assert kicsync("edit", "--all", "--add", "etapes", "2 - B") == (0, "", "Nothing to change.\n")
    assert [(two.folder / name).stat().st_mtime_ns for name in two.names()] == before


def test_a_dry_run_only_shows(kicsync: Kicsync, two: Workspace) -> None:
    said = kicsync("edit", "--where", "outils is empty", "--add", "outils", "Pad", "--dry-run")
    assert said.code == 0
    assert said.err == "2 ingredients would change.\n"
    assert said.out.count("    +titre : Pad\n") == 2
    assert text(two) == RECORD


def test_everything_is_never_chosen_by_accident(kicsync: Kicsync, two: Workspace) -> None:
    said = kicsync("edit", "--set", "exemple=f")
    assert said.code == 2
    assert "--all" in said.err
    assert kicsync("edit", "--all").code == 2
    assert kicsync("edit", "--all", TITLE, "--set", "exemple=f").code == 2
    assert kicsync("edit", "--all", "--where", "titre is empty", "--set", "exemple=f").code == 2
    assert text(two) == RECORD


def test_programs_get_one_json_object(kicsync: Kicsync, two: Workspace) -> None:
    said = kicsync("edit", TITLE, "--set", "exemple=f", "--format", "json")
    assert json.loads(said.out) == {
        "records": [
            {
                "title": TITLE,
                "file": f"local_ingredients/{FILE}",
                "fields": {"exemple": {"old": "e", "new": "f"}},
                "parameters": {},
            }
        ],
        "conflicts": [],
        "written": True,
    }


def test_a_record_in_conflict_is_left_out_and_said(kicsync: Kicsync, two: Workspace) -> None:
    two.write_conflict(FILE, "exemple:\n  local: e\n  wiki: g\n")
    said = kicsync("edit", "--all", "--set", "exemple=f")
    assert said.code == 1
    assert f"“{TITLE}” is in conflict" in said.err
    assert text(two) == RECORD
    assert "exemple: |\n  f\n" in text(two, "ecouter.yml")


def test_nothing_is_written_where_one_file_can_not_be_changed_as_meant(
    kicsync: Kicsync, two: Workspace
) -> None:
    half = "\udcff"  # what Python makes of a byte that is no UTF-8
    said = kicsync("edit", "--all", "--replace", "titre", "É", half)
    assert said.code == 1
    assert "can't be changed" in said.err
    assert "Nothing is written" in said.err
    assert text(two, "ecouter.yml") == RECORD.replace(TITLE, OTHER)


def test_errors_of_the_check_are_warnings(kicsync: Kicsync, two: Workspace) -> None:
    with (two.root / "kicsync.toml").open("a", encoding="utf-8") as settings:
        settings.write('select = ["KIC101"]\n')
    said = kicsync("edit", OTHER, "--set", "exemple=")
    assert said.code == 0
    assert "Warning: local_ingredients/ecouter.yml:" in said.err
    assert "“exemple” is missing or blank. (KIC101)" in said.err
    assert FILE not in said.err


def test_a_file_that_can_not_be_read_is_told_and_left(kicsync: Kicsync, two: Workspace) -> None:
    two.create_record("b.yml", "titre: [\n")
    said = kicsync("edit", "--all", "--set", "exemple=f")
    assert said.code == 1
    assert "b.yml" in said.err
    assert "2 ingredients changed." in said.err
    assert text(two, "b.yml") == "titre: [\n"


def test_a_value_comes_from_a_file(kicsync: Kicsync, two: Workspace) -> None:
    (two.root / "texte.txt").write_text("trois\nquatre\n", "utf-8")
    kicsync("edit", TITLE, "--set", "description=@texte.txt")
    assert text(two) == RECORD.replace("  un\n  deux\n", "  trois\n  quatre\n")
    assert kicsync("edit", TITLE, "--set", "description=@rien.txt").code == 2


def test_at_a_terminal_more_than_one_is_asked_about(two: Workspace) -> None:
    command = ["edit", "--all", "--set", "exemple=f"]
    shown = at_terminal(*command, typed=[("Change 2 ingredients?", "n\n")])
    assert shown.code == 1
    assert "2 ingredients would change." in shown.screen
    assert text(two) == RECORD
    shown = at_terminal(*command, typed=[("Change 2 ingredients?", "y\n")])
    assert "2 ingredients changed." in shown.screen
    assert "exemple: |\n  f\n" in text(two)
    shown = at_terminal("edit", TITLE, "--set", "exemple=g", typed=[])
    assert "1 ingredient changed." in shown.screen
    shown = at_terminal("edit", "--all", "--set", "exemple=h", "--yes", typed=[])
    assert "2 ingredients changed." in shown.screen


def test_a_parameter_is_renamed_on_the_pages_at_the_next_push(
    kicsync: Kicsync, two: Workspace
) -> None:
    base = two.bases.load()[1]
    page = base.text.replace("|Exemples=", "|Exemple=").replace("|Etape=", "|Auteur=A|Etape=")
    edit(two, "exemple: e\n", "exemple:\n")
    two.bases.save(replace(base, text=page))
    said = kicsync("edit", "--all", "--rename-parameter", "Exemple", "Exemples", "--dry-run")
    assert said.out.startswith(f"{TITLE}\n  parameter “Exemple” → “Exemples”\n  exemple\n    +e\n")
    assert two.bases.load()[1].rename == {}
    names = ["--rename-parameter", "Exemple", "Exemples", "--rename-parameter", "Auteur", "Par"]
    assert kicsync("edit", "--all", *names).err.startswith("1 ingredient changed.")
    assert two.bases.load()[1] == replace(
        base, text=page, rename={"Exemple": "Exemples", "Auteur": "Par"}
    )
    assert "exemple: |\n  e\n" in text(two)
    said = kicsync("edit", "--all", "--rename-parameter", "Etape", "Etapes")
    assert said.code == 2
    assert "“etapes” stands for the parameter “Etape”" in said.err


def test_of_many_errors_the_first_are_told(kicsync: Kicsync, space: Workspace) -> None:
    for number in range(42):
        space.create_record(f"{number}.yml", f"titre: T{number}\nexemple: e\n")
    with (space.root / "kicsync.toml").open("a", encoding="utf-8") as settings:
        settings.write('select = ["KIC101"]\n')
    said = kicsync("edit", "--where", "etapes is empty", "--set", "exemple=", "--yes").err
    assert said.count("(KIC101)") == 40
    assert " more errors: kicsync lint\n" in said
