from pathlib import Path

import pytest

from kicsync.workspace.binding import Binding
from kicsync.workspace.folder import Workspace
from kicsync.workspace.setup import create

WIKI = "https://wiki.example"
BINDING = Binding(f"{WIKI}/api.php", "kic", "Wiki des communs")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """Return a new workspace, bound to a wiki."""
    return create(tmp_path, WIKI, BINDING)
