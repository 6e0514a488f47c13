"""The literal table of the wiki follows a push: rows changed, added, renamed and removed."""

from pathlib import Path

import pytest

from kicsync.kit import Record
from kicsync.sync.change import Change
from kicsync.sync.plan import BaseSide, Item, State, WikiSide
from kicsync.sync.table_edit import Expected, expected, said, table_change
from kicsync.wiki.pages import Page
from kicsync.wikitext.table_change import Done, TableChange
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.orders import Action
from kicsync.workspace.setup import create

TABLE = "{|\n! !! Description\n|-\n| [[Un]] || un\n|-\n| [[Deux]] || deux\n|}"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with two ingredients as they were at the last sync."""
    space = create(tmp_path, "http://127.0.0.1:9/", None)
    for number, title in enumerate(("Un", "Deux"), 1):
        space.bases.save(Base(number, number, title, page(title.lower()), f"{number}.yml"))
    return space


def page(text: str) -> str:
    return f"{{{{Ingrédient\n|Description={text}\n}}}}"


def change(number: int, title: str, action: Action, text: str = "") -> Change:
    base = BaseSide(number, number, f"{number}.yml", Record(title, {})) if number else None
    wiki = WikiSide(number, number, base.record, page(title.lower())) if base else None
    item = Item(title, f"{number}.yml", State.LOCAL, base, wiki=wiki)
    return Change(item, action, (), text=text)


def kic(text: str | None) -> Page:
    """Return the page of the table."""
    return Page(9, "KIC", 90, text, missing=text is None)


def after(space: Workspace, *changes: Change) -> Expected:
    """Return the ingredients once ``changes`` are made."""
    return expected(space.bases.load().values(), space.schema, changes)


def records(found: Expected) -> dict[str, object]:
    return {record.title: record.values["description"] for record in found.records}


def test_what_will_stand_on_the_wiki(space: Workspace) -> None:
    assert records(after(space)) == {"Un": "un", "Deux": "deux"}
    new = change(0, "Trois", Action.CREATE, page("3"))
    found = after(space, change(1, "Un", Action.EDIT, page("plus")), new)
    assert records(found) == {"Deux": "deux", "Un": "plus", "Trois": "3"}
    gone = after(space, change(1, "Un", Action.DELETE))
    assert records(gone) == {"Deux": "deux"}
    assert gone.gone == {"Un"}
    moved = after(space, change(1, "Premier", Action.MOVE))
    assert moved.renamed == (("Un", "Premier"),)


def test_the_table_follows(space: Workspace) -> None:
    moved = change(1, "Premier", Action.MOVE, page("plus"))
    new = change(0, "Trois", Action.CREATE, page("3"))
    wanted = after(space, moved, new, change(2, "Deux", Action.DELETE))
    found = table_change(kic(TABLE), space.schema, wanted)
    assert found
    assert found.edit
    assert found.edit.text == (
        "{|\n! !! Description\n|-\n| [[Premier]] || plus\n|-\n| [[Trois]] || 3\n|}"
    )
    assert (found.edit.title, found.edit.base_revid) == ("KIC", 90)
    assert found.edit.summary == "table: 1 row changed, 1 row added, 1 row removed"


def test_nothing_to_do_is_no_edit_and_what_stays_is_told(space: Workspace) -> None:
    page_of_kic = kic(TABLE.replace("|}", "|-\n| [[X]] || x\n|}"))
    found = table_change(page_of_kic, space.schema, after(space))
    assert found
    assert found.edit is None
    assert [one.title for one in found.kept] == ["X"]


@pytest.mark.parametrize("text", [None, "", "{{#ask: [[Catégorie:Ingrédient]] |?Description }}"])
def test_a_page_without_a_literal_table_is_left_alone(space: Workspace, text: str | None) -> None:
    assert table_change(kic(text), space.schema, after(space)) is None


def test_the_summary_counts_rows() -> None:
    changes = [TableChange(Done.CHANGED, "Un", "a"), TableChange(Done.CHANGED, "Un", "b")]
    assert said(changes) == "table: 1 row changed"


def test_what_somebody_wrote_in_a_cell_stays_unless_it_is_given_up(space: Workspace) -> None:
    table = TABLE.replace("|| un", "|| de sa main").replace("|| deux", "||")
    wanted = after(space, change(1, "Un", Action.EDIT, page("plus")))
    found = table_change(kic(table), space.schema, wanted)
    assert found
    assert found.edit
    assert found.edit.text == table.replace("[[Deux]] ||", "[[Deux]] || deux")
    (kept,) = found.kept
    assert (kept.title, kept.field) == ("Un", "description")
    assert kept.reason.startswith("somebody wrote something else in this cell")
    whole = table_change(kic(table), space.schema, wanted, whole=True)
    assert whole
    assert whole.edit
    assert whole.edit.text == TABLE.replace("|| un", "|| plus")
