"""The page KIC of a real wiki in both shapes: blocks by transclusion, and a table in its text."""

from collections.abc import Iterator

import pytest

from kicsync.sandbox.sandbox import Sandbox
from tests.wiki.conftest import Editor, Kicsync

TITLE = "Choisir une licence libre"
BROKEN = "Mettre en place un budget contributif"
"""Its page has a table whose pipes end a parameter, so the wiki shows only a part of it."""

HEAD = (
    '{| class="wikitable sortable"\n'
    '! !! Étape !! style="width: 50%" | Exemples !! Description !! Suivi\n'
)
PAGE = "Tableau du Kit"
CLOSED = (
    "$wgHooks['getUserPermissionsErrors'][] = static function ( $page, $user, $action, &$why ) {"
    f" $why = 'protectedpage'; return $action !== 'edit' || $page->getText() !== '{PAGE}'; }};"
)
"""Settings of a wiki on which nobody may edit that page."""


@pytest.fixture
def literal(kicsync: Kicsync, editor: Editor) -> Iterator[Kicsync]:
    """A workspace whose page of all ingredients is a table in its own text, with two rows."""
    rows = "".join(
        f'|- class="ligne"\n| [[{title}]]\n|\n|\n|\n| relu\n' for title in (TITLE, BROKEN)
    )
    editor.write(PAGE, f"Avant.\n{HEAD}{rows}|}}\nAprès.")
    path = kicsync.folder / "kicsync.toml"
    text = path.read_text("utf-8")
    path.write_text(f'table = "{PAGE}"\n{text}', "utf-8")
    yield kicsync
    path.write_text(text, "utf-8")


def test_a_renamed_ingredient_waits_for_its_push(kicsync: Kicsync) -> None:
    kicsync("table", "pull")
    kicsync.change(TITLE, "licence", "permission")
    waiting = kicsync.json("table", "check", code=1)["waiting"]
    renamed = TITLE.replace("licence", "permission")
    assert {one["title"] for one in waiting} == {TITLE, renamed}


def row(editor: Editor, title: str) -> list[str]:
    """Return the lines of the row of ``title``."""
    text = editor.text(PAGE)
    return text[text.index(f"| [[{title}]]\n") :].split("\n|-", 1)[0].split("\n")


def test_a_literal_table_is_brought_in_step_by_a_push(literal: Kicsync, editor: Editor) -> None:
    found = literal.json("table", "pull")
    assert (found["shape"], found["rows"]) == ("literal", [TITLE, BROKEN])
    assert found["unknown"] == ["Suivi"]
    assert [edit["title"] for edit in literal.json("push", "--yes", "--table")["edits"]] == [PAGE]
    text = editor.text(PAGE)
    assert text.startswith(f'Avant.\n{HEAD}|- class="ligne"\n| [[{TITLE}]]\n')
    assert text.endswith("\n|}\nAprès.")
    assert text.count("| relu\n") == 2
    assert literal("table", "check") == ""  # the push has read the page again
    assert literal.json("push", "--yes", "--table")["edits"] == []


def test_only_the_cell_that_differs_is_rewritten(literal: Kicsync, editor: Editor) -> None:
    literal("table", "pull")
    literal("push", "--yes", "--table")
    old, cells = editor.text(PAGE), row(editor, TITLE)
    literal.change(TITLE, "exemple: |\n", "exemple: |\n  Un autre exemple.\n")
    done = literal.json("push", "--yes")["edits"]
    assert [(edit["title"], edit["result"]) for edit in done] == [(TITLE, "saved"), (PAGE, "saved")]
    assert "Un autre exemple." in "\n".join(row(editor, TITLE))
    assert editor.text(PAGE).replace("\n".join(row(editor, TITLE)), "\n".join(cells)) == old
    (other,) = [line for line in cells if line not in row(editor, TITLE)]
    assert other.startswith("| ")  # the first line of the example, which begins the cell
    assert literal("table", "check") == ""
    # one batch, one undo
    literal("undo", "--yes")
    assert editor.text(PAGE) == old
    assert literal.clean()
    assert literal("table", "check") == ""


def test_what_somebody_wrote_into_the_table_stays_until_it_is_given_up(
    literal: Kicsync, editor: Editor
) -> None:
    literal("table", "pull")
    literal("push", "--yes", "--table")
    licence = row(editor, TITLE)[-2]
    editor.replace(PAGE, licence, f"{licence} Ajouté dans le tableau.")
    literal.change(TITLE, "description: |\n", "description: |\n  Une phrase de plus.\n")
    done = literal.json("push", "--yes")["edits"]
    assert [edit["title"] for edit in done] == [TITLE]
    assert (
        f"table, {TITLE}, description: somebody wrote something else in this cell" in literal.told
    )
    assert "Ajouté dans le tableau." in editor.text(PAGE)
    literal("push", "--yes", "--table")
    assert "Ajouté dans le tableau." not in editor.text(PAGE)
    assert "Une phrase de plus." in "\n".join(row(editor, TITLE))


def test_a_redirect_leads_to_the_table(literal: Kicsync, editor: Editor) -> None:
    editor.write("Le Kit", f"#REDIRECT [[{PAGE}]]")
    path = literal.folder / "kicsync.toml"
    path.write_text(path.read_text("utf-8").replace(f'"{PAGE}"', '"le Kit"'), "utf-8")
    assert literal.json("table", "pull")["page"] == PAGE
    assert [edit["title"] for edit in literal.json("push", "--yes", "--table")["edits"]] == [PAGE]
    literal.change(TITLE, "exemple: |\n", "exemple: |\n  Un autre exemple.\n")
    done = literal.json("push", "--yes")["edits"]
    assert [(edit["title"], edit["result"]) for edit in done] == [(TITLE, "saved"), (PAGE, "saved")]
    literal("undo", "--yes")
    assert literal("table", "check") == ""


def test_a_table_that_may_not_be_edited_is_brought_in_step_later(
    literal: Kicsync, sandbox: Sandbox
) -> None:
    literal("table", "pull")
    literal("push", "--yes", "--table")
    literal.change(TITLE, "exemple: |\n", "exemple: |\n  Un autre exemple.\n")
    before = sandbox.settings
    sandbox.configure(f"{before}\n{CLOSED}")
    try:
        done = literal.json("push", "--yes", code=1)["edits"]
    finally:
        sandbox.configure(before)
    assert {edit["title"]: edit["result"] for edit in done} == {TITLE: "saved", PAGE: "skipped"}
    assert "kicsync push --table" in literal.told
    assert [edit["title"] for edit in literal.json("push", "--yes", "--table")["edits"]] == [PAGE]
    assert literal("table", "check") == ""


def test_a_table_that_the_wiki_makes_is_never_edited(kicsync: Kicsync, editor: Editor) -> None:
    kicsync("table", "pull")
    before = editor.text("KIC")
    kicsync.change(TITLE, "exemple: |\n", "exemple: |\n  Un autre exemple.\n")
    assert [edit["title"] for edit in kicsync.json("push", "--yes")["edits"]] == [TITLE]
    assert editor.text("KIC") == before
    kicsync("push", "--table", "--yes", code=2)
    assert "The wiki makes the table of the page KIC itself" in kicsync.told
    kicsync("undo", "--yes")
