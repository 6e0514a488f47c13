"""Pages that hold no record: planned with care, journalled, read back, and taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from kicsync.errors import LostAnswer, Refused, WikiError
from kicsync.sync.batch import new_batch
from kicsync.sync.change import Outcome
from kicsync.sync.page_edits import PageChange, PageEdit, plan_pages, save_pages, to_save
from kicsync.sync.recover import recover
from kicsync.sync.reversals import reversals
from kicsync.sync.undo import take_back
from kicsync.wiki.edits import Edit, Saved
from kicsync.wiki.pages import Page
from kicsync.workspace.binding import Binding
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.orders import Action, Result
from kicsync.workspace.setup import create
from tests.commands.stand_in import StandIn

KIC = Page(7, "KIC", 3, "avant")
RIGHTS = ("edit", "delete", "undelete", "move")


@pytest.fixture
def wiki() -> StandIn:
    return StandIn(KIC, rights=RIGHTS)


@pytest.fixture
def space(tmp_path: Path, wiki: StandIn) -> Workspace:
    return create(tmp_path, "http://127.0.0.1:9", Binding(wiki.api.url))


def new(title: str, text: str = "texte") -> PageEdit:
    return PageEdit(title, text, None, "modèle")


def planned(wiki: StandIn, edit: PageEdit) -> PageChange:
    (change,) = plan_pages(wiki, [edit])
    return change


def save(
    space: Workspace, wiki: StandIn, *edits: PageEdit, most: int = 99
) -> tuple[Batch, list[PageChange]]:
    batch = new_batch(wiki.api.url).with_planned(edit.title for edit in edits)
    done: list[PageChange] = []
    changes = to_save(plan_pages(wiki, edits))
    save_pages(space, wiki, batch, changes, going=lambda n: n < most, done=done)
    return batch, done


def test_nothing_is_asked_when_there_is_nothing_to_plan(wiki: StandIn) -> None:
    assert plan_pages(wiki, []) == ()
    assert wiki.requests == 0


def test_a_new_page_is_planned_with_the_title_that_the_wiki_gives_it(wiki: StandIn) -> None:
    change = planned(wiki, new("Modèle:Outil"))
    assert (change.outcome, change.action) == (Outcome.PLANNED, Action.CREATE)
    assert (change.title, change.what, change.left) == ("Modèle:Outil", "modèle", False)


def test_a_page_with_the_same_text_is_done(wiki: StandIn) -> None:
    assert planned(wiki, new("KIC", "avant\n")).outcome is Outcome.UNCHANGED
    assert planned(wiki, PageEdit("KIC", "avant", 2, "")).outcome is Outcome.UNCHANGED


def test_a_page_with_another_text_is_never_overwritten(wiki: StandIn) -> None:
    change = planned(wiki, new("KIC", "après"))
    assert (change.outcome, change.left) == (Outcome.SKIPPED, True)
    assert "nothing is overwritten" in change.reason
    assert change.hint


def test_a_page_that_people_write_in_is_no_obstacle(wiki: StandIn) -> None:
    change = planned(wiki, replace(new("KIC", "après"), keep=True))
    assert (change.outcome, change.left) == (Outcome.UNCHANGED, False)
    assert "stays" in change.reason
    assert planned(wiki, replace(new("Neuve"), keep=True)).outcome is Outcome.PLANNED


@pytest.mark.parametrize(
    ("page", "base", "said"),
    [
        (KIC, 2, "somebody edited it since"),
        (Page(0, "KIC", missing=True), 3, "the page is gone"),
        (replace(KIC, editable=False), 3, "may not edit"),
        (Page(0, "KIC", missing=True, namespace=-1), None, "another wiki"),
        (Page(0, "KIC", missing=True, invalid="titre trop long"), None, "titre trop long"),
        (Page(0, "KIC", missing=True, editable=False), None, "may not edit"),
    ],
)
def test_what_cannot_be_saved_is_left_alone_with_its_reason(
    wiki: StandIn, monkeypatch: pytest.MonkeyPatch, page: Page, base: int | None, said: str
) -> None:
    monkeypatch.setattr(wiki, "fetch_titles", lambda titles: dict.fromkeys(titles, page))
    change = planned(wiki, PageEdit("KIC", "après", base, ""))
    assert change.outcome is Outcome.SKIPPED
    assert said in change.reason


def test_pages_are_saved_and_noted_before_they_are_sent(space: Workspace, wiki: StandIn) -> None:
    batch, done = save(space, wiki, new("Modèle:Outil"), PageEdit("KIC", "après", 3, "tableau"))
    assert [change.outcome for change in done] == [Outcome.SAVED, Outcome.SAVED]
    assert [change.newrevid for change in done] == [4, 5]
    assert wiki.pages[7].text == "après"
    orders = space.journal.orders(batch.name)
    assert [(o.action, o.page_id, o.base_revid) for o in orders] == [
        (Action.CREATE, 8, 0),
        (Action.EDIT, 7, 3),
    ]
    assert all(order.settled and not order.kind for order in orders)
    assert all(batch.name in edit.summary for edit in wiki.edits)


def test_a_run_that_stops_leaves_the_rest(space: Workspace, wiki: StandIn) -> None:
    _batch, done = save(space, wiki, new("A"), new("B"), most=1)
    assert [change.title for change in done] == ["A"]


def test_a_page_that_the_wiki_refuses_does_not_stop_the_others(
    space: Workspace, wiki: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = wiki.save

    def picky(edit: Edit) -> Saved:
        if edit.title == "A":
            raise Refused("titre interdit", code="titleblacklist-forbidden", hint="autre titre")
        return really(edit)

    monkeypatch.setattr(wiki, "save", picky)
    _batch, done = save(space, wiki, new("A"), new("B"))
    assert [(c.outcome, c.reason) for c in done] == [
        (Outcome.REFUSED, "titre interdit"),
        (Outcome.SAVED, ""),
    ]


def test_what_the_wiki_changed_while_saving_is_said(
    space: Workspace, wiki: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = wiki.save
    monkeypatch.setattr(wiki, "save", lambda edit: really(replace(edit, text="autre")))
    _batch, (change,) = save(space, wiki, new("A"))
    assert "the wiki changed the text while saving" in change.note


@pytest.mark.parametrize("acted", [True, False])
def test_an_answer_that_never_came_is_found_out(
    space: Workspace, wiki: StandIn, monkeypatch: pytest.MonkeyPatch, *, acted: bool
) -> None:
    really = wiki.save

    def lossy(edit: Edit) -> Saved:
        if acted:
            really(edit)
        raise LostAnswer("perdu")

    monkeypatch.setattr(wiki, "save", lossy)
    with pytest.raises(WikiError):
        save(space, wiki, new("A"))
    (found,) = recover(space, wiki)
    (order,) = space.journal.orders(found.batch.name)
    assert order.result is (Result.SAVED if acted else Result.NEVER)
    assert found.over is acted


def test_a_batch_is_taken_back(space: Workspace, wiki: StandIn) -> None:
    batch, _done = save(space, wiki, new("A"), PageEdit("KIC", "après", 3, "tableau"))
    found = reversals(space, wiki, batch, ())
    back = new_batch(wiki.api.url, undoes=batch.name)
    take_back(space, wiki, back, found, going=lambda _n: True, done=[])
    assert {page.title: page.text for page in wiki.pages.values()} == {"KIC": "avant"}
    again = reversals(space, wiki, batch, ())
    assert {one.outcome for one in again} == {Outcome.UNCHANGED}


def test_a_page_that_somebody_edited_since_is_not_taken_back(
    space: Workspace, wiki: StandIn
) -> None:
    batch, (change,) = save(space, wiki, new("A"))
    wiki.somebody_edits(change.page_id, "repris")
    (found,) = reversals(space, wiki, batch, ())
    assert (found.outcome, found.reason) == (Outcome.SKIPPED, "somebody edited it since")
