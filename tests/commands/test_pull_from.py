"""kicsync pull --from, on folders that are here: what is told, whatever the format."""

import json
from pathlib import Path

import pytest

from kicsync.wiki.archive_folder import MAX_FILE
from kicsync.workspace.folder import Workspace
from tests.commands.conftest import RECORD, TITLE, Kicsync
from tests.commands.terminal import at_terminal

NAMES = tuple(f"Page {number}" for number in range(6))
BODY = "<p><b>Etape :</b> 1 - A</p><p><b>Description :</b> {text}</p>"


@pytest.fixture
def archive(space: Workspace) -> Path:
    """Return an archive that says something else than each of six records."""
    folder = space.root / "archive"
    folder.mkdir()
    for name in NAMES:
        record = RECORD.replace(TITLE, name)
        (space.root / "local_ingredients" / f"{name}.yml").write_text(record, "utf-8")
        (folder / f"{name}.html").write_text(BODY.format(text=f"Trois, {name}"), "utf-8")
    return folder


def test_a_refused_pull_prints_its_plan_as_json(archive: Path) -> None:
    command = ["pull", "--from", str(archive), "--max-change", "0%", "--format", "json"]
    shown = at_terminal(*command, typed=[("[y/N]", "n\n")])
    assert shown.code == 1
    said = json.loads(shown.screen[shown.screen.index("{") :])
    assert said["counts"] == {"conflict": len(NAMES)}
    assert "un\n  deux" in (archive.parent / "local_ingredients/Page 0.yml").read_text("utf-8")


def test_a_remark_of_the_whole_source_has_no_title(archive: Path, kicsync: Kicsync) -> None:
    (archive / "large.html").write_bytes(b"<p>" + b" " * MAX_FILE)
    said = kicsync("pull", "--from", archive, "--dry-run")
    assert "\n  this could not be read: large.html\n" in said.out


def test_what_holds_nothing_of_the_kit_is_an_error_with_what_was_looked_for(
    space: Workspace, kicsync: Kicsync
) -> None:
    (space.root / "autre").mkdir()
    (space.root / "autre/a.html").write_text("<p>Description : bonjour</p>", "utf-8")
    said = kicsync("pull", "--from", "autre")
    assert said.code == 1
    assert "autre: No page of your Kit was found here." in said.err
    assert "at least two of the labels Étape, Description, Outils, Exemple" in said.err
