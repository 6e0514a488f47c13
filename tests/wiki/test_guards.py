"""What would change most of the Kit stops, and so does a wiki that seems to have lost it."""

import signal
import subprocess
import sys
import time

import pytest

from tests.wiki.conftest import Editor, Kicsync
from tests.wiki.test_moves import page

SCHEMA = "schema/ingredient.yml"


def schema(kicsync: Kicsync, old: str, new: str) -> None:
    path = kicsync.folder / SCHEMA
    text = path.read_text("utf-8")
    assert old in text, text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_push_of_most_of_the_kit_stops(kicsync: Kicsync) -> None:
    for path in (kicsync.folder / "local_ingredients").glob("*.yml"):
        text = path.read_text("utf-8")
        if "texte_libre" not in text:
            path.write_text(text + "texte_libre: partout\n", "utf-8")
    kicsync("push", "--yes", code=2)
    assert "would change at once" in kicsync.told
    assert "--max-change 100%" in kicsync.told
    assert set(kicsync.json("status", "--offline")["counts"]) >= {"local"}
    kicsync("push", "--yes", "--max-change", "beaucoup", code=2)
    assert "50%" in kicsync.told


def test_a_pull_that_would_rewrite_most_of_the_kit_stops(kicsync: Kicsync, editor: Editor) -> None:
    titles = [page(editor, f"Masse {number}") for number in range(8)]
    kicsync("pull")
    folder = kicsync.folder / "local_ingredients"
    for path in folder.iterdir():  # a small kit: eight records of one hand
        if path not in {kicsync.path(title) for title in titles}:
            path.unlink()
    for base in (kicsync.folder / ".kicsync" / "base").iterdir():
        if '"Masse ' not in base.read_text("utf-8"):
            base.unlink()
    before = kicsync.files()
    for title in titles[:6]:
        editor.write(title, editor.text(title).replace("=d", "=écrasé"))
    kicsync("pull", code=2)
    assert "6 of 8 ingredients" in kicsync.told
    assert kicsync.files() == before
    assert kicsync.json("pull", "--dry-run")["counts"]["wiki"] == 6
    kicsync("pull", "--max-change", "80%")
    assert "écrasé" in kicsync.path(titles[0]).read_text("utf-8")


def test_a_wiki_that_lists_nothing_stops_always(kicsync: Kicsync) -> None:
    before = kicsync.files()
    schema(kicsync, "template: Ingrédient", "template: Inconnu")
    kicsync("pull", code=2)
    assert "--rescan" in kicsync.told
    for command in (["pull", "--rescan"], ["pull", "--rescan", "--max-change", "100%"]):
        kicsync(*command, code=2)
        assert "lists no page with “Inconnu”" in kicsync.told
    schema(kicsync, "template: Inconnu", "template: Ingrédient")
    assert kicsync.files() == before
    assert kicsync.clean()


def test_another_template_asks_for_a_rescan(kicsync: Kicsync, editor: Editor) -> None:
    editor.write("Une fiche", "{{Fiche\n|Description=d\n}}")
    schema(kicsync, "template: Ingrédient", "template: Fiche")
    records = {p: t for p, t in kicsync.files().items() if "local_ingredients" in p}
    for command in ("pull", "status", "push"):
        kicsync(command, code=2)
        assert "“Fiche”" in kicsync.told
    kicsync("pull", "--rescan", "--max-change", "100%")
    assert kicsync.path("Une fiche").exists()
    assert records.items() <= kicsync.files().items()
    kicsync("pull")


@pytest.mark.parametrize(
    "arguments",
    [
        ["push", "--dry-run", "--yes"],
        ["undo", "--dry-run", "--yes"],
        ["pull", "--rescan", "Documenter au fil de l'eau"],
        ["-q", "-v", "status"],
    ],
)
def test_options_that_contradict_each_other_are_refused(
    kicsync: Kicsync, arguments: list[str]
) -> None:
    kicsync(*arguments, code=2)
    assert "contradict" in kicsync.told


def test_ctrl_c_ends_what_is_in_flight_and_the_next_push_goes_on(
    kicsync: Kicsync, editor: Editor
) -> None:
    titles = [page(editor, f"Interrompue {number}") for number in range(12)]
    kicsync("pull")
    for title in titles:
        kicsync.change(title, "|\n  d\n", "|\n  changé\n")
    running = subprocess.Popen(
        [sys.executable, "-m", "kicsync", "push", "--yes"],
        cwd=kicsync.folder,
        env=kicsync.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 30
    while "changé" not in editor.text(titles[1]) and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    out, told = running.communicate(timeout=30)
    assert running.returncode == 130, told
    saved = out.count("  saved  ")
    assert 2 <= saved < len(titles)
    assert f"{len(titles) - saved} page" in told
    assert "kicsync push" in told
    status = kicsync.json("status")
    assert status["counts"]["local"] == len(titles) - saved
    assert f"{saved} of {len(titles)} pages are saved" in kicsync.told
    edits = kicsync.json("push", "--yes")
    assert [edit["result"] for edit in edits["edits"]] == ["saved"] * (len(titles) - saved)
    (batch,) = kicsync.json("log")["batches"]
    assert batch["batch"] == edits["batch"]
    assert len(batch["edits"]) == len(titles)
    assert batch["finished"]
    assert kicsync.clean()
