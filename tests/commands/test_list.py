"""kicsync list: the titles that are asked for, for people and for programs."""

import csv
import io
import json

from kicsync.workspace.folder import Workspace
from tests.commands.conftest import FILE, RECORD, TITLE, Kicsync

OTHER = "Écouter, puis dire"


def more(space: Workspace) -> None:
    space.create_record("ecouter.yml", RECORD.replace(TITLE, OTHER).replace("1 - A", "2 - B"))


def test_titles_stand_one_a_line(kicsync: Kicsync, space: Workspace) -> None:
    more(space)
    assert kicsync("list") == (0, f"{TITLE}\n{OTHER}\n", "")
    said = kicsync("-v", "list")
    assert said.out.startswith(f"{TITLE}: local_ingredients/{FILE}\n")


def test_a_condition_chooses(kicsync: Kicsync, space: Workspace) -> None:
    more(space)
    assert kicsync("list", "--where", 'etapes has "2 - …"').out == f"{OTHER}\n"
    both = kicsync("list", "--where", "titre is empty and not titre is empty")
    assert both == (0, "", "")


def test_programs_get_json_a_table_or_nul(kicsync: Kicsync, space: Workspace) -> None:
    more(space)
    rows = [
        {"title": TITLE, "file": f"local_ingredients/{FILE}"},
        {"title": OTHER, "file": "local_ingredients/ecouter.yml"},
    ]
    assert json.loads(kicsync("list", "--format", "json").out) == {"records": rows}
    table = kicsync("list", "--format", "csv").out
    assert list(csv.DictReader(io.StringIO(table))) == rows
    assert kicsync("list", "--null").out == f"{TITLE}\0{OTHER}\0"
    assert kicsync("list", "--null", "--format", "csv").code == 2


def test_a_condition_that_is_wrong_shows_where(kicsync: Kicsync, space: Workspace) -> None:
    said = kicsync("list", "--where", 'etape has "2 - …"')
    assert (said.code, said.out) == (2, "")
    assert '    etape has "2 - …"\n    ^\n' in said.err
    assert "Did you mean “etapes”?" in said.err


def test_a_file_that_can_not_be_read_is_told_and_the_others_are_listed(
    kicsync: Kicsync, space: Workspace
) -> None:
    space.create_record("b.yml", "titre: [\n")
    said = kicsync("list")
    assert (said.code, said.out) == (1, f"{TITLE}\n")
    assert "b.yml" in said.err


def test_pages_of_steps_are_a_kind_of_their_own(kicsync: Kicsync, space: Workspace) -> None:
    said = kicsync("list", "--kind", "step")
    assert said.code == 2
    (space.schema_folder / "step.yml").write_text("list_by: steps\nfree_text: texte\n", "utf-8")
    (space.folder / "etapes").mkdir()
    (space.folder / "etapes" / "a.yml").write_text("titre: Fiche\ntexte: t\n", "utf-8")
    said = kicsync("-v", "list", "--kind", "step", "--where", 'texte = "t"')
    assert said == (0, "Fiche: local_ingredients/etapes/a.yml\n", "")
