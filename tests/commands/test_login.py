"""kicsync login: what is kept, where, and that nobody sees it."""

import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from kicsync.commands.context import Run
from kicsync.errors import LoginRefused
from kicsync.wiki.credentials import Credentials
from kicsync.workspace.folder import Workspace
from tests.commands.conftest import API, PASSWORD, Kicsync

USER = "Claire@kicsync"


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch, space: Workspace) -> list[Credentials]:
    """Let the wiki accept one password; return what was tried."""
    tried: list[Credentials] = []
    wiki = SimpleNamespace(
        api=SimpleNamespace(url=API), info=SimpleNamespace(sitename="Les Communs")
    )

    def connect(_api: str, *, credentials: Credentials, contact: str, **_how: object) -> object:
        tried.append(credentials)
        if credentials.password != PASSWORD:
            raise LoginRefused("Non.", hint="Autrement.")
        return SimpleNamespace(me=SimpleNamespace(name="Claire"))

    monkeypatch.setattr(Run, "connect", lambda _run, _space, **_options: wiki)
    monkeypatch.setattr("kicsync.wiki.connect.connect", connect)
    monkeypatch.setenv("KICSYNC_USER", USER)
    monkeypatch.setenv("KICSYNC_PASSWORD", PASSWORD)
    return tried


def kept() -> Path:
    return Path(os.environ["XDG_CONFIG_HOME"]) / "kicsync" / "credentials.json"


def test_an_accepted_password_is_kept_for_its_owner_alone(
    kicsync: Kicsync, tried: list[Credentials]
) -> None:
    said = kicsync("login")
    assert said.code == 0
    assert "Logged in to Les Communs as Claire" in said.err
    assert str(kept()) in said.err
    assert PASSWORD not in said.out + said.err
    assert tried == [Credentials(USER, PASSWORD)]
    assert stat.S_IMODE(kept().stat().st_mode) == 0o600
    assert PASSWORD in kept().read_text("utf-8")


def test_a_refused_password_is_not_kept(
    kicsync: Kicsync, tried: list[Credentials], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICSYNC_PASSWORD", "faux-secret")
    said = kicsync("login")
    assert said.code == 3
    assert "faux-secret" not in said.out + said.err
    assert not kept().exists()


def test_what_was_kept_is_forgotten(kicsync: Kicsync, tried: list[Credentials]) -> None:
    kicsync("login")
    assert "Forgotten" in kicsync("login", "--forget").err
    assert PASSWORD not in kept().read_text("utf-8")
