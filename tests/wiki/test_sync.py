"""The main job on a real MediaWiki, as people do it."""

from pathlib import Path

import pytest

from kicsync.sandbox import Running, Sandbox
from tests.wiki.conftest import Account, Editor, Kicsync, environment

JOURNAL = "Tenir un journal ouvert"


def test_a_pull_writes_every_ingredient_and_a_second_one_nothing(kicsync: Kicsync) -> None:
    before = kicsync.files()
    assert len([name for name in before if name.endswith(".yml") and "local_ing" in name]) >= 24
    assert kicsync.json("pull")["counts"] == {"clean": len(kicsync.json("status")["records"])}
    assert kicsync.files() == before


def test_titles_of_every_kind_come_back(kicsync: Kicsync) -> None:
    titles = {record["title"] for record in kicsync.json("status", "--offline")["records"]}
    for sign in "/:?\"'é":
        assert any(sign in title for title in titles), sign
    for title in titles:
        assert kicsync.path(title).name.isascii()


def test_push_then_pull_then_status_is_clean(kicsync: Kicsync, editor: Editor) -> None:
    title = "Organiser un booksprint"
    before = editor.text(title)
    kicsync.change(title, "exemple: |\n  ", "exemple: |  # relu\n  Un début | avec une barre. ")
    kicsync("push", "--yes")
    after = editor.text(title)
    assert after == before.replace("|Exemples=", "|Exemples=Un début {{!}} avec une barre. ")
    files = kicsync.files()
    assert kicsync.clean()
    kicsync("pull")
    assert kicsync.files() == files
    assert "exemple: |  # relu\n" in kicsync.path(title).read_text("utf-8")


def test_edits_on_both_sides_are_both_kept(kicsync: Kicsync, editor: Editor) -> None:
    editor.replace(JOURNAL, "|Description=", "|Description=Vu sur le wiki. ")
    kicsync.change(JOURNAL, "exemple: |\n  ", "exemple: |\n  Vu ici. ")
    kicsync("pull")
    text = kicsync.path(JOURNAL).read_text("utf-8")
    assert "Vu sur le wiki." in text
    assert "Vu ici." in text
    kicsync("push", "--yes")
    assert "Vu sur le wiki." in editor.text(JOURNAL)
    assert "Vu ici." in editor.text(JOURNAL)
    assert kicsync.clean()


def test_a_push_without_a_pull_keeps_what_others_wrote(kicsync: Kicsync, editor: Editor) -> None:
    title = "Répartir les rôles"
    editor.replace(title, "|Description=", "|Description=Du wiki. ")
    kicsync.change(title, "exemple: |\n  ", "exemple: |\n  D'ici. ")
    kicsync("push", "--yes")
    assert "Du wiki." in editor.text(title)
    assert "D'ici." in editor.text(title)
    assert "Du wiki." in kicsync.path(title).read_text("utf-8")
    assert kicsync.clean()


def test_a_conflict_loses_nothing_and_stops_nobody_else(kicsync: Kicsync, editor: Editor) -> None:
    title, other = "Documenter au fil de l'eau", "Faciliter une rencontre"
    editor.replace(title, "|Exemples=", "|Exemples=Le wiki dit ceci. ")
    kicsync.change(title, "exemple: |\n  ", "exemple: |\n  Je dis cela. ")
    kicsync.change(other, "exemple: |\n  ", "exemple: |\n  Sans conflit. ")
    pushed = kicsync.json("push", "--yes", code=1)
    results = {edit["title"]: edit["result"] for edit in pushed["edits"]}
    assert results == {title: "skipped", other: "saved"}
    assert "exemple" in next(e["reason"] for e in pushed["edits"] if e["title"] == title)
    assert "Je dis cela." not in editor.text(title)

    kicsync("pull", code=1)
    assert "1 in conflict" in kicsync.told
    record = kicsync.path(title)
    beside = record.with_name(record.stem + ".conflict.yml")
    assert "Je dis cela." in record.read_text("utf-8")
    assert "Le wiki dit ceci." in beside.read_text("utf-8")
    assert "Je dis cela." in beside.read_text("utf-8")
    kicsync("push", "--yes", code=1)
    assert "Je dis cela." not in editor.text(title)

    beside.unlink()
    kicsync("push", "--yes")
    assert "Je dis cela." in editor.text(title)
    assert kicsync.clean()


def test_a_new_file_makes_a_page_in_the_shape_of_page_forms(
    kicsync: Kicsync, editor: Editor
) -> None:
    (kicsync.folder / "local_ingredients" / "nouveau.yml").write_text(
        "titre: Un ingrédient tout neuf\n"
        "etapes:\n  - 1 - Qualifier la ressource et ses besoins\n"
        "description: |\n  Cinq lignes.\n"
        "outils:\n  - titre: Cobudget\n    lien: https://cobudget.com\n"
        "exemple:\n",
        "utf-8",
    )
    assert kicsync.json("status")["counts"]["new-local"] == 1
    kicsync("push", "--yes")
    assert editor.text("Un ingrédient tout neuf") == (
        "{{Ingrédient\n|Etape=1 - Qualifier la ressource et ses besoins\n"
        "|Description=Cinq lignes.\n}}\n"
        "{{Outil\n|OutilTitre=Cobudget\n|OutilLien=https://cobudget.com\n}}"
    )
    assert kicsync.clean()
    kicsync("pull")
    assert kicsync.clean()


def test_a_page_made_on_both_sides_merges(kicsync: Kicsync, editor: Editor) -> None:
    title = "Fait des deux côtés"
    editor.write(title, "{{Ingrédient\n|Description=Du wiki.\n}}")
    (kicsync.folder / "local_ingredients" / "fait.yml").write_text(
        f"titre: {title}\nexemple: |\n  D'ici.\n", "utf-8"
    )
    kicsync("push", "--yes")
    assert "Du wiki." in editor.text(title)
    assert "D'ici." in editor.text(title)
    assert kicsync.clean()


def test_what_the_wiki_changes_at_save_comes_back(kicsync: Kicsync) -> None:
    title = "Composter un commun"
    kicsync.change(title, "exemple: |\n  ", "exemple: |\n  Signé ~~~~ ")
    kicsync("push", "--yes")
    assert "~~~~" not in kicsync.path(title).read_text("utf-8")
    assert kicsync.clean()


def test_a_protected_page_is_left_alone_and_the_others_go_on(
    kicsync: Kicsync, editor: Editor, sandbox: Sandbox, contributor: Account
) -> None:
    title, other = "S'organiser par la stigmergie", "Qui fait partie de la communauté ?"
    sandbox.maintain("protect.php", title)
    for name in (title, other):
        kicsync.change(name, "exemple: |\n  ", "exemple: |\n  Par Claire. ")
    kicsync.environment |= {
        "KICSYNC_USER": contributor.user,
        "KICSYNC_PASSWORD": contributor.password,
    }
    pushed = kicsync.json("push", "--yes", code=1)["edits"]
    assert {edit["title"]: edit["result"] for edit in pushed} == {title: "skipped", other: "saved"}
    assert "protected" in next(edit["reason"] for edit in pushed if edit["title"] == title)
    assert "Par Claire." not in editor.text(title)
    assert "Par Claire." in editor.text(other)
    assert "Par Claire." in kicsync.path(title).read_text("utf-8")


def test_a_title_changed_on_the_wiki_follows(kicsync: Kicsync, editor: Editor) -> None:
    editor.write("Ancien titre", "{{Ingrédient\n|Description=d\n}}")
    kicsync("pull")
    name = kicsync.path("Ancien titre").name
    editor.do("move", **{"from": "Ancien titre", "to": "Nouveau titre"})
    assert kicsync.json("status")["counts"]["renamed-wiki"] == 1
    kicsync("pull")
    assert kicsync.path("Nouveau titre").name == name
    assert kicsync.clean()


def test_a_dry_run_changes_nothing(kicsync: Kicsync, editor: Editor) -> None:
    title = "Choisir une licence libre"
    editor.replace(title, "|Description=", "|Description=Encore. ")
    kicsync.change(title, "exemple: |\n  ", "exemple: |\n  À blanc. ")
    files, page = kicsync.files(), editor.text(title)
    assert "merge" in kicsync.json("pull", "--dry-run")["counts"]
    planned = kicsync.json("push", "--dry-run")["edits"]
    assert [edit["result"] for edit in planned] == ["planned"]
    assert kicsync.files() == files
    assert editor.text(title) == page


def test_only_the_named_ingredient_is_pushed(kicsync: Kicsync, editor: Editor) -> None:
    one, other = "Ritualiser les temps de contribution", "Rendre visible le travail bénévole"
    for title in (one, other):
        kicsync.change(title, "exemple: |\n  ", "exemple: |\n  Nommé. ")
    kicsync("push", "--yes", one)
    assert "Nommé." in editor.text(one)
    assert "Nommé." not in editor.text(other)


def test_the_summary_names_the_fields_and_the_batch(kicsync: Kicsync, editor: Editor) -> None:
    title = "Délimiter le périmètre de la ressource"
    kicsync.change(title, "exemple: |\n  ", "exemple: |\n  Résumé. ")
    batch = kicsync.json("push", "--yes", "--summary", "Relecture")["batch"]
    said = editor.api(action="query", titles=title, prop="revisions", rvprop="comment")
    comment = said["query"]["pages"][0]["revisions"][0]["comment"]
    assert comment == f"Relecture (exemple) — kicsync {batch}"


def test_reading_needs_no_login_and_pushing_says_so(
    kicsync: Kicsync, running: Running, tmp_path: Path
) -> None:
    kicsync.environment = environment(running, tmp_path, login=False)
    kicsync("pull")
    kicsync.change("Répartir les rôles", "exemple: |\n  ", "exemple: |\n  Anonyme. ")
    kicsync("push", "--yes", code=3)
    assert "kicsync login" in kicsync.told


def test_a_wrong_password_is_refused_and_never_shown(kicsync: Kicsync) -> None:
    kicsync.environment["KICSYNC_PASSWORD"] = "un-secret-bien-garde"
    kicsync("login", code=3)
    assert "un-secret" not in kicsync.told
    kicsync.change("Répartir les rôles", "exemple: |\n  ", "exemple: |\n  Refusé. ")
    kicsync("push", "--yes", code=3)
    assert "un-secret" not in kicsync.told


def test_login_is_kept_in_a_file_that_only_its_owner_reads(
    kicsync: Kicsync, tmp_path: Path
) -> None:
    kicsync("login")
    files = [path for path in tmp_path.rglob("credentials*") if path.is_file()]
    assert [path.stat().st_mode & 0o777 for path in files] == [0o600]
    del kicsync.environment["KICSYNC_USER"], kicsync.environment["KICSYNC_PASSWORD"]
    kicsync.change("Répartir les rôles", "exemple: |\n  ", "exemple: |\n  Connecté. ")
    kicsync("push", "--yes")
    kicsync("login", "--forget")
    assert not any(path.read_text("utf-8").strip("{}\n") for path in files if path.exists())


@pytest.mark.parametrize("address", ["", "/", "/api.php", "/wiki/KIC", "/index.php?title=KIC"])
def test_any_page_of_the_wiki_leads_to_its_api(
    address: str, running: Running, tmp_path: Path
) -> None:
    run = Kicsync(tmp_path, environment(running, tmp_path))
    run("init", running.url + address, "kit")
    assert running.api in run.told


def test_a_conflict_is_resolved_and_pushed(kicsync: Kicsync, editor: Editor) -> None:
    title = "Organiser le portage du commun dans le temps"
    editor.replace(title, "|Exemples=", "|Exemples=Vu du wiki. ")
    kicsync.change(title, "exemple: |\n  ", "exemple: |\n  Vu d'ici. ")
    kicsync("pull", code=1)
    kicsync("resolve", "--take", "both", title)
    kicsync("push", "--yes")
    assert "Vu d'ici." in editor.text(title)
    assert "Vu du wiki." in editor.text(title)
    assert kicsync.clean()
