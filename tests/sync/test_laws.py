"""The laws of a sync, on a folder and a wiki that any two people may have changed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kicsync.kit import Record
from kicsync.sync.batch import new_batch
from kicsync.sync.look import Seen, look
from kicsync.sync.merge import merge
from kicsync.sync.plan import State
from kicsync.sync.prepare import prepare
from kicsync.sync.pull import pull
from kicsync.sync.push import push
from kicsync.sync.recover import recover
from kicsync.wiki.edits import Edit, Saved
from kicsync.wiki.pages import Page
from kicsync.wikitext import new_page, write
from kicsync.workspace.bases import Base
from kicsync.workspace.binding import Binding
from kicsync.workspace.names import conflict_name
from kicsync.workspace.record_text import format_record
from kicsync.workspace.setup import create
from tests.commands.stand_in import StandIn
from tests.sync.strategies import RECORDS

law = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FILE = "a.yml"
TITLED = RECORDS.map(lambda record: replace(record, title="Titre"))


class Killed(BaseException):
    """The process is gone: nothing after it is run."""


class World:
    """A folder, a wiki, and what both agreed on when they last met."""

    def __init__(self, root: Path, base: Record, local: Record, wiki: Record) -> None:
        self.space = create(root, "http://127.0.0.1:9/", Binding("http://127.0.0.1:9/api.php"))
        schema = self.space.schema
        text = write(new_page(schema), base, schema)
        self.space.bases.save(Base(1, 10, base.title, text, FILE))
        self.space.create_record(FILE, format_record(local, schema))
        theirs = write(text, wiki, schema)
        self.wiki = StandIn(Page(1, base.title, 10 if theirs == text else 11, theirs))

    def pull(self) -> Seen:
        recover(self.space, self.wiki)
        seen = look(self.space, self.wiki, (), lambda _done: None)
        return pull(self.space, seen, (), lambda _done: None)

    def push(self) -> None:
        for cut in recover(self.space, self.wiki):
            self.space.journal.end(cut.batch)
        planned = prepare(self.space, lambda: self.wiki, ()).planned
        batch = new_batch(self.wiki.api.url)
        push(self.space, self.wiki, batch, planned, going=lambda _done: True, done=[])
        self.space.journal.end(batch)

    def settle(self) -> None:
        """Decide for the file in every conflict, as a person does."""
        (self.space.folder / conflict_name(FILE)).unlink(missing_ok=True)

    def states(self) -> set[State]:
        return {item.state for item in look(self.space, self.wiki, (), lambda _done: None).items}

    def files(self) -> dict[str, bytes]:
        every = (path for path in self.space.root.rglob("*") if path.is_file())
        return {
            str(path.relative_to(self.space.root)): path.read_bytes()
            for path in every
            if "local" not in path.parts and "trash" not in path.parts
        }

    def whole(self) -> None:
        """Do what a person does in the end: pull, decide, push, pull."""
        self.pull()
        self.settle()
        self.push()
        self.pull()


@contextmanager
def a_world(base: Record, local: Record, wiki: Record) -> Iterator[World]:
    with tempfile.TemporaryDirectory() as folder:
        yield World(Path(folder), base, local, wiki)


@contextmanager
def killed_at(world: World, moment: int) -> Iterator[list[int]]:
    """Let the ``moment``-th write, on disk or on the wiki, never happen, and none after it."""
    count = [0]
    really_replace, really_save = Path.replace, world.wiki.save

    def counted() -> None:
        count[0] += 1
        if count[0] >= moment:
            raise Killed

    def replaced(path: Path, target: Path) -> Path:
        counted()
        return really_replace(path, target)

    def saved(edit: Edit) -> Saved:
        counted()
        return really_save(edit)

    with (
        mock.patch.object(Path, "replace", replaced),
        mock.patch.object(world.wiki, "save", saved),
    ):
        yield count


@law
@given(TITLED, TITLED, TITLED)
def test_a_second_pull_writes_nothing(base: Record, local: Record, wiki: Record) -> None:
    with a_world(base, local, wiki) as world:
        world.pull()
        before = world.files()
        world.pull()
        assert world.files() == before


@law
@given(TITLED, TITLED, TITLED)
def test_after_push_and_pull_all_is_clean(base: Record, local: Record, wiki: Record) -> None:
    with a_world(base, local, wiki) as world:
        world.whole()
        assert world.states() == {State.CLEAN}
        edits = len(world.wiki.edits)
        world.push()
        assert len(world.wiki.edits) == edits


@law
@given(TITLED, TITLED, TITLED)
def test_nothing_that_was_written_is_lost(base: Record, local: Record, wiki: Record) -> None:
    with a_world(base, local, wiki) as world:
        page = world.wiki.pages[1].text
        merged = merge(base, local, wiki, world.space.schema)
        world.pull()
        assert world.wiki.pages[1].text == page
        assert world.space.read_record(FILE).record.values == merged.record.values
        beside = world.space.folder / conflict_name(FILE)
        assert beside.exists() == bool(merged.conflicts)
        for name in merged.conflicts:
            assert world.space.read_record(FILE).record.values.get(name) == local.values.get(name)
            assert f"\n{name}:\n" in beside.read_text("utf-8")


@law
@given(TITLED, TITLED, TITLED, st.integers(1, 8))
def test_a_run_that_is_killed_and_run_again_ends_as_one_run_would_have(
    base: Record, local: Record, wiki: Record, moment: int
) -> None:
    with a_world(base, local, wiki) as whole, a_world(base, local, wiki) as broken:
        whole.whole()
        with killed_at(broken, moment), suppress(Killed):
            broken.whole()
        broken.whole()
        assert broken.files() == whole.files()
        assert broken.wiki.pages[1].text == whole.wiki.pages[1].text
        assert len(broken.wiki.edits) == len(whole.wiki.edits)
