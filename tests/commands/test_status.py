"""kicsync status and diff, without a wiki."""

import json
from typing import Any

import pytest

from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import conflict_name
from tests.commands.conftest import API, FILE, TITLE, Kicsync, Said, edit


def parsed(said: Said) -> Any:
    """Return the one JSON object of the standard output."""
    data = json.loads(said.out)
    assert isinstance(data, dict)
    return data


def test_in_step(kicsync: Kicsync, space: Workspace) -> None:
    said = kicsync("status", "--offline")
    assert (said.code, said.out) == (0, "")
    assert "1 ingredient in step." in said.err


def test_an_edited_file_is_named_with_its_field(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "exemple: e", "exemple: E")
    said = kicsync("status", "--offline")
    assert said.code == 0
    assert said.out == f"  changed here  {TITLE}: exemple (here)\n"
    assert "kicsync push" in said.err


def test_with_check_something_pending_is_1(kicsync: Kicsync, space: Workspace) -> None:
    assert kicsync("status", "--offline", "--check").code == 0
    edit(space, "exemple: e", "exemple: E")
    assert kicsync("status", "--offline", "--check").code == 1


def test_a_conflict_is_1(kicsync: Kicsync, space: Workspace) -> None:
    space.write_conflict(FILE, "titre: x\n")
    assert (space.folder / conflict_name(FILE)).is_file()
    said = kicsync("status", "--offline")
    assert said.code == 1
    assert f"conflict  {TITLE}" in said.out


def test_new_and_deleted_files_are_said(kicsync: Kicsync, space: Workspace) -> None:
    (space.folder / FILE).unlink()
    space.create_record("neuf.yml", "titre: Neuf\ndescription: d\n")
    said = kicsync("status", "--offline")
    assert said.code == 0
    assert said.out == f"  file deleted here  {TITLE}\n  new here  Neuf\n"


def test_json_is_one_object_and_nothing_else(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "exemple: e", "exemple: E")
    said = kicsync("status", "--offline", "--format", "json")
    assert said.code == 0
    assert parsed(said) == {
        "wiki": API,
        "records": [
            {"title": TITLE, "file": FILE, "state": "local", "fields": {"exemple": "local"}}
        ],
        "counts": {"local": 1},
        "requests": 0,
    }


def test_json_of_an_empty_workspace(kicsync: Kicsync, space: Workspace) -> None:
    (space.folder / FILE).unlink()
    space.bases.remove(1)
    data = parsed(kicsync("status", "--offline", "--format", "json"))
    assert data == {"wiki": API, "records": [], "counts": {}, "requests": 0}


@pytest.mark.parametrize("name", ["status", "diff"])
@pytest.mark.parametrize("shape", ["text", "json"])
def test_a_broken_record_is_named_and_the_others_go_on(
    kicsync: Kicsync, space: Workspace, name: str, shape: str
) -> None:
    edit(space, "exemple: e", "exemple: E")
    space.create_record("casse.yml", "titre: Cassé\nplop: x\n")
    offline = ["--offline"] if name == "status" else []
    said = kicsync(name, *offline, "--format", shape)
    assert said.code == 1
    assert "local_ingredients/casse.yml:2: " in said.err
    assert "“plop”" in said.err
    assert TITLE in said.out
    assert "Cassé" not in said.out
    assert shape == "text" or parsed(said)["records"]


def test_a_known_record_that_breaks_is_not_said_to_be_deleted(
    kicsync: Kicsync, space: Workspace
) -> None:
    edit(space, "exemple: e", "exemple: e\nplop: x")
    said = kicsync("status", "--offline")
    assert said.code == 1
    assert said.out == ""
    assert f"local_ingredients/{FILE}:9: " in said.err


def test_no_difference_is_nothing(kicsync: Kicsync, space: Workspace) -> None:
    assert kicsync("diff") == (0, "", "")


def test_a_difference_is_shown_by_field_and_line(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "  deux\n", "  DEUX\n  trois\n")
    said = kicsync("diff")
    assert said.code == 0
    assert said.out.splitlines() == [
        TITLE,
        "  description",
        "    @@ -1,2 +1,3 @@",
        "     un",
        "    -deux",
        "    +DEUX",
        "    +trois",
    ]


def test_lists_and_tools_are_shown_by_item(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "  - 1 - A", "  - 2 - B")
    edit(space, "outils:", "outils:\n  - titre: Loomio\n    lien: https://loomio.org")
    out = kicsync("diff").out
    assert "    -1 - A\n    +2 - B\n" in out
    assert "    +titre : Loomio\n    +lien : https://loomio.org\n" in out


def test_only_the_titles_asked_for_are_shown(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "exemple: e", "exemple: E")
    space.create_record("neuf.yml", "titre: Neuf\ndescription: d\n")
    assert kicsync("diff", "Neuf").out.startswith("Neuf\n")
    assert TITLE not in kicsync("diff", "Neuf").out
    assert {"Neuf", TITLE} <= set(kicsync("diff").out.splitlines())


def test_the_difference_as_json(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "  - 1 - A", "  - 1 - A\n  - 2 - B")
    data = parsed(kicsync("diff", "--format", "json"))
    fields = {"etapes": {"old": ["1 - A"], "new": ["1 - A", "2 - B"]}}
    assert data == {
        "wiki": API,
        "records": [{"title": TITLE, "file": FILE, "fields": fields}],
        "requests": 0,
    }


def test_a_title_that_tries_to_colour_the_terminal_does_not(
    kicsync: Kicsync, space: Workspace
) -> None:
    space.create_record("mal.yml", 'titre: "a\\e[31mb"\ndescription: "\\e[2J"\n')
    for name in (["status", "--offline"], ["diff"]):
        out = kicsync("--color", "always", *name).out
        assert "\x1b[31mb" not in out
        assert "\x1b[2J" not in out


def test_a_title_that_is_none_is_named_with_the_nearest_one(
    kicsync: Kicsync, space: Workspace
) -> None:
    said = kicsync("diff", TITLE[:-1])
    assert said.code == 2
    assert TITLE in said.err


def test_a_title_may_be_written_without_its_capitals(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "exemple: e", "exemple: E")
    assert "+E" in kicsync("diff", TITLE.lower().replace(" ", "_")).out
