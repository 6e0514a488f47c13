"""Kill a push of thirty orders at every request and every file write in turn."""

import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from kicsync.sandbox import Sandbox
from tests.wiki.crash import PUSH, World, crash

ORDERS = 30


def run() -> None:
    """Print how many kill points there are, and what they lost or doubled; a quarter of an hour."""
    with TemporaryDirectory() as name:
        box = Sandbox(Path(name) / "wiki")
        try:
            box.start(kit="empty")
            found = crash(World.make(box, Path(name), ORDERS), PUSH, count(1))
        finally:
            box.stop()
    print(found)
    if found.lost or found.doubled:
        sys.exit("\n".join([*found.lost, *found.doubled]))
