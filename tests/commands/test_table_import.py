"""kicsync table import: what people filled in goes into the records, and nothing else does."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kicsync.workspace.folder import Workspace
from tests.commands.conftest import FILE, RECORD, TITLE, Kicsync, edit
from tests.commands.terminal import at_terminal

DATA = Path(__file__).parents[1] / "data" / "spreadsheets"
"""Files that LibreOffice 7.4 converted and saved; ``exports`` is what kicsync had written."""
SAVED = (
    "xlsx-to-ods.ods",
    "ods-to-xlsx.xlsx",
    "xlsx-to-ods-to-xlsx.xlsx",
    "xlsx-to-csv.csv",
    "csv-to-csv.csv",
)


@pytest.fixture
def table(kicsync: Kicsync, space: Workspace) -> Path:
    """The exported ingredient."""
    assert kicsync("table", "export", "kit.xlsx").code == 0
    return space.root / "kit.xlsx"


def fill(path: Path, change: Callable[[Worksheet, Worksheet], object], to: str = "") -> Path:
    """Change the two sheets of a table, or of a copy of it."""
    book = load_workbook(path)
    change(book.worksheets[0], book.worksheets[1])
    path = path.with_name(to) if to else path
    book.save(path)
    return path


def text(space: Workspace, file: str = FILE) -> str:
    return (space.folder / file).read_text("utf-8")


def set_example(value: str) -> Callable[[Worksheet, Worksheet], object]:
    def change(first: Worksheet, _second: Worksheet) -> None:
        first.cell(2, column(first, "Exemple")).value = value

    return change


def column(sheet: Worksheet, header: str) -> int:
    return [cell.value for cell in sheet[1]].index(header) + 1


def test_an_untouched_table_changes_nothing(
    kicsync: Kicsync, space: Workspace, table: Path
) -> None:
    assert kicsync("table", "import", "kit.xlsx") == (0, "", "Nothing to change.\n")
    assert text(space) == RECORD


@pytest.mark.parametrize("name", SAVED)
def test_what_libreoffice_saved_changes_nothing(
    kicsync: Kicsync, space: Workspace, name: str
) -> None:
    shutil.rmtree(space.folder)
    shutil.copytree(DATA / "records", space.folder)
    shutil.copytree(DATA / "exports", space.state / "exports")
    before = {path.name: path.read_bytes() for path in space.folder.iterdir()}
    assert kicsync("table", "import", DATA / name) == (0, "", "Nothing to change.\n")
    assert {path.name: path.read_bytes() for path in space.folder.iterdir()} == before


def test_what_changes_is_shown_and_written(kicsync: Kicsync, space: Workspace, table: Path) -> None:
    edit(space, "exemple: e", "# une remarque\nexemple: e")
    fill(table, set_example("f"))
    shown = f"{TITLE}\n  exemple\n    -e\n    +f\n"
    said = kicsync("table", "import", "kit.xlsx", "--dry-run")
    assert said == (0, shown, "1 ingredient would change.\n")
    assert "exemple: e" in text(space)
    said = kicsync("table", "import", "kit.xlsx")
    assert said == (0, shown, "1 ingredient changed.\nNext: kicsync push\n")
    assert text(space) == RECORD.replace("exemple: e", "# une remarque\nexemple: |\n  f")
    assert kicsync("table", "import", "kit.xlsx").err == "Nothing to change.\n"


def test_a_new_row_is_a_new_ingredient(kicsync: Kicsync, space: Workspace, table: Path) -> None:
    def change(first: Worksheet, second: Worksheet) -> None:
        first["B3"] = "tenir un journal"
        first["C3"] = "1 - Qualifier la ressource et ses besoins"
        second["B2"], second["C2"] = "Tenir un journal", "Pad"

    fill(table, change)
    said = kicsync("table", "import", "kit.xlsx")
    assert said.code == 0
    assert said.out.startswith("Tenir un journal: new ingredient\n")
    made = text(space, "tenir-un-journal.yml")
    assert made.startswith("# yaml-language-server")
    assert "titre: Tenir un journal\netapes:\n  - 1 - Qualifier" in made
    assert kicsync("table", "import", "kit.xlsx").err == "Nothing to change.\n"


def test_copies_of_several_people_meet(kicsync: Kicsync, space: Workspace, table: Path) -> None:
    place = "Description"
    ada = fill(table, lambda one, _two: one.cell(2, column(one, place), "zéro\nun\ndeux"), "a.xlsx")
    bob = fill(
        table, lambda one, _two: one.cell(2, column(one, place), "un\ndeux\ntrois"), "b.xlsx"
    )
    assert kicsync("table", "import", ada).code == 0
    assert kicsync("table", "import", bob).code == 0
    assert "description: |\n  zéro\n  un\n  deux\n  trois\n" in text(space)


@pytest.mark.parametrize(
    ("take", "stays"), [("local", "ici"), ("table", "là"), ("both", "ici\n  là")]
)
def test_what_both_changed_is_a_conflict(
    kicsync: Kicsync, space: Workspace, table: Path, take: str, stays: str
) -> None:
    edit(space, "exemple: e", "exemple: ici")
    fill(table, set_example("là"))
    said = kicsync("table", "import", "kit.xlsx")
    assert said.code == 1
    assert "exemple: in conflict, the file and the table changed it" in said.out
    assert "exemple: ici" in text(space)
    assert "table: |\n    là\n" in text(space, FILE.replace(".yml", ".conflict.yml"))
    said = kicsync("table", "import", "kit.xlsx")
    assert said.code == 1
    assert "is in conflict and is left as it is" in said.err
    assert kicsync("push", "--dry-run").code != 0
    said = kicsync("resolve", "--take", take)
    assert said.code == 0
    assert said.out == f"{TITLE}: exemple\n    -ici\n    +là\n"
    assert not list(space.folder.glob("*.conflict.yml"))
    assert f"{stays}\n" in text(space)
    if take != "both":
        assert kicsync("table", "import", "kit.xlsx") == (0, "", "Nothing to change.\n")


def test_a_dispute_is_not_taken_for_the_wikis(
    kicsync: Kicsync, space: Workspace, table: Path
) -> None:
    edit(space, "exemple: e", "exemple: ici")
    fill(table, set_example("là"))
    kicsync("table", "import", "kit.xlsx")
    said = kicsync("resolve", "--take", "wiki")
    assert said.code == 2
    assert "--take local, --take table, --take both" in said.err
    shown = at_terminal("resolve", typed=[("t = the table", "t\n")])
    assert shown.code == 0
    assert "exemple: |\n  là\n" in text(space)


def test_a_renamed_ingredient(kicsync: Kicsync, space: Workspace, table: Path) -> None:
    fill(table, lambda one, _two: one.cell(2, 2, "Tracer le périmètre"))
    assert kicsync("table", "import", "kit.xlsx").code == 0
    assert text(space) == RECORD.replace(TITLE, "Tracer le périmètre")


def test_a_title_that_another_has(kicsync: Kicsync, space: Workspace, table: Path) -> None:
    space.create_record("ecouter.yml", RECORD.replace(TITLE, "Écouter"))
    fill(table, lambda one, _two: one.cell(2, 2, "écouter"))
    said = kicsync("table", "import", "kit.xlsx")
    assert said.code == 1
    assert "sheet “Ingredients”, row 2: “écouter” is here already." in said.err
    assert text(space) == RECORD


def test_an_ingredient_that_is_gone(kicsync: Kicsync, space: Workspace, table: Path) -> None:
    (space.folder / FILE).unlink()
    assert kicsync("table", "import", "kit.xlsx").err == "Nothing to change.\n"
    fill(table, set_example("f"))
    said = kicsync("table", "import", "kit.xlsx")
    assert said.code == 1
    assert "is not here any more; what its row says is left out" in said.err


def test_a_file_that_was_renamed_is_known_by_its_title(
    kicsync: Kicsync, space: Workspace, table: Path
) -> None:
    (space.folder / FILE).rename(space.folder / "autre.yml")
    fill(table, set_example("f"))
    assert kicsync("table", "import", "kit.xlsx").code == 0
    assert "exemple: |\n  f\n" in text(space, "autre.yml")


def test_nothing_is_taken_in_when_a_row_is_wrong(
    kicsync: Kicsync, space: Workspace, table: Path
) -> None:
    def change(first: Worksheet, _second: Worksheet) -> None:
        set_example("f")(first, _second)
        first["F3"] = "sans titre"

    fill(table, change)
    said = kicsync("table", "import", "kit.xlsx")
    assert said.code == 1
    assert "Nothing is taken in" in said.err
    assert "row 3: this row has no title." in said.err
    assert text(space) == RECORD


def test_a_title_that_no_page_can_have(kicsync: Kicsync, space: Workspace, table: Path) -> None:
    fill(table, lambda one, _two: one.cell(3, 2, "a#b"))
    said = kicsync("table", "import", "kit.xlsx")
    assert said.code == 1
    assert "row 3: “A#b” can't be the title of a page" in said.err


def test_programs_get_one_json_object(kicsync: Kicsync, space: Workspace, table: Path) -> None:
    fill(table, set_example("f"))
    said = kicsync("table", "import", "kit.xlsx", "--dry-run", "--format", "json")
    assert json.loads(said.out) == {
        "records": [
            {
                "title": TITLE,
                "file": f"local_ingredients/{FILE}",
                "fields": {"exemple": {"old": "e", "new": "f"}},
                "conflicts": [],
            }
        ],
        "conflicts": [],
        "written": False,
    }


def test_csv_with_its_tools_beside(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "outils:", "outils:\n  - titre: '=1'\n    description: d")
    assert kicsync("table", "export", "kit.csv").code == 0
    assert kicsync("table", "import", "kit.csv").err == "Nothing to change.\n"
    tools = space.root / "kit-outils.csv"
    tools.write_text(tools.read_text("utf-8-sig").replace(";d;", ";été;"), "cp1252")
    said = kicsync("table", "import", "kit.csv")
    assert "kit-outils.csv is not in UTF-8; it is read as Windows-1252" in said.err
    assert "description: été\n" in text(space)
    tools.unlink()
    assert "There is no sheet for “outils”" in kicsync("table", "import", "kit.csv").err
