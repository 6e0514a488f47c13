"""The literal table of the wiki follows a push: rows changed, added, renamed and removed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

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


class Wiki:
    """A wiki with one page."""

    def __init__(self, text: str | None) -> None:
        self.text = text

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        assert content
        return {t: Page(9, t, 90, self.text, missing=self.text is None) for t in titles}

    def parse(self, title: str) -> Any:
        raise AssertionError(title)


def records(found: Expected) -> dict[str, object]:
    return {record.title: record.values["description"] for record in found.records}


def test_what_will_stand_on_the_wiki(space: Workspace) -> None:
    assert records(expected(space, [])) == {"Un": "un", "Deux": "deux"}
    found = expected(
        space,
        [change(1, "Un", Action.EDIT, page("plus")), change(0, "Trois", Action.CREATE, page("3"))],
    )
    assert records(found) == {"Deux": "deux", "Un": "plus", "Trois": "3"}
    gone = expected(space, [change(1, "Un", Action.DELETE)])
    assert records(gone) == {"Deux": "deux"}
    assert gone.gone == {"Un"}
    moved = expected(space, [change(1, "Premier", Action.MOVE)])
    assert moved.renamed == (("Un", "Premier"),)


def test_the_table_follows(space: Workspace) -> None:
    moved = change(1, "Premier", Action.MOVE, page("plus"))
    new = change(0, "Trois", Action.CREATE, page("3"))
    after = expected(space, [moved, new, change(2, "Deux", Action.DELETE)])
    found = table_change(space, Wiki(TABLE), after)
    assert found
    assert found.edit
    assert found.edit.text == (
        "{|\n! !! Description\n|-\n| [[Premier]] || plus\n|-\n| [[Trois]] || 3\n|}"
    )
    assert (found.edit.title, found.edit.base_revid) == ("KIC", 90)
    assert found.edit.summary == "table: 1 row changed, 1 row added, 1 row removed"


def test_nothing_to_do_is_no_edit_and_what_stays_is_told(space: Workspace) -> None:
    found = table_change(
        space, Wiki(TABLE.replace("|}", "|-\n| [[X]] || x\n|}")), expected(space, [])
    )
    assert found
    assert found.edit is None
    assert [one.title for one in found.kept] == ["X"]


@pytest.mark.parametrize("text", [None, "", "{{#ask: [[Catégorie:Ingrédient]] |?Description }}"])
def test_a_page_without_a_literal_table_is_left_alone(space: Workspace, text: str | None) -> None:
    assert table_change(space, Wiki(text), expected(space, [])) is None


def test_the_summary_counts_rows() -> None:
    changes = [TableChange(Done.CHANGED, "Un", "a"), TableChange(Done.CHANGED, "Un", "b")]
    assert said(changes) == "table: 1 row changed"
