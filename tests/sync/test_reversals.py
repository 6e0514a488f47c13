"""What is taken back of a batch, and what is left because somebody else would lose by it."""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.sync.batch import new_batch
from kicsync.sync.change import Outcome
from kicsync.sync.reversals import Reversal, reversals
from kicsync.sync.undo import take_back
from kicsync.wiki.edits import Edit
from kicsync.wiki.moves import Move, Removal
from kicsync.wiki.pages import Page
from kicsync.workspace.binding import Binding
from kicsync.workspace.orders import Action, Order, Result
from kicsync.workspace.setup import create
from tests.commands.stand_in import StandIn

API = "http://127.0.0.1:9/api.php"
RIGHTS = ("edit", "move", "delete", "undelete")


class Pushed:
    """A batch that was pushed to a wiki of one page."""

    def __init__(self, root: Path) -> None:
        self.space = create(root, "http://127.0.0.1:9/", Binding(API))
        self.wiki = StandIn(Page(1, "Titre", 10, "avant"), rights=RIGHTS)
        self.batch = new_batch(API)
        self.space.journal.note(self.batch)
        self.numbers = count(1)

    def note(self, action: Action, base: int, *, new: int = 0, target: str = "") -> None:
        order = Order(next(self.numbers), action, "Titre", self.batch.name, 1, base, target)
        done = replace(order, result=Result.SAVED, oldrevid=base if new else 0, newrevid=new)
        self.space.journal.note_order(self.batch.name, done)

    def edit(self, text: str) -> None:
        base = self.wiki.pages[1].revid
        saved = self.wiki.save(Edit(self.wiki.pages[1].title, text, self.batch.name, base, 1))
        self.note(Action.EDIT, base, new=saved.newrevid)

    def move(self) -> None:
        base = self.wiki.pages[1].revid
        self.wiki.move(Move(1, "Titre", "Nouveau", self.batch.name))
        self.note(Action.MOVE, base, target="Nouveau")

    def delete(self) -> None:
        self.wiki.delete(Removal(1, "Titre", self.batch.name))
        self.note(Action.DELETE, 10)

    def plan(self, *titles: str) -> Reversal:
        (found,) = reversals(self.space, self.wiki, self.batch, titles)
        return found

    def undo(self) -> Reversal:
        done: list[Reversal] = []
        undo = new_batch(API, undoes=self.batch.name)
        take_back(self.space, self.wiki, undo, [self.plan()], going=lambda _n: True, done=done)
        (found,) = done
        return found


@pytest.fixture
def pushed(tmp_path: Path) -> Pushed:
    return Pushed(tmp_path)


def test_an_edit_goes_back_to_the_text_of_before(pushed: Pushed) -> None:
    pushed.edit("après")
    assert pushed.undo().outcome is Outcome.SAVED
    assert pushed.wiki.pages[1].text == "avant"
    assert pushed.plan().outcome is Outcome.UNCHANGED


def test_two_edits_of_a_batch_go_back_to_the_first(pushed: Pushed) -> None:
    pushed.edit("un")
    pushed.edit("deux")
    pushed.undo()
    assert pushed.wiki.pages[1].text == "avant"


def test_an_edit_of_somebody_else_in_between_is_not_taken_away(pushed: Pushed) -> None:
    pushed.edit("un")
    pushed.wiki.somebody_edits(1, "un et elle")
    pushed.edit("un, elle et moi")
    assert pushed.plan().outcome is Outcome.SKIPPED
    assert "edited it since" in pushed.plan().reason


def test_an_edit_of_somebody_else_afterwards_is_not_taken_away(pushed: Pushed) -> None:
    pushed.edit("un")
    pushed.wiki.somebody_edits(1, "un et elle")
    assert pushed.plan().outcome is Outcome.SKIPPED


def test_a_later_batch_that_was_taken_back_is_no_edit(pushed: Pushed) -> None:
    pushed.edit("après")
    later, back = (new_batch(API) for _n in range(2))
    for batch, text in ((later, "encore"), (back, "après")):
        pushed.space.journal.note(batch)
        page = pushed.wiki.pages[1]
        pushed.wiki.save(Edit("Titre", text, batch.name, page.revid, 1))
        assert (pushed.plan().outcome is Outcome.PLANNED) is (text == "après")
    assert pushed.undo().outcome is Outcome.SAVED
    assert pushed.wiki.pages[1].text == "avant"


def test_an_edit_of_somebody_else_between_two_batches_is_not_taken_away(pushed: Pushed) -> None:
    pushed.edit("après")
    pushed.wiki.somebody_edits(1, "après et elle")
    back = new_batch(API)
    pushed.space.journal.note(back)
    pushed.wiki.save(Edit("Titre", "après", back.name, pushed.wiki.pages[1].revid, 1))
    assert pushed.plan().outcome is Outcome.SKIPPED


def test_a_page_moves_back_with_its_text(pushed: Pushed) -> None:
    pushed.move()
    pushed.edit("après")
    assert [step.action for step in pushed.plan().steps] == [Action.EDIT, Action.MOVE]
    pushed.undo()
    assert (pushed.wiki.pages[1].title, pushed.wiki.pages[1].text) == ("Titre", "avant")


def test_a_moved_page_that_somebody_edited_stays(pushed: Pushed) -> None:
    pushed.move()
    pushed.wiki.somebody_edits(1, "d'elle")
    assert pushed.plan().outcome is Outcome.SKIPPED


def test_a_deleted_page_comes_back_unless_its_title_is_taken(pushed: Pushed) -> None:
    pushed.delete()
    assert [step.action for step in pushed.plan().steps] == [Action.RESTORE]
    pushed.wiki.pages[2] = Page(2, "Titre", 50, "une autre")
    assert pushed.plan().outcome is Outcome.SKIPPED
    assert "another page" in pushed.plan().reason
    del pushed.wiki.pages[2]
    pushed.undo()
    assert pushed.wiki.pages[1].text == "avant"


def test_a_page_that_somebody_else_deleted_again_stays_away(pushed: Pushed) -> None:
    pushed.delete()
    pushed.wiki.reason = "spam"
    assert "somebody else deleted it" in pushed.plan().reason


def test_a_page_does_not_bring_an_older_one_of_its_title_back(pushed: Pushed) -> None:
    pushed.delete()
    pushed.wiki.gone[7] = Page(7, "Titre", 3, "ce qui devait disparaître")
    assert "older page" in pushed.plan().reason


def test_a_text_that_is_hidden_cannot_come_back(pushed: Pushed) -> None:
    pushed.edit("après")
    pushed.wiki.history = [replace(one, text=None) for one in pushed.wiki.history]
    assert pushed.plan().outcome is Outcome.SKIPPED
    assert "hidden" in pushed.plan().reason


@pytest.mark.parametrize("right", ["edit", "move", "undelete"])
def test_an_account_without_the_right_is_told_so(pushed: Pushed, right: str) -> None:
    {"edit": lambda: pushed.edit("x"), "move": pushed.move, "undelete": pushed.delete}[right]()
    pushed.wiki.rights.discard(right)
    assert pushed.plan().outcome is Outcome.REFUSED
    assert f"“{right}”" in pushed.plan().reason


def test_a_title_that_is_not_in_the_batch_is_an_error(pushed: Pushed) -> None:
    pushed.edit("après")
    with pytest.raises(ConfigError, match="Inconnu"):
        pushed.plan("Inconnu")
