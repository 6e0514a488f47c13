"""A wiki of its own for the tests of a module: they read the example Kit as it is at first.

The other modules share a wiki, in which each leaves what it did. A module imports these fixtures to
have them in the place of the shared ones.
"""

from collections.abc import Iterator

import pytest

from kicsync.sandbox import Running, Sandbox
from tests.wiki.conftest import Editor, log_in


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    box = Sandbox(tmp_path_factory.mktemp("untouched") / "wiki")
    yield box.start()
    box.stop()


@pytest.fixture
def running(own: Running) -> Running:
    return own


@pytest.fixture
def editor(own: Running) -> Editor:
    return log_in(own)
