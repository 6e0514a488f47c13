"""kicsync table export: a spreadsheet for people, and what it said is remembered."""

import json
from pathlib import Path

import pytest

from kicsync.spreadsheet.read import read_sheets
from kicsync.workspace.folder import Workspace
from tests.commands.conftest import FILE, RECORD, TITLE, Kicsync, edit

OTHER = "Écouter"


@pytest.fixture
def two(space: Workspace) -> Workspace:
    """A workspace with two ingredients."""
    space.create_record("ecouter.yml", RECORD.replace(TITLE, OTHER).replace(": e\n", ": =1+1\n"))
    return space


@pytest.mark.parametrize(
    ("name", "files"), [("kit.xlsx", 1), ("kit.ods", 1), ("KIT.CSV", 2), ("là/kit.xlsx", 1)]
)
def test_a_table_is_written_and_remembered(
    kicsync: Kicsync, two: Workspace, name: str, files: int
) -> None:
    (two.root / "là").mkdir()
    said = kicsync("table", "export", name)
    assert said.code == 0
    assert said.out == ""
    assert said.err.startswith("2 ingredients are in ")
    assert said.err.endswith(f"kicsync table import {name}\n")
    assert len([path for path in two.root.rglob("*") if path.stem.lower().startswith("kit")]) == (
        files
    )
    (state,) = (two.state / "exports").iterdir()
    assert sorted(json.loads(state.read_bytes())["records"]) == [
        "delimiter-le-perimetre",
        "ecouter",
    ]
    assert len(read_sheets(two.root / name)[0].rows) == 3


def test_only_those_for_which_a_condition_is_true(kicsync: Kicsync, two: Workspace) -> None:
    assert kicsync("table", "export", "kit.xlsx", "--where", "titre = 'Écouter'").code == 0
    titles = [row[1].text for row in read_sheets(two.root / "kit.xlsx")[0].rows]
    assert titles == ["Titre", OTHER]
    said = kicsync("table", "export", "vide.xlsx", "--where", "titre = 'Rien'")
    assert said.code == 2
    assert not (two.root / "vide.xlsx").exists()


def test_a_file_that_is_there_stays_unless_forced(kicsync: Kicsync, two: Workspace) -> None:
    path = two.root / "kit.xlsx"
    path.write_bytes(b"mien")
    said = kicsync("table", "export", "kit.xlsx")
    assert said.code == 2
    assert "--force" in said.err
    assert path.read_bytes() == b"mien"
    assert kicsync("table", "export", "kit.xlsx", "--force").code == 0
    assert path.read_bytes() != b"mien"


def test_the_name_must_say_the_format(kicsync: Kicsync, two: Workspace) -> None:
    said = kicsync("table", "export", "kit.xls")
    assert said.code == 2
    assert ".xlsx (Excel)" in said.err


def test_a_sign_that_no_table_takes(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "exemple: e", 'exemple: "e\\x07"')
    said = kicsync("table", "export", "kit.xlsx")
    assert said.code == 1
    assert f"local_ingredients/{FILE}: “exemple”" in said.err
    assert not Path("kit.xlsx").exists()


def test_a_record_that_can_not_be_read_is_told(kicsync: Kicsync, two: Workspace) -> None:
    edit(two, "exemple: e", "exemple: [")
    said = kicsync("table", "export", "kit.xlsx")
    assert said.code == 1
    assert said.err.startswith("1 ingredient is in kit.xlsx.")


def test_cells_of_a_list_do_not_run(kicsync: Kicsync, space: Workspace) -> None:
    space.create_record("un.yml", RECORD.replace(TITLE, '"=1+1"'))
    lines = kicsync("list", "--format", "csv").out.splitlines()
    assert lines[1:] == [f"{TITLE},local_ingredients/{FILE}", "'=1+1,local_ingredients/un.yml"]
