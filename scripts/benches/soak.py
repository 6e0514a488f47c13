"""Two workspaces and a third writer on the same fifty pages at once, for six hundred edits."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from kicsync.sandbox import Sandbox
from tests.wiki.conftest import log_in
from tests.wiki.soak import soak

EDITS = 600


def run() -> None:
    """Print where every edit is in the end; a few minutes."""
    with TemporaryDirectory() as name:
        box = Sandbox(Path(name) / "wiki")
        try:
            found = soak(log_in(box.start()), Path(name), EDITS)
        finally:
            box.stop()
    print(found)
    if found.lost:
        sys.exit(f"lost: {', '.join(sorted(found.lost))}")
