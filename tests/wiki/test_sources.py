"""pull --from a dump of a real wiki: it is read as the wiki is, and a pull goes on from it."""

import gzip
from pathlib import Path

import pytest

from kicsync.sandbox import Running, Sandbox
from tests.wiki.conftest import Editor, Kicsync, environment

TITLE = "Choisir une licence libre"


def export(editor: Editor, path: Path, *, history: bool = False) -> Path:
    """Save what Special:Export gives of every page."""
    said = editor.api(action="query", list="allpages", aplimit="max")
    titles = "\n".join(page["title"] for page in said["query"]["allpages"])
    asked = {"title": "Special:Export", "pages": titles, "templates": "1"}
    more = {"history": "1"} if history else {"curonly": "1"}
    url = f"{editor.running.url}/index.php"
    path.write_bytes(editor.session.post(url, data=asked | more, timeout=60).content)
    return path


@pytest.fixture
def fresh(running: Running, tmp_path: Path) -> Kicsync:
    """Return kicsync in a workspace that was never pulled."""
    person = Kicsync(tmp_path, environment(running, tmp_path))
    person("init", running.url, "fresh")
    return Kicsync(tmp_path / "fresh", person.environment)


def texts(kit: Kicsync) -> dict[str, str]:
    folder = kit.folder / "local_ingredients"
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_a_dump_of_the_own_wiki_is_a_pull_that_a_later_one_goes_on_from(
    kicsync: Kicsync, fresh: Kicsync, editor: Editor, tmp_path: Path
) -> None:
    dump = export(editor, tmp_path / "dump.xml")
    said = fresh.json("pull", "--from", str(dump))
    assert set(said["counts"]) == {"new-wiki"}
    assert said["report"] == []
    assert texts(fresh) == texts(kicsync)
    bases = {p.name: p.read_bytes() for p in (fresh.folder / ".kicsync/base").iterdir()}
    assert bases == {p.name: p.read_bytes() for p in (kicsync.folder / ".kicsync/base").iterdir()}
    assert set(fresh.json("pull")["counts"]) == {"clean"}

    editor.replace(TITLE, "Trois questions", "Quatre questions")
    try:
        assert fresh.json("pull")["counts"]["wiki"] == 1
        # the dump is older by now: it takes nothing back
        before = fresh.files()
        assert set(fresh.json("pull", "--from", str(dump))["counts"]) == {"clean"}
        assert fresh.files() == before
    finally:
        editor.replace(TITLE, "Quatre questions", "Trois questions")


def test_a_dump_on_the_server_with_the_whole_history(
    sandbox: Sandbox, fresh: Kicsync, kicsync: Kicsync, tmp_path: Path
) -> None:
    dump = tmp_path / "full.xml.gz"
    dump.write_bytes(gzip.compress(sandbox.maintain("dumpBackup.php", "-q", "--full").encode()))
    fresh("pull", "--from", str(dump))
    assert texts(fresh) == texts(kicsync)


def test_another_wiki_brings_no_bases_and_its_differences_are_conflicts(
    kicsync: Kicsync, editor: Editor, tmp_path: Path
) -> None:
    dump = export(editor, tmp_path / "dump.xml", history=True)
    text = dump.read_text("utf-8").replace("<dbname>kic</dbname>", "<dbname>autre</dbname>")
    dump.write_text(text.replace("Trois questions", "Cent questions"), "utf-8")
    gone = kicsync.path("Tenir un journal ouvert")
    gone.unlink()
    before = kicsync.files()

    planned = kicsync.json("pull", "--from", str(dump), "--dry-run", code=1)
    assert (planned["counts"]["conflict"], planned["counts"]["new-wiki"]) == (1, 1)
    assert kicsync.files() == before

    kicsync("pull", "--from", str(dump), code=1)
    after = kicsync.files()
    assert {path for path in after if after[path] != before.get(path)} == {
        str(gone),
        str(kicsync.path(TITLE)).removesuffix(".yml") + ".conflict.yml",
    }
    assert "Trois questions" in kicsync.path(TITLE).read_text("utf-8")
    assert TITLE in kicsync.told
    assert "its database is called autre, and that of your wiki kic" in kicsync.told

    shown = kicsync("resolve", "--dry-run", "--take", "source", code=1)
    assert "{+Cent+} questions" in shown
    kicsync("resolve", "--take", "source")
    assert "Cent questions" in kicsync.path(TITLE).read_text("utf-8")
    assert set(kicsync.json("status")["counts"]) == {"clean", "local"}


def test_a_dump_made_without_the_port_is_foreign_and_says_why(
    fresh: Kicsync, editor: Editor, running: Running, tmp_path: Path
) -> None:
    dump = export(editor, tmp_path / "dump.xml")
    text = dump.read_text("utf-8").replace(f"<base>{running.url}/", "<base>http://127.0.0.1/")
    dump.write_text(text, "utf-8")
    fresh("pull", "--from", str(dump))
    assert f"it comes from 127.0.0.1, and your wiki is 127.0.0.1:{running.port}" in fresh.told
    assert list((fresh.folder / ".kicsync/base").glob("*")) == []


def test_one_title_is_enough(fresh: Kicsync, editor: Editor, tmp_path: Path) -> None:
    dump = export(editor, tmp_path / "dump.xml")
    fresh("pull", "--from", str(dump), TITLE)
    assert list(texts(fresh)) == ["choisir-une-licence-libre.yml"]
    fresh("pull", "--from", str(dump), "Choisir une licence fermée", code=2)
    assert "Choisir une licence" in fresh.told


def test_what_is_no_source_is_said(fresh: Kicsync, tmp_path: Path) -> None:
    fresh("pull", "--from", "rien.xml", code=1)
    assert "rien.xml: There is no such file or folder." in fresh.told
    (tmp_path / "vide").mkdir()
    fresh("pull", "--from", str(tmp_path / "vide"), code=1)
    assert "No page of your Kit was found here." in fresh.told
    assert "Description" in fresh.told
    hostile = tmp_path / "hostile.xml"
    hostile.write_text('<!DOCTYPE x [<!ENTITY a "b">]>\n<x>&a;</x>', "utf-8")
    fresh("pull", "--from", str(hostile), code=1)
    assert f"{hostile}, line 1" in fresh.told
    fresh("pull", "--from", str(hostile), "--rescan", code=2)
    assert texts(fresh) == {}
