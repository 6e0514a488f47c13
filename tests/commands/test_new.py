"""kicsync new: a file to fill in, and the editor that opens it."""

from kicsync.workspace.folder import Workspace
from tests.commands.conftest import TITLE, Kicsync
from tests.commands.terminal import Editor, at_terminal, editor

__all__ = ["editor"]
NAME = "tenir-un-journal.yml"


def test_it_is_written_and_said(kicsync: Kicsync, space: Workspace) -> None:
    said = kicsync("new", "tenir  un_journal", "--set", "etapes=7 - …", "--no-edit")
    assert said.code == 0
    assert f"local_ingredients/{NAME}" in said.err
    file = space.read_record(NAME)
    assert file.record.title == "Tenir un journal"
    assert file.record.values == {"etapes": ("7 - Documenter, partager et diffuser",)}
    assert kicsync("list").out == f"{TITLE}\nTenir un journal\n"


def test_the_check_says_what_is_missing(kicsync: Kicsync, space: Workspace) -> None:
    (space.root / "kicsync.toml").write_text('wiki = "http://127.0.0.1:9/"\n', "utf-8")
    said = kicsync("new", "Tenir un journal", "--no-edit")
    for field in ("etapes", "description", "exemple"):
        assert f"“{field}” is missing or blank. (KIC101)" in said.err
    assert kicsync("lint", f"local_ingredients/{NAME}").out.count("KIC101") == 3


def test_a_title_that_is_here_or_can_not_be_is_refused(kicsync: Kicsync, space: Workspace) -> None:
    for title in (TITLE.lower(), "a|b", " "):
        assert kicsync("new", title, "--no-edit").code == 2
    assert len(space.names()) == 1
    assert kicsync("new", "x", "--set", "etape=1", "--no-edit").code == 2
    assert len(space.names()) == 1


def test_the_editor_opens_the_file(space: Workspace, editor: Editor) -> None:
    opened = editor("titre: Tenir un journal\nexemple: écrit\n")
    shown = at_terminal("new", "Tenir un journal", typed=[])
    assert shown.code == 0
    assert "# exemple: required" in opened[0].read_text("utf-8")
    assert space.read_record(NAME).record.values == {"exemple": "écrit"}


def test_without_an_editor_the_file_is_there(space: Workspace, kicsync: Kicsync) -> None:
    assert kicsync("new", "Tenir un journal").code == 0
    assert (space.folder / NAME).is_file()
