"""Pages that change their title or go away, on either side."""

import json

import pytest

from kicsync.sandbox import Sandbox
from tests.wiki.conftest import Editor, Kicsync

TITRE = "titre: "


def rename(kicsync: Kicsync, old: str, new: str) -> None:
    kicsync.change(old, TITRE + old, TITRE + new)


def base_of(kicsync: Kicsync, file: str) -> dict[str, object]:
    folder = kicsync.folder / ".kicsync" / "base"
    bases = [json.loads(path.read_text("utf-8")) for path in folder.iterdir()]
    found: dict[str, object] = next(base for base in bases if base["file"] == file)
    return found


def trash(kicsync: Kicsync) -> list[str]:
    folder = kicsync.folder / ".kicsync" / "trash"
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []


def exists(editor: Editor, title: str) -> bool:
    page = editor.api(action="query", titles=title)["query"]["pages"][0]
    return "missing" not in page


def page(editor: Editor, title: str, text: str = "d") -> str:
    """Make an ingredient of its own for one test."""
    editor.write(title, f"{{{{Ingrédient\n|Description={text}\n}}}}")
    return title


def test_a_title_that_changed_here_moves_the_page(kicsync: Kicsync, editor: Editor) -> None:
    page(editor, "Titre vieilli")
    kicsync("pull")
    name = kicsync.path("Titre vieilli").name
    before = base_of(kicsync, name)
    rename(kicsync, "Titre vieilli", "Titre rajeuni")
    assert kicsync.json("status")["counts"]["renamed-local"] == 1
    assert "renamed, was “Titre vieilli”" in kicsync("push", "--dry-run")
    edits = kicsync.json("push", "--yes")["edits"]
    assert [(e["title"], e["action"], e["result"]) for e in edits] == [
        ("Titre rajeuni", "move", "saved")
    ]
    assert editor.text("Titre vieilli").startswith("#REDIRECTION [[Titre rajeuni]]")
    assert "|Description=d" in editor.text("Titre rajeuni")
    after = base_of(kicsync, name)
    assert after["page_id"] == before["page_id"]
    assert after["title"] == "Titre rajeuni"
    assert kicsync.path("Titre rajeuni").name == name
    assert kicsync.clean()
    assert kicsync.json("push", "--yes")["edits"] == []


def test_a_page_is_moved_and_changed_in_one_push(kicsync: Kicsync, editor: Editor) -> None:
    page(editor, "Titre à revoir")
    kicsync("pull")
    rename(kicsync, "Titre à revoir", "Titre revu")
    kicsync.change("Titre revu", "|\n  d\n", "|\n  plus long\n")
    editor.write("Titre à revoir", editor.text("Titre à revoir") + "\nAjout du wiki")
    edits = kicsync.json("push", "--yes")["edits"]
    assert [(e["action"], e["result"], e["note"]) for e in edits] == [("move", "saved", "")]
    assert editor.text("Titre revu") == ("{{Ingrédient\n|Description=plus long\n}}\nAjout du wiki")
    assert "Ajout du wiki" in kicsync.path("Titre revu").read_text("utf-8")
    assert kicsync.clean()


def test_a_page_never_moves_over_another_one(kicsync: Kicsync, editor: Editor) -> None:
    page(editor, "Va ailleurs")
    editor.write("Place prise", "Une page ordinaire.")
    kicsync("pull")
    rename(kicsync, "Va ailleurs", "Place prise")
    said = kicsync("push", "--yes", code=1)
    assert "exists already" in said
    assert editor.text("Place prise") == "Une page ordinaire."
    rename(kicsync, "Place prise", "va ailleurs")
    assert "the wiki writes this title “Va ailleurs”" in kicsync("push", "--yes", code=1)
    rename(kicsync, "va ailleurs", "Va ailleurs")
    assert kicsync.json("push", "--yes")["edits"] == []


def test_a_title_that_changed_on_the_wiki_comes_and_its_redirect_is_understood(
    kicsync: Kicsync, editor: Editor
) -> None:
    page(editor, "Titre du wiki")
    kicsync("pull")
    name = kicsync.path("Titre du wiki").name
    editor.do("move", **{"from": "Titre du wiki", "to": "Titre déplacé"})
    kicsync.change("Titre du wiki", "|\n  d\n", "|\n  d'ici\n")
    kicsync("pull")
    assert kicsync.path("Titre déplacé").name == name
    kicsync("push", "--yes", "Titre déplacé")
    assert "|Description=d'ici" in editor.text("Titre déplacé")
    assert editor.text("Titre du wiki").startswith("#REDIRECTION")


def test_a_title_that_changed_on_both_sides_is_a_conflict(kicsync: Kicsync, editor: Editor) -> None:
    page(editor, "Deux noms")
    kicsync("pull")
    editor.do("move", **{"from": "Deux noms", "to": "Nom du wiki"})
    rename(kicsync, "Deux noms", "Nom d'ici")
    kicsync("pull", code=1)
    assert [e["result"] for e in kicsync.json("push", "--yes", code=1)["edits"]] == ["skipped"]
    kicsync("resolve", "--take", "local")
    kicsync("push", "--yes")
    assert "|Description=d" in editor.text("Nom d'ici")


def test_a_page_deleted_on_the_wiki_takes_its_file_to_the_trash(
    kicsync: Kicsync, editor: Editor
) -> None:
    page(editor, "Vouée à disparaître")
    kicsync("pull")
    file = kicsync.path("Vouée à disparaître")
    text = file.read_bytes()
    editor.do("delete", title="Vouée à disparaître", reason="doublon")
    assert kicsync.json("status")["counts"]["deleted-wiki"] == 1
    kicsync("pull")
    assert not file.exists()
    assert len(trash(kicsync)) == 1
    assert (kicsync.folder / ".kicsync" / "trash" / trash(kicsync)[0]).read_bytes() == text
    assert kicsync.clean()


def test_a_page_deleted_on_the_wiki_and_changed_here_is_a_conflict(
    kicsync: Kicsync, editor: Editor
) -> None:
    title = page(editor, "Supprimée et changée")
    kicsync("pull")
    kicsync.change(title, "|\n  d\n", "|\n  à garder\n")
    editor.do("delete", title=title, reason="doublon")
    assert "deleted on the wiki by Admin" in kicsync("push", "--yes", code=1)
    kicsync("pull", code=1)
    beside = kicsync.path(title).with_suffix(".conflict.yml")
    assert "doublon" in beside.read_text("utf-8")
    before = kicsync.files()
    kicsync("pull", code=1)
    assert kicsync.files() == before
    assert not exists(editor, title)
    beside.unlink()
    assert [e["action"] for e in kicsync.json("push", "--yes")["edits"]] == ["create"]
    assert "à garder" in editor.text(title)
    assert kicsync.clean()


def test_a_page_moved_and_then_deleted_is_found_in_the_log(
    kicsync: Kicsync, editor: Editor
) -> None:
    page(editor, "Déplacée d'abord")
    kicsync("pull")
    editor.do("move", **{"from": "Déplacée d'abord", "to": "Supprimée ensuite"})
    editor.do("delete", title="Supprimée ensuite")
    kicsync("pull")
    assert len(trash(kicsync)) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#REDIRECTION [[Accueil]]", "redirect"),
        ("Plus de modèle ici.", "no longer uses the template"),
    ],
)
def test_a_page_that_is_no_ingredient_any_more_is_named_as_such(
    kicsync: Kicsync, editor: Editor, text: str, words: str
) -> None:
    title = page(editor, f"Perdue ({words[:8]})")
    kicsync("pull")
    kicsync.change(title, "|\n  d\n", "|\n  ici\n")
    editor.write(title, text)
    kicsync("pull")
    assert kicsync.path(title).exists()
    assert trash(kicsync) == []
    assert words in kicsync("push", "--yes", code=1)
    assert editor.text(title) == text
    editor.do("delete", title=title)


def test_a_protected_page_is_named_with_who_did_it(
    kicsync: Kicsync, claire: Kicsync, editor: Editor, sandbox: Sandbox
) -> None:
    title = page(editor, "Page protégée")
    kicsync("pull")
    sandbox.maintain("protect.php", "--user", "Admin", "--reason", "page relue", title)
    kicsync.change(title, "|\n  d\n", "|\n  ici\n")
    said = claire("push", "--yes", code=1)
    assert "protected by Admin" in said
    assert "page relue" in said


def test_a_file_deleted_here_leaves_the_page_unless_it_is_said(
    kicsync: Kicsync, claire: Kicsync, editor: Editor
) -> None:
    title = page(editor, "Fichier effacé")
    kicsync("pull")
    kicsync.path(title).unlink()
    assert "kicsync push --delete" in kicsync("push", "--yes") + kicsync.told
    assert exists(editor, title)
    assert "may not delete pages" in claire("push", "--yes", "--delete")
    assert exists(editor, title)
    editor.replace(title, "=d", "=quelqu'un d'autre")
    assert "somebody changed the page" in kicsync("push", "--yes", "--delete")
    kicsync("pull", title)
    kicsync.path(title).unlink()
    edits = kicsync.json("push", "--yes", "--delete")["edits"]
    assert [(e["action"], e["result"]) for e in edits] == [("delete", "saved")]
    assert not exists(editor, title)
    assert kicsync.clean()


@pytest.mark.parametrize("title", ["tout en bas", "Avec_des_soulignés"])
def test_a_new_title_is_written_as_the_wiki_writes_it(
    kicsync: Kicsync, editor: Editor, title: str
) -> None:
    old = page(editor, f"Avant {len(title)}")
    kicsync("pull")
    rename(kicsync, old, title)
    kicsync("push", "--yes")
    written = title[0].upper() + title[1:].replace("_", " ")
    assert "|Description=d" in editor.text(written)
    assert kicsync.path(written).exists()
    assert kicsync.clean()
    assert kicsync.json("push", "--yes")["edits"] == []


def test_a_file_renamed_onto_another_one_deletes_the_other_page(
    kicsync: Kicsync, editor: Editor
) -> None:
    gone, kept = page(editor, "Fiche de trop"), page(editor, "Fiche qui reste", "reste")
    kicsync("pull")
    kicsync.path(kept).replace(kicsync.path(gone))
    assert kicsync.json("status")["counts"]["deleted-local"] == 1
    edits = kicsync.json("push", "--yes", "--delete")["edits"]
    assert [(e["title"], e["action"], e["result"]) for e in edits] == [(gone, "delete", "saved")]
    assert (exists(editor, gone), exists(editor, kept)) == (False, True)
    kicsync("pull")
    assert kicsync.clean()


def test_a_file_and_its_title_renamed_at_once_move_the_page(
    kicsync: Kicsync, editor: Editor
) -> None:
    old, new = page(editor, "Nom et fichier", "un seul au monde"), "Autre nom et fichier"
    kicsync("pull")
    path = kicsync.path(old)
    rename(kicsync, old, new)
    path.rename(path.with_name("autre-nom.yml"))
    edits = kicsync.json("push", "--yes")["edits"]
    assert [(e["title"], e["action"], e["result"]) for e in edits] == [(new, "move", "saved")]
    assert kicsync.path(new).name == "autre-nom.yml"
    assert kicsync.clean()


@pytest.mark.parametrize("title", ["Catégorie:Un ingrédient", "Discussion:Un ingrédient", "a/../b"])
def test_a_page_is_made_in_the_main_namespace_only(
    kicsync: Kicsync, editor: Editor, title: str
) -> None:
    path = kicsync.folder / "local_ingredients" / "ailleurs.yml"
    path.write_text(f"titre: {title}\ndescription: d\n", "utf-8")
    try:
        (found,) = kicsync.json("push", "--yes", code=1)["edits"]
        assert found["result"] == "skipped"
        assert found["reason"]
        assert "pageid" not in editor.api(action="query", titles=title)["query"]["pages"][0]
    finally:
        path.unlink()


def test_an_ingredient_is_pulled_by_its_old_and_its_new_title(
    kicsync: Kicsync, editor: Editor
) -> None:
    old, new = page(editor, "Titre sur le wiki"), "Titre du fichier"
    kicsync("pull")
    rename(kicsync, old, new)
    for number, title in enumerate([old, new, "titre_du FICHIER"]):
        editor.write(old, f"{{{{Ingrédient\n|Description=d{number}\n}}}}")
        (record,) = [r for r in kicsync.json("pull", title)["records"] if r["title"] == new]
        assert record["fields"] == {"titre": "local", "description": "wiki"}
    rename(kicsync, new, old)


def test_a_page_that_was_made_and_deleted_is_not_made_again(
    kicsync: Kicsync, editor: Editor
) -> None:
    title = "Faite puis effacée"
    path = kicsync.folder / "local_ingredients" / "faite-puis-effacee.yml"
    path.write_text(f"titre: {title}\ndescription: d\n", "utf-8")
    kicsync("push", "--yes")
    journal = kicsync.folder / ".kicsync" / "local" / "journal"
    batch = max(journal.iterdir(), key=lambda folder: folder.name)
    (number,) = batch.glob("0*.json")
    order = json.loads(number.read_text("utf-8"))
    # as a run leaves it that was killed between the request and its answer
    sent = {"result": "sent", "settled": False, "page_id": 0, "newrevid": 0}
    number.write_text(json.dumps(order | sent), "utf-8")
    about = json.loads((batch / "batch.json").read_text("utf-8"))
    (batch / "batch.json").write_text(json.dumps(about | {"ended": False}), "utf-8")
    base = base_of(kicsync, path.name)
    (kicsync.folder / ".kicsync" / "base" / f"{base['page_id']}.json").unlink()
    editor.do("delete", title=title, reason="doublon")
    assert kicsync.json("push", "--yes")["edits"] == []
    assert not exists(editor, title)
    kicsync("pull")
    assert path.name in "".join(trash(kicsync))
