"""A real wiki with a thousand ingredients, a contributor's account on it, and its log."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import requests

from kicsync.sandbox import Running, Sandbox
from tests.sandbox.server_log import settled_log
from tests.wiki.conftest import Account, environment, make_contributor

PAGES = 1000
_ROOT = Path(__file__).parent.parent.parent
_REQUEST = re.compile(r"\[\d+\]: ((?:GET|POST) \S+)")
_SECONDS = re.compile(r"^seconds: (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """One run: its seconds, those after its start (0 when it doesn't tell), and its requests."""

    whole: float
    inside: float
    requests: list[str]

    @property
    def addresses(self) -> list[str]:
        """What was asked by GET."""
        return [line.removeprefix("GET ") for line in self.requests if line.startswith("GET ")]


@dataclass(frozen=True)
class Arena:
    """The wiki that runs, and somebody with the usual rights, who reads 50 texts a request."""

    running: Running
    account: Account
    folder: Path

    def environment(self, home: Path) -> dict[str, str]:
        """Return the environment of a contestant that works in ``home``."""
        return environment(self.running, home, login=False) | {
            "BENCH_WIKI": self.running.url,
            "KICSYNC_USER": self.account.user,
            "KICSYNC_PASSWORD": self.account.password,
            "PYWIKIBOT_DIR": str(home),
        }

    def measure(self, command: list[str], home: Path) -> Run:
        """Run ``command``; a failure ends the bench with what it said."""
        os.sync()  # what others wrote is on the disk before its time begins
        before, start = len(self._requests()), time.perf_counter()
        done = subprocess.run(
            command,
            cwd=_ROOT,
            env=self.environment(home),
            capture_output=True,
            text=True,
            check=False,
        )
        whole = time.perf_counter() - start
        if done.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
        told = _SECONDS.search(done.stdout)
        return Run(whole, float(told[1]) if told else 0, self._requests()[before:])

    def edits(self) -> int:
        """Return how many edits the wiki has counted."""
        query = "action=query&meta=siteinfo&siprop=statistics&format=json"
        said = requests.get(f"{self.running.api}?{query}", timeout=60).json()
        return int(said["query"]["statistics"]["edits"])

    def _requests(self) -> list[str]:
        """Return every request that was answered so far: its method and its address."""
        return _REQUEST.findall(settled_log(self.running.log))


@contextmanager
def arena() -> Iterator[Arena]:
    """Start a wiki of ``PAGES`` ingredients; it is ended and deleted at the end."""
    with TemporaryDirectory() as name:
        box = Sandbox(Path(name) / "wiki")
        try:
            running = box.start()
            box.start(pages=PAGES - _listed(running))
            assert _listed(running) == PAGES
            yield Arena(running, make_contributor(box), Path(name))
        finally:
            box.stop()


def _listed(running: Running) -> int:
    """Return how many pages use the template."""
    query = "action=query&list=embeddedin&eititle=Modèle:Ingrédient&einamespace=0&eilimit=500"
    found, more = 0, {"continue": ""}
    while more:
        said = requests.get(f"{running.api}?{query}&format=json", params=more, timeout=60).json()
        found += len(said["query"]["embeddedin"])
        more = said.get("continue", {})
    return found
