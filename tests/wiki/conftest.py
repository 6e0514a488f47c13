"""A real MediaWiki with the example Kit for each test process, and kicsync as people run it."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from kicsync.sandbox import Running, Sandbox
from tests.sandbox.server_log import settled_log


@dataclass
class Kicsync:
    """kicsync in one folder, on the rehearsal wiki; ``told`` is what it last said on stderr."""

    folder: Path
    environment: dict[str, str]
    told: str = ""

    def __call__(self, *arguments: str, code: int = 0) -> str:
        """Run a command without a terminal, check its exit code, and return its stdout."""
        done = subprocess.run(
            [sys.executable, "-m", "kicsync", *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        self.told = done.stderr
        return done.stdout

    def json(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        """Run a command and return the one JSON object that it prints."""
        found: dict[str, Any] = json.loads(self(*arguments, "--format", "json", code=code))
        return found

    def path(self, title: str) -> Path:
        """Return the file of an ingredient."""
        folder = self.folder / "local_ingredients"
        heads = (f"titre: {title}\n", f"titre: {json.dumps(title, ensure_ascii=False)}\n")
        texts = ((path, path.read_text("utf-8").split("\n", 1)) for path in folder.iterdir())
        return next(
            p
            for p, (first, rest) in texts
            if f"{first}\n".startswith(heads) or rest.startswith(heads)
        )

    def change(self, title: str, old: str, new: str) -> None:
        """Replace a passage in the file of an ingredient, as a person would."""
        path = self.path(title)
        text = path.read_text("utf-8")
        assert old in text, text
        path.write_text(text.replace(old, new), "utf-8")

    def clean(self) -> bool:
        """Tell whether folder and wiki are in step."""
        return set(self.json("status")["counts"]) == {"clean"}

    def files(self) -> dict[str, bytes]:
        """Return every file of the workspace, but those of this machine only."""
        every = (p for p in self.folder.rglob("*") if p.is_file() and "local/" not in str(p))
        return {str(path): path.read_bytes() for path in every}


@dataclass(frozen=True)
class Editor:
    """Somebody else on the wiki, with nothing but requests."""

    running: Running
    session: requests.Session

    def api(self, **parameters: Any) -> dict[str, Any]:
        """Post to the API and return what it says."""
        data = {"format": "json", "formatversion": 2, **parameters}
        answer: dict[str, Any] = self.session.post(self.running.api, data=data, timeout=30).json()
        assert "error" not in answer, answer
        return answer

    def text(self, title: str) -> str:
        """Return the text of a page."""
        said = self.api(
            action="query", titles=title, prop="revisions", rvprop="content", rvslots="main"
        )
        content: str = said["query"]["pages"][0]["revisions"][0]["slots"]["main"]["content"]
        return content

    def write(self, title: str, text: str) -> None:
        """Write a page."""
        self.api(action="edit", title=title, text=text, token=self._token())

    def replace(self, title: str, old: str, new: str) -> None:
        """Replace a passage of a page."""
        text = self.text(title)
        assert old in text, text
        self.write(title, text.replace(old, new))

    def add(self, title: str, old: str, new: str) -> bool:
        """Replace a passage of a page unless somebody saves it meanwhile; tell whether it is."""
        said = self.api(
            action="query", titles=title, prop="revisions", rvprop="ids|content", rvslots="main"
        )
        (revision,) = said["query"]["pages"][0]["revisions"]
        text = revision["slots"]["main"]["content"]
        assert old in text, text
        data = {"format": "json", "formatversion": 2, "action": "edit", "title": title}
        more = {"text": text.replace(old, new), "baserevid": revision["revid"]}
        answer = self.session.post(
            self.running.api, data={**data, **more, "token": self._token()}, timeout=30
        ).json()
        assert answer.get("error", {}).get("code") in (None, "editconflict"), answer
        return "error" not in answer

    def do(self, action: str, **parameters: Any) -> dict[str, Any]:
        """Do something that needs a token."""
        return self.api(action=action, token=self._token(), **parameters)

    def _token(self) -> str:
        said = self.api(action="query", meta="tokens")
        return str(said["query"]["tokens"]["csrftoken"])


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    box = Sandbox(tmp_path_factory.mktemp("sandbox") / "wiki")
    box.start()
    yield box
    box.stop()


@pytest.fixture(scope="session")
def running(sandbox: Sandbox) -> Running:
    found = sandbox.running()
    assert found
    return found


@pytest.fixture(scope="session")
def editor(running: Running) -> Editor:
    return log_in(running)


def log_in(running: Running) -> Editor:
    """Return somebody who edits as the administrator of the rehearsal wiki."""
    somebody = Editor(running, requests.Session())
    token = somebody.api(action="query", meta="tokens", type="login")
    somebody.api(
        action="login",
        lgname=running.user,
        lgpassword=running.password,
        lgtoken=token["query"]["tokens"]["logintoken"],
    )
    return somebody


@dataclass(frozen=True)
class Account:
    """Somebody who is no administrator."""

    user: str
    password: str


@pytest.fixture(scope="session")
def contributor(sandbox: Sandbox) -> Account:
    """Return the account of a contributor with the usual rights, and no more."""
    return make_contributor(sandbox)


def make_contributor(sandbox: Sandbox) -> Account:
    password = secrets.token_hex(16)
    sandbox.maintain("createAndPromote.php", "--force", "Claire", secrets.token_hex(16))
    grants = "basic,editpage,createeditmovepage"
    options = ("--appid", "kicsync", "--grants", grants)
    sandbox.maintain("createBotPassword.php", *options, "Claire", password)
    return Account("Claire@kicsync", password)


def environment(running: Running, home: Path, *, login: bool = True) -> dict[str, str]:
    """Return the environment of a person who rehearses on ``running``."""
    known = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    account = {"KICSYNC_USER": running.user, "KICSYNC_PASSWORD": running.password}
    return {**known, "HOME": str(home), "LANGUAGE": "en", **(account if login else {})}


def tolerate(folder: Path) -> None:
    """Let a push send records that the check objects to: tests of the sync need few fields."""
    with (folder / "kicsync.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[lint]\nignore = ["KIC1", "KIC2", "KIC3", "KIC4"]\n')


@pytest.fixture
def kicsync(running: Running, tmp_path: Path) -> Kicsync:
    """Return kicsync in a workspace that was just made and pulled."""
    run = Kicsync(tmp_path, environment(running, tmp_path))
    run("init", running.url, "kit")
    tolerate(tmp_path / "kit")
    run = Kicsync(tmp_path / "kit", run.environment)
    run("pull")
    return run


@pytest.fixture
def claire(kicsync: Kicsync, contributor: Account) -> Kicsync:
    """Return kicsync in the same workspace, under the account of a contributor."""
    account = {"KICSYNC_USER": contributor.user, "KICSYNC_PASSWORD": contributor.password}
    return Kicsync(kicsync.folder, kicsync.environment | account)


def requests_in(log: Path, start: int) -> int:
    """Return how many requests the server logged after ``start`` characters of its log."""
    text = settled_log(log)[start:]
    return sum("]: GET /" in line or "]: POST /" in line for line in text.splitlines())
