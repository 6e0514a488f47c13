"""What was sent is listed, and taken back where nobody edited since."""

from kicsync.sandbox import Sandbox
from tests.wiki.conftest import Editor, Kicsync
from tests.wiki.test_moves import exists, page, rename, trash

D = "|\n  d\n"


def change(kicsync: Kicsync, title: str, text: str) -> None:
    kicsync.change(title, D, f"|\n  {text}\n")


def results(kicsync: Kicsync, *arguments: str, code: int = 0) -> dict[str, str]:
    edits = kicsync.json(*arguments, "--yes", code=code)["edits"]
    return {edit["title"]: edit["result"] for edit in edits}


def test_a_push_is_listed_and_taken_back(kicsync: Kicsync, editor: Editor) -> None:
    titles = [page(editor, f"À défaire {n}") for n in range(3)]
    kicsync("pull")
    before = {title: kicsync.path(title).read_bytes() for title in titles}
    for title in titles:
        change(kicsync, title, "erreur")
    kicsync("push", "--yes", "--summary", "Une erreur")
    batch = kicsync.json("log")["batches"][0]
    assert (batch["summary"], batch["user"], batch["finished"]) == ("Une erreur", "Admin", True)
    assert [edit["title"] for edit in batch["edits"]] == titles
    listed = kicsync("log", batch["batch"])
    assert f"diff={batch['edits'][0]['newrevid']}" in listed
    editor.replace(titles[1], "erreur", "corrigé par une autre")
    assert results(kicsync, "undo", code=1) == {
        titles[0]: "saved",
        titles[1]: "skipped",
        titles[2]: "saved",
    }
    for title in (titles[0], titles[2]):
        assert editor.text(title) == "{{Ingrédient\n|Description=d\n}}"
        assert kicsync.path(title).read_bytes() == before[title]
    assert "corrigé" in editor.text(titles[1])
    assert "erreur" in kicsync.path(titles[1]).read_text("utf-8")
    log = kicsync.json("log")["batches"]
    assert log[1]["undone_by"] == log[0]["batch"]
    assert log[0]["undoes"] == batch["batch"]
    comment = editor.api(action="query", titles=titles[0], prop="revisions", rvprop="comment")
    said = comment["query"]["pages"][0]["revisions"][0]["comment"]
    assert batch["batch"] in said
    assert log[0]["batch"] in said
    again = kicsync.json("undo", batch["batch"], "--yes", code=1)["edits"]
    assert [edit["result"] for edit in again] == ["unchanged", "skipped", "unchanged"]


def test_moves_new_pages_and_deletions_are_taken_back(kicsync: Kicsync, editor: Editor) -> None:
    page(editor, "Titre d'avant")
    page(editor, "Effacée puis rendue")
    kicsync("pull")
    rename(kicsync, "Titre d'avant", "Titre d'après")
    change(kicsync, "Titre d'après", "changé aussi")
    kicsync.path("Effacée puis rendue").unlink()
    new = kicsync.folder / "local_ingredients" / "toute-neuve.yml"
    new.write_text("titre: Toute neuve\ndescription: neuve\n", "utf-8")
    assert results(kicsync, "push", "--delete") == {
        "Titre d'après": "saved",
        "Effacée puis rendue": "saved",
        "Toute neuve": "saved",
    }
    assert not exists(editor, "Effacée puis rendue")
    kicsync("undo", "--yes")
    assert editor.text("Titre d'avant") == "{{Ingrédient\n|Description=d\n}}"
    assert editor.text("Titre d'après").startswith("#REDIRECTION")
    assert editor.text("Effacée puis rendue") == "{{Ingrédient\n|Description=d\n}}"
    assert not exists(editor, "Toute neuve")
    assert kicsync.path("Titre d'avant").exists()
    assert kicsync.path("Effacée puis rendue").exists()
    assert not new.exists()
    assert len(trash(kicsync)) == 1
    assert kicsync.clean()


def test_one_page_of_a_batch_is_taken_back(kicsync: Kicsync, editor: Editor) -> None:
    one, two = page(editor, "Seule défaite"), page(editor, "Reste faite")
    kicsync("pull")
    for title in (one, two):
        change(kicsync, title, "poussé")
    kicsync("push", "--yes")
    kicsync("undo", "Titre inconnu", "--yes", code=2)
    assert "Titre inconnu" in kicsync.told
    assert "back to the text of before" in kicsync("undo", one, "--dry-run")
    assert "poussé" in editor.text(one)
    kicsync("undo", one, "--yes")
    assert "poussé" not in editor.text(one)
    assert "poussé" in editor.text(two)
    kicsync("undo", "--yes")  # the rest of the same push, and not the one before
    assert "poussé" not in editor.text(two)


def test_what_was_written_since_the_push_stays_in_the_file(
    kicsync: Kicsync, editor: Editor
) -> None:
    title = page(editor, "Continuée ici")
    kicsync("pull")
    change(kicsync, title, "poussé")
    kicsync("push", "--yes")
    kicsync.change(title, "exemple:", "exemple: pas encore poussé")
    kicsync("undo", "--yes")
    text = kicsync.path(title).read_text("utf-8")
    assert "pas encore poussé" in text
    assert D in text
    assert kicsync.json("status")["counts"]["local"] == 1


def test_a_protection_since_is_no_edit(kicsync: Kicsync, editor: Editor, sandbox: Sandbox) -> None:
    title = page(editor, "Protégée depuis")
    kicsync("pull")
    change(kicsync, title, "poussé")
    kicsync("push", "--yes")
    sandbox.maintain("protect.php", "--user", "Admin", title)
    assert results(kicsync, "undo") == {title: "saved"}
    assert "poussé" not in editor.text(title)


def test_a_page_that_somebody_deleted_since_is_named_as_such(
    kicsync: Kicsync, editor: Editor
) -> None:
    title = page(editor, "Effacée depuis")
    kicsync("pull")
    change(kicsync, title, "poussé")
    kicsync("push", "--yes")
    editor.do("delete", title=title)
    (found,) = kicsync.json("undo", "--yes", code=1)["edits"]
    assert (found["result"], found["reason"]) == ("skipped", "somebody deleted it since")
    kicsync("pull")


def test_a_moved_page_is_taken_back_by_either_title(kicsync: Kicsync, editor: Editor) -> None:
    old, new = page(editor, "Titre premier"), "Titre second"
    kicsync("pull")
    rename(kicsync, old, new)
    kicsync("push", "--yes")
    assert "Titre premier" in kicsync("undo", old, "--dry-run")
    assert results(kicsync, "undo", new) == {new: "saved"}
    assert kicsync.clean()


def test_the_undo_of_a_restoration_deletes_again(kicsync: Kicsync, editor: Editor) -> None:
    title = page(editor, "Va et vient")
    kicsync("pull")
    kicsync.path(title).unlink()
    kicsync("push", "--yes", "--delete")
    back = kicsync.json("undo", "--yes")["batch"]
    assert exists(editor, title)
    kicsync("undo", back, "--yes")
    assert not exists(editor, title)
