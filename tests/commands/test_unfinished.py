"""A migration that was cut off stands in the way of all else, unless nothing of it was sent."""

import pytest

from kicsync.commands.context import Run
from kicsync.commands.unfinished import settled
from kicsync.errors import ConfigError
from kicsync.sync.migrating.batch import start
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.migration_file import Migration, read_migration
from kicsync.workspace.orders import Action, Order, Result
from tests.commands.conftest import API, Kicsync, edit
from tests.commands.stand_in import StandIn

MIGRATE = "kicsync rubrics migrate"
BATCH = Batch("20261127-101500-ab12", "2026-11-27T10:15:00Z", API, command=MIGRATE)


@pytest.fixture
def begun(space: Workspace) -> Workspace:
    start(space, BATCH, Migration(BATCH.name, {}, {}, (), (), ()))
    return space


def settle(space: Workspace) -> list[Batch]:
    return settled(Run(space.root), space, StandIn())


def test_one_of_which_nothing_was_sent_is_forgotten(begun: Workspace) -> None:
    assert settle(begun) == []
    assert begun.unfinished() == []
    assert read_migration(begun.local, BATCH.name) is None


@pytest.mark.parametrize("result", [Result.SENT, Result.SAVED])
def test_one_that_has_begun_stands_in_the_way(begun: Workspace, result: Result) -> None:
    order = Order(1, Action.EDIT, "Modèle:Ingrédient", "", 7, result=result, kind="")
    begun.journal.note_order(BATCH.name, order)
    with pytest.raises(ConfigError, match="half migrated"):
        settle(begun)
    assert begun.unfinished() == [BATCH]


def test_status_names_only_what_can_be_done(begun: Workspace, kicsync: Kicsync) -> None:
    edit(begun, "exemple: e", "exemple: E")
    said = kicsync("status", "--offline").err
    assert f"Go on with: {MIGRATE}" in said
    assert "kicsync push" not in said
