"""The steps and their pages, on a real MediaWiki."""

from tests.wiki.conftest import Editor, Kicsync

FIRST = "Qualifier la ressource et ses besoins"
NEW = "Comprendre la ressource"
CATEGORY = "Catégorie:Étape à part"


def test_the_steps_come_from_what_the_wiki_allows(kicsync: Kicsync, editor: Editor) -> None:
    path = kicsync.folder / "schema" / "steps.yml"
    before = path.read_text("utf-8")
    kicsync("steps", "pull")
    assert path.read_text("utf-8") == before
    assert "The steps are the same: nothing changes." in kicsync.told
    path.write_text("[]\n", "utf-8")
    kicsync("steps", "pull")
    text = path.read_text("utf-8")
    assert f'  value: "1 - {FIRST}"\n  page: {FIRST}\n' in text
    assert text.count("- number:") == 8


def test_the_steps_may_be_the_pages_of_a_category(kicsync: Kicsync, editor: Editor) -> None:
    for title in ("Un pas de côté", "Un pas de deux"):
        editor.write(title, f"Une étape.\n[[{CATEGORY}]]")
    path = kicsync.folder / "schema" / "steps.yml"
    path.write_text("[]\n", "utf-8")
    kicsync("steps", "pull", "--category", "Étape à part")
    text = path.read_text("utf-8")
    assert text.count("- number:") == 2
    assert 'value: "Un pas de côté"\n  page: Un pas de côté\n' in text
    kicsync("steps", "pull", "--category", "Rien de tel", code=2)
    assert "The category “Rien de tel” has no pages." in kicsync.told


def test_step_pages_are_records_of_a_second_kind(kicsync: Kicsync, editor: Editor) -> None:
    kicsync("steps", "pull", "--pages")
    kicsync("pull")
    files = sorted((kicsync.folder / "local_ingredients" / "etapes").iterdir())
    assert len(files) == 8
    assert kicsync.clean()
    (file,) = [path for path in files if path.name.startswith("qualifier")]
    text, page = file.read_text("utf-8"), editor.text(FIRST)
    assert page in text.replace("\n  ", "\n")
    file.write_text(text.rstrip("\n") + "\n  Une phrase de plus.\n", "utf-8")
    done = kicsync.json("push", "--yes", FIRST)["edits"]
    assert [(edit["title"], edit["result"]) for edit in done] == [(FIRST, "saved")]
    assert editor.text(FIRST) == f"{page}\nUne phrase de plus."
    kicsync("undo", "--yes")
    assert editor.text(FIRST) == page
    assert kicsync.clean()
    kicsync("lint")


def test_a_renamed_step_page_is_followed_in_the_list_of_steps(
    kicsync: Kicsync, editor: Editor
) -> None:
    kicsync("steps", "pull", "--pages")
    kicsync("pull")
    steps = kicsync.folder / "schema" / "steps.yml"
    before = steps.read_text("utf-8")
    folder = kicsync.folder / "local_ingredients" / "etapes"
    (file,) = folder.glob("qualifier*.yml")
    file.write_text(file.read_text("utf-8").replace(f"titre: {FIRST}", f"titre: {NEW}"), "utf-8")
    kicsync("push", "--yes")
    after = before.replace(f"page: {FIRST}\n", f"page: {NEW}\n")
    assert steps.read_text("utf-8") == after != before
    assert kicsync.clean()
    # and where somebody renames it on the wiki
    editor.do("move", **{"from": NEW, "to": FIRST}, movetalk=1, noredirect=1)
    kicsync("pull")
    assert steps.read_text("utf-8") == before
    assert f"titre: {FIRST}\n" in file.read_text("utf-8")
    assert kicsync.clean()
