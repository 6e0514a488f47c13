"""The check of what stands on a real wiki, and of what a push would send to it."""

from pathlib import Path

import pytest

from kicsync.sandbox import Running
from tests.wiki.conftest import Editor, Kicsync, environment


@pytest.fixture
def anywhere(running: Running, tmp_path: Path) -> Kicsync:
    """Return kicsync outside any workspace, without an account."""
    return Kicsync(tmp_path, environment(running, tmp_path, login=False))


def test_the_pages_of_the_wiki_are_checked_without_a_workspace(
    anywhere: Kicsync, running: Running
) -> None:
    found = anywhere.json("lint", "--wiki", running.url, code=1)
    assert found["files"] >= 32
    codes = {(f["file"], f["code"]) for f in found["findings"]}
    assert ("Faciliter une rencontre", "KIC201") in codes
    assert ("Expérimenter la rémunération libre", "KIC402") in codes
    assert ("Tenir un journal ouvert", "KIC106") in codes
    assert [path.name for path in anywhere.folder.iterdir()] == []


def test_the_pages_of_the_wiki_are_checked_by_the_settings_of_a_workspace(
    kicsync: Kicsync,
) -> None:
    before = kicsync.files()
    found = kicsync.json("lint", "--wiki", "--select", "KIC402", "--max-warnings", "0", code=1)
    assert {f["code"] for f in found["findings"]} == {"KIC402"}
    assert kicsync.files() == before


def test_what_the_wiki_says_twice_is_found(
    anywhere: Kicsync, editor: Editor, running: Running
) -> None:
    text = "Une description assez longue pour ne pas être la même par hasard."
    for number in range(2):
        page = f"{{{{Ingrédient\n|Description={text}\n|Exemples=e\n}}}}"
        editor.write(f"Description répétée {number}", page)
    found = anywhere.json("lint", "--wiki", running.url, "--select", "KIC503")["findings"]
    assert "Description répétée 1" in {f["file"] for f in found}


def test_a_new_file_names_the_schema_that_checks_it(kicsync: Kicsync) -> None:
    path = kicsync.path("Tenir un journal ouvert")
    line = path.read_text("utf-8").split("\n")[0]
    assert line == "# yaml-language-server: $schema=../schema/record.schema.json"
    assert (path.parent / line.partition("=")[2]).is_file()
    kicsync("lint", "--fix", "--exit-zero")
    assert path.read_text("utf-8").split("\n")[0] == line
