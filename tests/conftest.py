"""The tests speak English and know no account, whoever runs them and wherever.

Those that kill runs and those on a real wiki take longest, and come first: what is short fills the
end, where otherwise one process works and the others wait.
"""

import os
from pathlib import Path

import pytest

os.environ["LANGUAGE"] = "en"
for name in [name for name in os.environ if name.startswith("KICSYNC_")]:
    if name != "KICSYNC_MEDIAWIKI":  # which MediaWiki the tests run on is the tester's to say
        del os.environ[name]

_FIRST = ("crash", "parcours", "migrate")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring the long tests to the front; the others keep their order."""
    items.sort(key=lambda item: _rank(item.path))


def _rank(path: Path) -> int:
    if path.parent.name != "wiki":
        return 2
    return 0 if any(word in path.stem for word in _FIRST) else 1
