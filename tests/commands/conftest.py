"""kicsync as people type it, in a world of its own: no settings, no account, no network."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kicsync.commands import main
from kicsync.workspace.bases import Base
from kicsync.workspace.binding import Binding
from kicsync.workspace.folder import Workspace
from kicsync.workspace.setup import create

API = "http://127.0.0.1:9/api.php"
"""Nobody listens at port 9, which only root may open."""
CLOSED = "http://127.0.0.1:9/"
TOLERANT = '\n[lint]\nignore = ["KIC1", "KIC2", "KIC4"]\n'
"""Tests of the sync need records of few fields."""

PASSWORD = "mot-de-passe-tres-secret"
TITLE = "Délimiter le périmètre"
FILE = "delimiter-le-perimetre.yml"
PAGE = "{{Ingrédient\n|Etape=1 - A\n|Description=un\ndeux\n|Exemples=e\n}}"
RECORD = f"""\
titre: {TITLE}
etapes:
  - 1 - A
description: |
  un
  deux
outils:
exemple: e
"""


class Said(NamedTuple):
    """What a run of kicsync ended with."""

    code: int
    out: str
    err: str


Kicsync = Callable[..., Said]


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Start in an empty folder, in English, with a home of its own."""
    for name in [name for name in os.environ if name.startswith(("KICSYNC_", "XDG_"))]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def kicsync(capsys: pytest.CaptureFixture[str]) -> Kicsync:
    """Run kicsync in this process; its standard input is no terminal."""

    def run(*arguments: str | Path) -> Said:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        assert isinstance(ended.value.code, int)
        return Said(ended.value.code, *capsys.readouterr())

    return run


def python(code: str, *arguments: str, typed: str = "", **environ: str) -> Said:
    """Run Python ``code`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input=typed,
        env=os.environ | environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def program(*arguments: str, typed: str = "", **environ: str) -> Said:
    """Run kicsync in a process of its own."""
    return python("from kicsync.commands import main; main()", *arguments, typed=typed, **environ)


@pytest.fixture
def space(world: Path) -> Workspace:
    """A workspace with one ingredient, in step with its wiki, which does not answer."""
    space = create(world, CLOSED, Binding(API, "kic", "Les Communs"))
    with (world / "kicsync.toml").open("a", encoding="utf-8") as settings:
        settings.write(TOLERANT)
    space = Workspace.open(world)
    space.bases.save(Base(1, 10, TITLE, PAGE, FILE))
    space.create_record(FILE, RECORD)
    return space


def edit(space: Workspace, old: str, new: str) -> None:
    """Edit the one ingredient as a person does."""
    path = space.folder / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
