"""A rehearsal wiki that really runs, and a client of its API."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from kicsync.sandbox import Running, Sandbox

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    sandbox = Sandbox(tmp_path_factory.mktemp("sandbox"))
    try:
        sandbox.start()
        yield sandbox
    finally:
        sandbox.stop()


@pytest.fixture
def running(sandbox: Sandbox) -> Running:
    return sandbox.start()


@pytest.fixture
def ask(running: Running) -> Iterator[Ask]:
    """Ask the API as the bot account: ``ask(action=…)``."""
    with requests.Session() as session:
        session.trust_env = False

        def post(**query: Any) -> dict[str, Any]:
            data = {"format": "json", "formatversion": "2", **query}
            answer: dict[str, Any] = session.post(running.api, data=data, timeout=60).json()
            assert "error" not in answer, answer
            return answer

        token = post(action="query", meta="tokens", type="login")["query"]["tokens"]["logintoken"]
        said = post(
            action="login", lgname=running.user, lgpassword=running.password, lgtoken=token
        )["login"]
        assert said["result"] == "Success", said
        yield post


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "sandbox"
    monkeypatch.setenv("KICSYNC_SANDBOX_DIR", str(folder))
    return folder
