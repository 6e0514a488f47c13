"""Why a record stays here, in words that name the cause."""

import pytest

from kicsync.kit import Record
from kicsync.sync.obstacles import obstacle_to, obstacle_to_deletion
from kicsync.sync.plan import BaseSide, Item, LocalSide, Lost, State, Trace, WikiSide
from kicsync.wiki.pages import ELSEWHERE, Page

RECORD = Record("Ancien", {})
TRACE = Trace("Alice", "2026-01-02", "doublon {0}")
BASE = BaseSide(1, 10, "a.yml", RECORD)


def item(
    state: State = State.LOCAL,
    wiki: WikiSide | None = None,
    *,
    title: str = "Ancien",
    in_conflict: bool = False,
) -> Item:
    local = LocalSide("a.yml", Record(title, {}), in_conflict)
    return Item(title, "a.yml", state, BASE, local, wiki or WikiSide(1, 10, RECORD))


def reason(one: Item, target: Page | None = None) -> str:
    found = obstacle_to(one, target)
    assert found
    assert found.hint
    return found.reason


def test_an_edit_meets_nothing() -> None:
    assert obstacle_to(item()) is None


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        (Lost.MISSING, "does not say why"),
        (Lost.REDIRECT, "redirect"),
        (Lost.NO_TEMPLATE, "template"),
        (Lost.UNREADABLE, "can't be read"),
    ],
)
def test_a_page_that_holds_no_ingredient_is_named_as_such(lost: Lost, words: str) -> None:
    assert words in reason(item(State.DELETED_WIKI, WikiSide(1, 0, None, lost=lost)))


def test_a_deletion_and_a_protection_are_named_with_who_did_them() -> None:
    gone = WikiSide(1, 0, None, lost=Lost.MISSING, trace=TRACE)
    closed = WikiSide(1, 10, RECORD, editable=False, trace=TRACE)
    for one in (item(State.CONFLICT, gone), item(State.PROTECTED, closed)):
        assert "Alice" in reason(one)
        assert TRACE.why in reason(one)
    unknown = WikiSide(1, 10, RECORD, editable=False)
    assert "protected" in reason(item(State.PROTECTED, unknown))


def test_an_open_conflict_comes_first() -> None:
    gone = WikiSide(1, 0, None, lost=Lost.MISSING, trace=TRACE)
    assert ".conflict.yml" in reason(item(State.CONFLICT, gone, in_conflict=True))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Page(2, "Nouveau", 5), "exists already"),
        (Page(1, "Ancien", 10), "the wiki writes this title “Ancien”"),
        (Page(0, "Nouveau", missing=True, invalid="trop long"), "can't have this title"),
    ],
)
def test_what_stands_where_a_page_wants_to_go(target: Page, words: str) -> None:
    assert words in reason(item(State.RENAMED_LOCAL, title="Nouveau"), target)


@pytest.mark.parametrize(
    "target", [Page(0, "Nouveau", missing=True), Page(2, "Nouveau", 5, redirect=True)]
)
def test_a_free_title_and_a_redirect_are_for_the_wiki_to_judge(target: Page) -> None:
    assert obstacle_to(item(State.RENAMED_LOCAL, title="Nouveau"), target) is None


def test_a_title_that_cannot_be() -> None:
    assert "braces" in reason(item(State.RENAMED_LOCAL, title="Nou[veau]"))


def test_a_page_is_deleted_only_when_asked_allowed_and_unchanged() -> None:
    same, changed = item(State.DELETED_LOCAL), item(wiki=WikiSide(1, 11, RECORD))
    assert obstacle_to_deletion(same, asked=True, allowed=True) is None
    for one, asked, allowed, words in (
        (same, False, True, "stays on the wiki"),
        (same, True, False, "may not delete"),
        (changed, True, True, "somebody changed"),
    ):
        found = obstacle_to_deletion(one, asked=asked, allowed=allowed)
        assert found
        assert words in found.reason


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Page(0, "Catégorie:Neuf", missing=True, namespace=14), "namespace"),
        (Page(0, "en:Neuf", missing=True, namespace=ELSEWHERE), "another wiki"),
        (Page(0, "a/../b", missing=True, invalid="chemin relatif"), "chemin relatif"),
        (Page(9, "Aide:Neuf", 3, "", namespace=12), "namespace"),
    ],
)
def test_a_new_title_stands_in_the_main_namespace(target: Page, words: str) -> None:
    new = Item(target.title, "a.yml", State.NEW_LOCAL, local=LocalSide("a.yml", RECORD))
    assert words in reason(new, target)
    assert words in reason(item(State.RENAMED_LOCAL, title=target.title), target)
