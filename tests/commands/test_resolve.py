"""kicsync resolve, without a wiki: the values of a conflict are all on disk."""

import pytest

from kicsync.kit import Value
from kicsync.workspace.conflict_file import format_conflict
from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import conflict_name
from tests.commands.conftest import FILE, TITLE, Kicsync, edit


@pytest.fixture
def stuck(space: Workspace) -> Workspace:
    """One ingredient whose example is in conflict: the wiki, and so the base, says “e”."""
    edit(space, "exemple: e", "exemple: ici")
    sides: dict[str, tuple[Value, Value, Value]] = {"exemple": ("avant", "ici", "e")}
    space.write_conflict(FILE, format_conflict(TITLE, sides, space.schema))
    return space


def example(space: Workspace) -> Value:
    return space.read_record(FILE).record.values["exemple"]


def test_without_a_terminal_it_says_how_to_do_without(kicsync: Kicsync, stuck: Workspace) -> None:
    said = kicsync("resolve")
    assert said.code == 2
    assert "--take" in said.err
    assert example(stuck) == "ici"


def test_both_values_are_shown_before_one_is_taken(kicsync: Kicsync, stuck: Workspace) -> None:
    said = kicsync("resolve", "--take", "wiki")
    assert said.code == 0
    assert said.out == f"{TITLE}: exemple\n    -ici\n    +e\n"
    assert "kicsync push" in said.err
    assert example(stuck) == "e"
    assert not (stuck.folder / conflict_name(FILE)).exists()


def test_another_field_leaves_the_conflict(kicsync: Kicsync, stuck: Workspace) -> None:
    said = kicsync("resolve", "--take", "wiki", "--field", "description")
    assert said.code == 1
    assert (stuck.folder / conflict_name(FILE)).exists()


def test_a_dry_run_only_shows(kicsync: Kicsync, stuck: Workspace) -> None:
    assert kicsync("resolve", "--take", "wiki", "--dry-run").code == 1
    assert example(stuck) == "ici"


def test_no_conflict_is_nothing_to_do(kicsync: Kicsync, space: Workspace) -> None:
    assert kicsync("resolve").code == 0
