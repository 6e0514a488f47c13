"""kicsync verify finds what does not agree, and mends the state without touching a record."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.wiki.conftest import Editor, Kicsync
from tests.wiki.test_moves import page, trash


def bases(kicsync: Kicsync) -> dict[str, Path]:
    """Return the file of each base by the title of its page."""
    folder = kicsync.folder / ".kicsync" / "base"
    return {json.loads(path.read_text("utf-8"))["title"]: path for path in folder.iterdir()}


def spoil(path: Path, **values: Any) -> None:
    data = json.loads(path.read_text("utf-8")) | values
    path.write_text(json.dumps(data), "utf-8")


def kinds(kicsync: Kicsync, *arguments: str, code: int = 1) -> list[str]:
    return [one["kind"] for one in kicsync.json("verify", *arguments, code=code)["found"]]


@pytest.fixture
def three(kicsync: Kicsync, editor: Editor) -> list[str]:
    titles = [page(editor, f"Vérifiée {number}") for number in range(3)]
    kicsync("pull")
    return titles


def test_a_workspace_that_was_just_pulled_is_well(kicsync: Kicsync) -> None:
    assert kicsync.json("verify") == kicsync.json("verify") | {"found": []}
    kicsync("verify")
    assert "All is well" in kicsync.told


def test_bases_are_mended_from_the_wiki(kicsync: Kicsync, editor: Editor, three: list[str]) -> None:
    paths = bases(kicsync)
    records = {p: t for p, t in kicsync.files().items() if "local_ingredients" in p}
    good = paths[three[0]].read_bytes()
    spoil(paths[three[0]], text=["autre chose"])
    spoil(paths[three[1]], revid=999_999)
    paths[three[2]].write_text("<<<<<<< HEAD\n", "utf-8")
    assert set(kinds(kicsync)) >= {"base-damaged", "base-differs", "base-unknown"}
    assert "kicsync verify --repair" in kicsync("verify", code=1) + kicsync.told
    kicsync("verify", "--repair", code=0)
    assert paths[three[0]].read_bytes() == good
    assert len(trash(kicsync)) == 2
    assert kinds(kicsync, code=0) == []
    assert records.items() <= kicsync.files().items()
    assert kicsync.clean()


def test_what_was_written_here_outlives_a_lost_base(
    kicsync: Kicsync, editor: Editor, three: list[str]
) -> None:
    kicsync.change(three[0], "|\n  d\n", "|\n  écrit ici\n")
    bases(kicsync)[three[0]].unlink()
    assert kinds(kicsync) == ["record-alone"]
    kicsync("verify", "--repair", code=1)
    kicsync("pull", code=1)
    assert "écrit ici" in kicsync.path(three[0]).read_text("utf-8")


def test_files_that_belong_to_nobody_are_named(
    kicsync: Kicsync, editor: Editor, three: list[str]
) -> None:
    folder = kicsync.folder / "local_ingredients"
    (folder / "seul.conflict.yml").write_text("exemple:\n  local: a\n", "utf-8")
    (folder / "casse.yml").write_text("titre: [\n", "utf-8")
    spoil(bases(kicsync)[three[1]], file=kicsync.path(three[0]).name)
    found = kinds(kicsync)
    assert set(found) == {"conflict-alone", "file-unreadable", "base-shared", "record-alone"}


def test_a_page_that_was_deleted_is_not_made_anew(
    kicsync: Kicsync, editor: Editor, three: list[str]
) -> None:
    editor.do("delete", title=three[0], reason="doublon")
    assert kinds(kicsync) == ["page-deleted"]
    kicsync("verify", "--repair", code=1)
    kicsync("pull")
    assert kicsync.json("push", "--yes")["edits"] == []
    assert len(trash(kicsync)) == 1
