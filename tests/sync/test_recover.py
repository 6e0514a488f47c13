"""What was sent and not settled is found on the wiki, whatever became of it."""

from dataclasses import replace

import pytest

from kicsync.errors import LostAnswer, WikiError
from kicsync.kit import Record
from kicsync.sync.batch import new_batch
from kicsync.sync.plan import State
from kicsync.sync.prepare import prepare
from kicsync.sync.push import push
from kicsync.sync.recover import recover
from kicsync.wiki.edits import Edit, Saved
from kicsync.workspace.journal import Batch
from kicsync.workspace.orders import Order, Result
from tests.sync.test_laws import World, a_world

BASE = Record("Titre", {"description": "un\ndeux\ntrois"})
LOCAL = Record("Titre", {"description": "un ~~~~\ndeux\ntrois"})


class Lossy:
    """A wiki whose answers are lost from the ``first``-th save on; ``acted``: it saves before."""

    def __init__(self, world: World, *, acted: bool) -> None:
        self.world, self.acted = world, acted
        self.save_really = world.wiki.save

    def save(self, edit: Edit) -> Saved:
        if self.acted:
            self.save_really(replace(edit, text=edit.text.replace("~~~~", "[[Claire]]")))
        raise LostAnswer("perdu")


def lose(world: World, *, acted: bool) -> Batch:
    """Push so that the answer is lost; return the batch."""
    batch = new_batch(world.wiki.api.url)
    planned = prepare(world.space, lambda: world.wiki, ()).planned
    lossy = Lossy(world, acted=acted)
    world.wiki.save = lossy.save  # type: ignore[method-assign]
    with pytest.raises(WikiError):
        push(world.space, world.wiki, batch, planned, going=lambda _done: True, done=[])
    world.wiki.save = lossy.save_really  # type: ignore[method-assign]
    (order,) = world.space.journal.orders(batch.name)
    assert order.result is Result.SENT
    return batch


def described(world: World) -> object:
    return world.space.read_record("a.yml").record.values["description"]


def only(world: World, batch: Batch) -> Order:
    (order,) = world.space.journal.orders(batch.name)
    return order


def test_an_edit_that_the_wiki_has_saved_and_expanded_is_settled() -> None:
    with a_world(BASE, LOCAL, BASE) as world:
        batch = lose(world, acted=True)
        (cut,) = recover(world.space, world.wiki)
        assert (cut.batch, cut.done, cut.errors) == (batch, 1, ())
        order = only(world, batch)
        assert (order.result, order.newrevid, order.settled) == (Result.SAVED, 11, True)
        assert world.states() == {State.CLEAN}
        assert described(world) == "un [[Claire]]\ndeux\ntrois"
        assert len(world.wiki.edits) == 1


def test_an_edit_that_never_arrived_is_made_again() -> None:
    with a_world(BASE, LOCAL, BASE) as world:
        batch = lose(world, acted=False)
        (cut,) = recover(world.space, world.wiki)
        assert (cut.done, cut.errors) == (0, ())
        assert only(world, batch).result is Result.NEVER
        assert world.states() == {State.LOCAL}


def test_somebody_who_edited_meanwhile_is_merged() -> None:
    with a_world(BASE, LOCAL, BASE) as world:
        lose(world, acted=True)
        text = world.wiki.pages[1].text or ""
        world.wiki.somebody_edits(1, text.replace("trois", "quatre"))
        recover(world.space, world.wiki)
        assert described(world) == "un [[Claire]]\ndeux\nquatre"
        assert world.states() == {State.CLEAN}


def test_what_was_written_after_the_push_stays() -> None:
    with a_world(BASE, LOCAL, BASE) as world:
        lose(world, acted=True)
        path = world.space.folder / "a.yml"
        path.write_text(path.read_text("utf-8").replace("trois", "écrit depuis"), "utf-8")
        recover(world.space, world.wiki)
        assert described(world) == "un [[Claire]]\ndeux\nécrit depuis"
        assert world.states() == {State.LOCAL}


def test_a_file_that_cannot_be_read_leaves_the_batch_unfinished() -> None:
    with a_world(BASE, LOCAL, BASE) as world:
        batch = lose(world, acted=True)
        path = world.space.folder / "a.yml"
        good = path.read_text("utf-8")
        path.write_text("titre: [", "utf-8")
        (cut,) = recover(world.space, world.wiki)
        assert cut.errors
        assert not only(world, batch).settled
        path.write_text(good, "utf-8")
        assert recover(world.space, world.wiki)[0].errors == ()
        assert world.states() == {State.CLEAN}


def test_a_batch_for_another_wiki_is_not_ours_to_settle() -> None:
    with a_world(BASE, LOCAL, BASE) as world:
        world.space.journal.note(new_batch("http://ailleurs.example/api.php"))
        assert recover(world.space, world.wiki) == []


def test_a_batch_of_which_nothing_is_left_is_over() -> None:
    with a_world(BASE, LOCAL, BASE) as world:
        batch = lose(world, acted=True)
        world.space.journal.note(batch.with_planned(["Titre"]))
        assert [cut.over for cut in recover(world.space, world.wiki)] == [True]
        assert world.space.unfinished() == []
    with a_world(BASE, LOCAL, BASE) as world:
        batch = lose(world, acted=False)
        world.space.journal.note(batch.with_planned(["Titre"]))
        assert [cut.over for cut in recover(world.space, world.wiki)] == [False]
        assert len(world.space.unfinished()) == 1
