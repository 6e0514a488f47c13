"""Kill a push, a migration and its undo at every request and every file write in turn."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from kicsync.sandbox import Sandbox
from tests.wiki.crash import PUSH, Crashes, World, crash
from tests.wiki.test_migrate_crash import MIGRATE, Small

ORDERS = 30


def run() -> None:
    """Print how many kill points there are, and what they lost or doubled; half an hour."""
    bad = []
    for name, measured in (("push", _push), ("migrate", _migrate), ("undo of it", _undo)):
        found = measured()
        print(f"{name}: {found}", flush=True)
        bad += [*found.lost, *found.doubled]
    if bad:
        sys.exit("\n".join(bad))


def _push() -> Crashes:
    with _world(World.make) as world:
        return crash(world, PUSH, count(1))


def _migrate() -> Crashes:
    with _world(Small.make) as world:
        return crash(world, MIGRATE, count(1))


def _undo() -> Crashes:
    with _world(Small.make) as world:
        world.killed(MIGRATE)
        world.keep()
        return crash(world, world.undo(), count(1))


@contextmanager
def _world(make: Callable[[Sandbox, Path, int], World]) -> Iterator[World]:
    with TemporaryDirectory() as name:
        box = Sandbox(Path(name) / "wiki")
        try:
            box.start(kit="empty")
            yield make(box, Path(name), ORDERS)
        finally:
            box.stop()
