"""A run that is killed at any point and run again ends as one run would have, with no edit twice.

Three orders here, one of each kind, and a deletion; thirty with ``scripts/bench crash``.
"""

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from kicsync.sandbox import Sandbox
from tests.wiki.crash import PUSH, World, crash

ORDERS = 3


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Return a wiki of its own, since its database is put back again and again."""
    sandbox = Sandbox(tmp_path / "wiki")
    try:
        sandbox.start(kit="empty")
        yield World.make(sandbox, tmp_path, ORDERS)
    finally:
        sandbox.stop()


@pytest.mark.parametrize("start", [1, 2])
def test_a_push(world: World, start: int, capsys: pytest.CaptureFixture[str]) -> None:
    found = crash(world, PUSH, count(start, 2))
    with capsys.disabled():
        sys.stdout.write(f"\npush: {found}\n")
    assert found.points > 5 * ORDERS
    assert (found.lost, found.doubled) == ([], [])


def test_an_undo(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert world.killed(PUSH) == 0
    world.keep()
    found = crash(world, world.undo(), count(1))
    with capsys.disabled():
        sys.stdout.write(f"\nundo: {found}\n")
    assert found.points > 5 * ORDERS
    assert (found.lost, found.doubled) == ([], [])
