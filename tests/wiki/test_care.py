"""What must not be lost when people, files and the wiki cross each other."""

from pathlib import Path

import pytest

from kicsync.sandbox import Running
from kicsync.sync.batch import new_batch
from kicsync.sync.change import Change, Outcome
from kicsync.sync.prepare import prepare
from kicsync.sync.push import push
from kicsync.wiki.connect import Wiki, connect
from kicsync.wiki.credentials import Credentials
from kicsync.wiki.edits import Edit, Saved
from kicsync.workspace.folder import Workspace
from tests.wiki.conftest import Editor, Kicsync

TITLE = "Documenter au fil de l'eau"
EXEMPLE = "exemple: |\n  "
DESCRIPTION = "description: |\n  "


@pytest.fixture
def space(kicsync: Kicsync) -> Workspace:
    return Workspace.open(kicsync.folder)


@pytest.fixture
def wiki(running: Running) -> Wiki:
    return connect(running.api, credentials=Credentials(running.user, running.password))


def test_a_file_saved_while_push_asks_meets_the_wiki_as_a_conflict(
    kicsync: Kicsync, editor: Editor, space: Workspace, wiki: Wiki
) -> None:
    kicsync.change(TITLE, DESCRIPTION, DESCRIPTION + "Décrit ici. ")
    editor.replace(TITLE, "|Exemples=", "|Exemples=Exemple du wiki. ")
    planned = prepare(space, lambda: wiki, ()).planned
    kicsync.change(TITLE, EXEMPLE, EXEMPLE + "Exemple d'ici. ")
    done: list[Change] = []
    batch = new_batch(wiki.api.url)
    assert push(space, wiki, batch, planned, going=lambda _done: True, done=done) == ()
    assert [change.outcome for change in done] == [Outcome.SAVED]
    assert kicsync.json("status", code=1)["counts"]["conflict"] == 1
    assert kicsync.json("push", "--yes", code=1)["edits"][0]["result"] == "skipped"
    assert "Exemple du wiki." in editor.text(TITLE)
    assert "Exemple d'ici." in kicsync.path(TITLE).read_text("utf-8")


def test_what_was_saved_before_an_interruption_is_settled(
    kicsync: Kicsync, space: Workspace, wiki: Wiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = ["Répartir les rôles", "Organiser un booksprint", "Choisir une licence libre"]
    for title in titles:
        kicsync.change(title, EXEMPLE, EXEMPLE + "Signé ~~~~ ")
    planned = prepare(space, lambda: wiki, ()).planned
    save = wiki.save
    saved: list[str] = []

    def interrupted(_wiki: Wiki, edit: Edit) -> Saved:
        if len(saved) == 2:
            raise KeyboardInterrupt
        saved.append(edit.title)
        return save(edit)

    monkeypatch.setattr(Wiki, "save", interrupted)
    batch = new_batch(wiki.api.url)
    with pytest.raises(KeyboardInterrupt):
        push(space, wiki, batch, planned, going=lambda _done: True, done=[])
    found = kicsync.json("status")
    assert found["counts"]["local"] == 1
    assert "conflict" not in found["counts"]


def test_a_copy_of_a_file_is_left_alone_and_does_not_hold_it_up(
    kicsync: Kicsync, editor: Editor
) -> None:
    old = kicsync.path(TITLE).read_text("utf-8")
    editor.replace(TITLE, "|Exemples=", "|Exemples=Plus récent. ")
    kicsync("pull")
    (kicsync.folder / "local_ingredients" / "a-copie.yml").write_text(old, "utf-8")
    pushed = kicsync.json("push", "--yes", code=1)
    assert pushed["edits"] == []
    assert "a-copie.yml" in kicsync.told
    assert "Plus récent." in editor.text(TITLE)


def conflict(kicsync: Kicsync, editor: Editor, title: str) -> Path:
    """Make a conflict, and return its file."""
    editor.replace(title, "|Exemples=", "|Exemples=Dit par le wiki. ")
    kicsync.change(title, EXEMPLE, EXEMPLE + "Dit par moi. ")
    kicsync("pull", code=1)
    record = kicsync.path(title)
    return record.with_name(record.stem + ".conflict.yml")


def test_a_renamed_file_stays_in_conflict(kicsync: Kicsync, editor: Editor) -> None:
    title = "Composter un commun"
    conflict(kicsync, editor, title)
    record = kicsync.path(title)
    record.rename(record.with_name("compost.yml"))
    pushed = kicsync.json("push", "--yes", code=1)
    assert [edit["result"] for edit in pushed["edits"]] == ["skipped"]
    assert "Dit par moi." not in editor.text(title)


def test_notes_in_a_conflict_file_are_kept_when_the_wiki_changes_again(
    kicsync: Kicsync, editor: Editor
) -> None:
    title = "Faciliter une rencontre"
    beside = conflict(kicsync, editor, title)
    beside.write_text(beside.read_text("utf-8") + "# mes notes\n", "utf-8")
    editor.replace(title, "|Exemples=", "|Exemples=Et encore. ")
    kicsync("pull", code=1)
    assert "Et encore." in beside.read_text("utf-8")
    trash = kicsync.folder / ".kicsync" / "trash"
    assert ["# mes notes" in path.read_text("utf-8") for path in trash.iterdir()] == [True]


def test_a_page_deleted_and_made_again_keeps_its_file(kicsync: Kicsync, editor: Editor) -> None:
    title = "Ritualiser les temps de contribution"
    text = editor.text(title)
    kicsync.change(title, EXEMPLE, EXEMPLE + "Gardé ici. ")
    name = kicsync.path(title).name
    editor.do("delete", title=title)
    editor.write(title, text.replace("|Description=", "|Description=Refait. "))
    kicsync("pull")
    assert kicsync.path(title).name == name
    kept = kicsync.path(title).read_text("utf-8")
    assert "Gardé ici." in kept
    assert "Refait." in kept
    kicsync("push", "--yes", title)
    assert "Gardé ici." in editor.text(title)


def test_a_wiki_that_was_set_up_again_is_not_merged_by_its_ids(
    kicsync: Kicsync, editor: Editor, space: Workspace
) -> None:
    before = kicsync.files()
    base = next(iter(space.bases.load().values()))
    space.bases.save(
        type(base)(base.page_id, base.revid + 100_000, "Autre titre", base.text, base.file)
    )
    kicsync("pull", code=2)
    assert "--rebind" in kicsync.told
    records = {path: text for path, text in before.items() if "local_ingredients" in path}
    assert records.items() <= kicsync.files().items()


def test_the_order_of_the_wiki_comes_too(kicsync: Kicsync, editor: Editor) -> None:
    title = "Ordre des outils"
    tools = [f"{{{{Outil\n|OutilTitre={name}\n}}}}" for name in "ABC"]
    editor.write(title, "\n".join(["{{Ingrédient\n|Description=d\n}}", *tools]))
    kicsync("pull")
    kicsync.change(title, "titre: B\n    lien:", "titre: B\n    lien: https://b.fr")
    editor.write(title, "\n".join(["{{Ingrédient\n|Description=d\n}}", *reversed(tools)]))
    kicsync("push", "--yes")
    page = editor.text(title)
    assert page.index("=C") < page.index("=B") < page.index("=A")
    assert "https://b.fr" in page
    assert kicsync.clean()


def test_a_record_with_nothing_but_free_text_makes_an_ingredient(
    kicsync: Kicsync, editor: Editor
) -> None:
    folder = kicsync.folder / "local_ingredients"
    (folder / "libre.yml").write_text("titre: Que du libre\ntexte_libre: bonjour\n", "utf-8")
    (folder / "vide.yml").write_text("titre: Rien encore\n", "utf-8")
    (folder / "diese.yml").write_text('titre: "Un #dièse"\n', "utf-8")
    edits = kicsync.json("push", "--yes", code=1)["edits"]
    results = {edit["title"]: edit["result"] for edit in edits}
    expected = {"Que du libre": "saved", "Rien encore": "saved", "Un #dièse": "skipped"}
    assert results == expected
    assert editor.text("Que du libre") == "{{Ingrédient}}\nbonjour"
    assert editor.text("Rien encore") == "{{Ingrédient}}"


def test_a_folder_that_is_gone_is_no_order_to_delete(kicsync: Kicsync) -> None:
    folder = kicsync.folder / "local_ingredients"
    folder.rename(folder.with_name("ailleurs"))
    for command in ("pull", "push", "status"):
        kicsync(command, code=2)
        assert "local_ingredients" in kicsync.told


def test_what_the_wiki_did_while_saving_is_said(
    kicsync: Kicsync, editor: Editor, space: Workspace, wiki: Wiki
) -> None:
    signed, crossed = "Organiser un booksprint", "Mettre en place un budget contributif"
    kicsync.change(signed, EXEMPLE, EXEMPLE + "Signé ~~~~ ")
    kicsync.change(crossed, EXEMPLE, EXEMPLE + "D'ici. ")
    planned = prepare(space, lambda: wiki, ()).planned
    editor.replace(crossed, "{{Ingrédient", "Au même moment.\n\n\n\n{{Ingrédient")
    done: list[Change] = []
    push(space, wiki, new_batch(wiki.api.url), planned, going=lambda _done: True, done=done)
    notes = {change.title: change.note for change in done}
    assert "the wiki merged both" in notes[crossed]
    assert "signatures" in notes[signed]
    assert "Au même moment." in kicsync.path(crossed).read_text("utf-8")
    assert kicsync.clean()


def test_a_page_that_somebody_edits_while_push_asks_is_not_deleted(
    kicsync: Kicsync, editor: Editor, space: Workspace, wiki: Wiki
) -> None:
    title = "À supprimer peut-être"
    editor.write(title, "{{Ingrédient\n|Description=d\n}}")
    kicsync("pull")
    kicsync.path(title).unlink()
    planned = prepare(space, lambda: wiki, (), delete=True).planned
    editor.replace(title, "=d", "=écrit à l'instant")
    done: list[Change] = []
    push(space, wiki, new_batch(wiki.api.url), planned, going=lambda _done: True, done=done)
    assert [change.outcome for change in done] == [Outcome.REFUSED]
    assert "à l'instant" in editor.text(title)


def test_titles_that_were_swapped_on_the_wiki_come_in_even_after_a_crash(
    kicsync: Kicsync, editor: Editor, space: Workspace
) -> None:
    one, two = "Échange un", "Échange deux"
    for title in (one, two):
        editor.write(title, f"{{{{Ingrédient\n|Description={title}\n}}}}")
    kicsync("pull")
    files = [kicsync.path(title).name for title in (one, two)]
    for old, new in ((one, "Échange trois"), (two, one), ("Échange trois", two)):
        editor.do("move", **{"from": old, "to": new, "noredirect": 1})
    path = space.folder / files[0]  # as if a pull was cut off when the first file was written
    path.write_text(path.read_text("utf-8").replace(f"titre: {one}", f"titre: {two}"), "utf-8")
    kicsync("pull")
    assert [kicsync.path(title).name for title in (two, one)] == files
    assert kicsync.clean()


def test_a_file_that_is_back_is_not_deleted_on_the_wiki(
    kicsync: Kicsync, editor: Editor, space: Workspace, wiki: Wiki
) -> None:
    title = "Revenue à temps"
    editor.write(title, "{{Ingrédient\n|Description=d\n}}")
    kicsync("pull")
    path = kicsync.path(title)
    text = path.read_bytes()
    path.unlink()
    planned = prepare(space, lambda: wiki, (), delete=True).planned
    path.write_bytes(text)
    done: list[Change] = []
    push(space, wiki, new_batch(wiki.api.url), planned, going=lambda _done: True, done=done)
    assert [change.outcome for change in done] == [Outcome.SKIPPED]
    assert "Description=d" in editor.text(title)
