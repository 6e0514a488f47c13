"""kicsync steps: the tree for people and for programs, and spreadsheets that come in."""

import json
from pathlib import Path

from kicsync.workspace.folder import Workspace
from tests.commands.conftest import TITLE, Kicsync

FIRST = "1 - Qualifier la ressource et ses besoins"


def test_the_tree_shows_ingredients_and_what_is_missing(kicsync: Kicsync, space: Workspace) -> None:
    said = kicsync("steps", "show")
    assert said.code == 0
    assert said.out.startswith(f"{FIRST}\n  De quelle ressource parle-t-on")
    assert f"Without a step of the list\n  ✓ {TITLE}\n" in said.out
    assert said.err == "1 of 1 ingredient complete.\n"
    path = next(space.folder.glob("*.yml"))
    text = path.read_text("utf-8").replace("1 - A", FIRST).replace("exemple: e", "exemple:")
    path.write_text(text, "utf-8")
    said = kicsync("steps", "show")
    assert f"  · {TITLE}: missing exemple\n" in said.out
    shown = json.loads(kicsync("steps", "show", "--format", "json").out)
    assert shown["without_step"] == []
    assert shown["steps"][0]["value"] == FIRST
    assert shown["steps"][0]["ingredients"] == [{"title": TITLE, "missing": ["exemple"]}]


def test_a_spreadsheet_comes_in_and_comments_stay(
    kicsync: Kicsync, space: Workspace, world: Path
) -> None:
    path = space.schema_folder / "steps.yml"
    before = path.read_text("utf-8")
    rows = f"Étape;Sous-étape\nQualifier la ressource et ses besoins;\n;Délimiter\n;{TITLE}\n"
    (world / "arbo.csv").write_text(rows, "utf-8")
    command = ("steps", "import", "arbo.csv")
    said = kicsync(*command, "--dry-run")
    assert "1 line is an ingredient and no step; it is left out: " + TITLE in said.err
    assert "7 steps stand here only; they stay." in said.err
    assert path.read_text("utf-8") == before
    assert kicsync(*command).code == 0
    after = path.read_text("utf-8")
    start = after.index("  steps:\n    - number: 1\n      title: Délimiter\n")
    lines = after[start:].split("\n", 4)[:4]
    assert after.replace("\n".join(lines) + "\n", "") == before
    assert space.schema_folder.joinpath("record.schema.json").read_text("utf-8").count("1.1 - D")
    assert kicsync(*command).err.splitlines()[-9] == "The steps are the same: nothing changes."


def test_records_that_name_a_step_by_its_old_value_are_counted(
    kicsync: Kicsync, space: Workspace, world: Path
) -> None:
    path = next(space.folder.glob("*.yml"))
    path.write_text(path.read_text("utf-8").replace("1 - A", FIRST), "utf-8")
    (world / "arbo.csv").write_text("N°;Étape\n1;Comprendre la ressource\n", "utf-8")
    said = kicsync("steps", "import", "arbo.csv")
    assert "1 ingredient names a step as it was called before" in said.err


def test_a_file_that_is_no_spreadsheet_is_refused(kicsync: Kicsync, space: Workspace) -> None:
    said = kicsync("steps", "import", space.schema_folder / "nowhere.xlsx")
    assert said.code == 2
    said = kicsync("steps", "import", "--sheet", "x", str(_empty(space)))
    assert said.code == 1


def _empty(space: Workspace) -> Path:
    path = space.root / "vide.csv"
    path.write_text("", "utf-8")
    return path
