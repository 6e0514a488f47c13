"""The page KIC of a real wiki in both shapes: blocks by transclusion, and a table in its text."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kicsync.sync.table_edit import Expected, expected, table_change
from kicsync.wiki.connect import connect
from kicsync.workspace.folder import Workspace
from tests.wiki.conftest import Editor, Kicsync

TITLE = "Choisir une licence libre"
BROKEN = "Mettre en place un budget contributif"
"""Its page has a table whose pipes end a parameter, so the wiki shows only a part of it."""

HEAD = (
    '{| class="wikitable sortable"\n'
    '! !! Étape !! style="width: 50%" | Exemples !! Description !! Suivi\n'
)
PAGE = "Tableau du Kit"


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


def test_the_blocks_of_the_example_kit_say_what_the_records_say(kicsync: Kicsync) -> None:
    found = kicsync.json("table", "pull")
    assert found["shape"] == "blocks"
    assert len(found["rows"]) == 32
    assert found["unknown"] == []
    assert set(found["fields"]) == {
        *("etapes", "description", "exemple"),
        *("outils.titre", "outils.lien", "outils.description"),
    }
    differences = kicsync.json("table", "check", code=1)["differences"]
    assert [(one["title"], one["field"]) for one in differences] == [(BROKEN, "exemple")]
    findings = kicsync.json("lint", "--select", "KIC5", "--exit-zero")["findings"]
    assert [one["code"] for one in findings] == ["KIC502"]
    assert kicsync.json("table", "pull")["new"] is False


def test_a_renamed_ingredient_waits_for_its_push(kicsync: Kicsync) -> None:
    kicsync("table", "pull")
    kicsync.change(TITLE, "licence", "permission")
    waiting = kicsync.json("table", "check", code=1)["waiting"]
    renamed = TITLE.replace("licence", "permission")
    assert {one["title"] for one in waiting} == {TITLE, renamed}


def test_a_literal_table_is_read_and_brought_in_step(literal: Kicsync, editor: Editor) -> None:
    found = literal.json("table", "pull")
    assert (found["shape"], found["rows"]) == ("literal", [TITLE, BROKEN])
    assert found["unknown"] == ["Suivi"]

    space = Workspace.open(literal.folder)
    wiki = connect(editor.running.api)
    after = expected(space, [])
    plan = table_change(space, wiki, after)
    assert plan
    assert plan.edit
    assert plan.edit.text.startswith(f'Avant.\n{HEAD}|- class="ligne"\n| [[{TITLE}]]\n')
    assert plan.edit.text.endswith("\n|}\nAprès.")
    assert plan.edit.text.count("| relu\n") == 2
    editor.write(PAGE, plan.edit.text)

    again = table_change(space, wiki, after)
    assert again
    assert again.edit is None
    literal("table", "pull")
    assert literal("table", "check") == ""
    wiki.close()


def test_only_the_row_that_differs_is_rewritten(literal: Kicsync, editor: Editor) -> None:
    space = Workspace.open(literal.folder)
    wiki = connect(editor.running.api)
    plan = table_change(space, wiki, expected(space, []))
    assert plan
    assert plan.edit
    editor.write(PAGE, plan.edit.text)
    every = {one.title: one for one in expected(space, []).records}
    values = {**every[TITLE].values, "exemple": "Un autre exemple."}
    records = {**every, TITLE: replace(every[TITLE], values=values)}
    changed = table_change(space, wiki, Expected(tuple(records.values())))
    assert changed
    assert changed.edit
    old, new = plan.edit.text.split("\n"), changed.edit.text.split("\n")
    assert len(old) == len(new)
    (line,) = [line for line, other in zip(new, old, strict=True) if line != other]
    assert line == "| Un autre exemple."
    assert {one.title for one in changed.changes} == {TITLE}
    wiki.close()
