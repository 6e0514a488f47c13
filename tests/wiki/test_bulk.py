"""Bulk edits that go through a push onto a real MediaWiki."""

from tests.wiki.conftest import Editor, Kicsync

PAGE = "{{{{Ingrédient\n|Etape={step}\n|Description=Un groupe porteur.\n|Exemples=e\n}}}}"
FIRST, SECOND, THIRD = (
    "2 - Rassembler, accueillir et relier la communauté",
    "3 - Choisir un statut et une licence",
    "4 - Décider et se gouverner ensemble",
)
ONE, TWO = "Un lot à changer", "Un lot à laisser"
WHERE = 'titre contains "un lot à" and etapes has "2 - …"'


def test_a_bulk_edit_is_an_ordinary_push(kicsync: Kicsync, editor: Editor) -> None:
    editor.write(ONE, PAGE.format(step=FIRST))
    editor.write(TWO, PAGE.format(step=SECOND))
    kicsync("pull")
    assert kicsync("list", "--where", WHERE) == f"{ONE}\n"
    assert kicsync.clean()
    wanted = (
        "--replace",
        "description",
        "porteur",
        "porteur ou porteuse",
        "--add",
        "etapes",
        THIRD,
    )
    shown = kicsync("edit", "--where", WHERE, *wanted, "--dry-run")
    assert "     Un groupe porteur{+ ou porteuse+}.\n" in shown
    assert kicsync.clean()
    kicsync("edit", "--where", WHERE, *wanted, "--add", "outils", "[https://pad.org Pad] : Écrire.")
    kicsync("push", "--yes")
    assert editor.text(ONE) == (
        f"{{{{Ingrédient\n|Etape={FIRST}, {THIRD}\n|Description=Un groupe porteur ou porteuse.\n"
        "|Exemples=e\n}}\n"
        "{{Outil\n|OutilTitre=Pad\n|OutilLien=https://pad.org\n|OutilDescription=Écrire.\n}}"
    )
    assert editor.text(TWO) == PAGE.format(step=SECOND)
    assert kicsync.clean()
    kicsync("edit", "--where", WHERE, *wanted[4:])
    assert kicsync.json("push", "--dry-run")["edits"] == []


def test_a_new_ingredient_becomes_a_page(kicsync: Kicsync, editor: Editor) -> None:
    title = "Un ingrédient tout neuf"
    kicsync("new", title, "--set", "etapes=3 - …", "--set", "exemple=Un atelier.", "--no-edit")
    kicsync("push", "--yes", title)
    assert editor.text(title) == f"{{{{Ingrédient\n|Etape={SECOND}\n|Exemples=Un atelier.\n}}}}"
    assert kicsync.clean()


def test_a_parameter_gets_its_new_name_with_the_next_push(kicsync: Kicsync, editor: Editor) -> None:
    title = "Un paramètre à renommer"
    old = "{{Ingrédient\n|Etape=e\n|Résumé=Un groupe.\n|Auteur=A\n|Exemples=f\n}}"
    new = "{{Ingrédient\n|Etape=e\n|Description=Un groupe.\n|Par=A\n|Exemples=f, g\n}}"
    editor.write(title, old)
    kicsync("pull")
    kicsync("edit", title, "--rename-parameter", "Résumé", "Description")
    kicsync("edit", title, "--rename-parameter", "Auteur", "Par")
    assert "description: |\n  Un groupe.\n" in kicsync.path(title).read_text("utf-8")
    said = "parameter “Auteur” → “Par”, parameter “Résumé” → “Description”"
    assert f"{title}: {said}" in kicsync("status", "--offline")
    # what an editor changes under the old names meanwhile comes along
    editor.replace(title, "Exemples=f", "Exemples=f, g")
    kicsync("pull")
    assert f"{title}: {said}" in kicsync("status")
    assert said in kicsync("push", "--yes", title) + kicsync.told
    assert editor.text(title) == new
    assert kicsync.clean()
    kicsync("undo", "--yes")
    assert editor.text(title) == old.replace("Exemples=f", "Exemples=f, g")


def test_a_page_with_both_names_is_refused(kicsync: Kicsync, editor: Editor) -> None:
    title = "Un paramètre sous ses deux noms"
    page = "{{Ingrédient\n|Etape=e\n|Auteur=A\n}}"
    editor.write(title, page)
    kicsync("pull")
    kicsync("edit", title, "--rename-parameter", "Auteur", "Par")
    editor.write(title, page.replace("|Auteur", "|Par=B\n|Auteur"))
    said = kicsync("push", "--yes", title, code=1)
    assert "the parameter “Par” stands there already, beside “Auteur”" in said
    assert "|Par=B\n|Auteur=A" in editor.text(title)
