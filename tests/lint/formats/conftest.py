import pytest

from kicsync.lint.formats.repository import _ROOTS


@pytest.fixture(autouse=True)
def no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """Know of no CI, wherever the tests run."""
    for name in _ROOTS:
        monkeypatch.delenv(name, raising=False)
