"""Kill a push at every request and every file write in turn, and run it again.

The wiki is a real one whose database is put back before each run; the killed process is a fork of
this one that sends itself SIGKILL.
"""

import io
import os
import re
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from kicsync.commands import main
from kicsync.sandbox import Running, Sandbox
from kicsync.sandbox.page import Page, export
from kicsync.wiki.transport import Transport
from kicsync.workspace.bases import Bases
from tests.wiki.conftest import tolerate

_SIGNED = re.compile(r"\d+ \w+ \d{4} à \d\d:\d\d \(UTC\)")
PUSH = ("push", "--yes", "--delete", "--max-change", "100%")
_TEXT = "{{Ingrédient\n|Description=corps\n|Exemples=e\n}}"
_TABLE = "Crash, le tableau"
_PAGES = """
    SELECT page_title, page_is_redirect, old_text,
           (SELECT count(*) FROM revision WHERE rev_page = page_id)
    FROM page JOIN slots ON slot_revision_id = page_latest
    JOIN content ON content_id = slot_content_id
    JOIN text ON content_address = 'tt:' || old_id
    WHERE page_namespace = 0
"""


@dataclass(frozen=True)
class State:
    """What people have in the end: each page with its number of revisions, and each file."""

    pages: dict[str, tuple[str, int]]
    files: dict[str, str]
    bases: dict[str, tuple[str, str]]


@dataclass
class Crashes:
    """What came of the kill points that were tried."""

    points: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Say it in one line."""
        lost, doubled = len(self.lost), len(self.doubled)
        return f"{self.points} kill points, {lost} lost, {doubled} doubled"


@dataclass(frozen=True)
class World:
    """A wiki and a workspace that can be put back to how they were before the run."""

    sandbox: Sandbox
    running: Running
    folder: Path
    saved: Path

    @classmethod
    def make(cls, sandbox: Sandbox, folder: Path, orders: int) -> "World":
        """Fill the wiki and a workspace for a push of ``orders`` edits, moves and new pages.

        One page is deleted besides, and a table in the text of another page follows.
        """
        running = sandbox.running()
        assert running
        world = cls(sandbox, running, folder / "kit", folder / "saved")
        titles = [f"Crash {n}" for n in range(orders * 2 // 3 + 1)]
        rows = "".join(f"|-\n| [[{title}]] || corps || e\n" for title in titles)
        pages = [Page(title, _TEXT) for title in titles]
        pages.append(Page(_TABLE, f"{{|\n! !! Description !! Exemples\n{rows}|}}"))
        sandbox.maintain("importDump.php", "--no-updates", stdin=export(pages, "Admin"))
        sandbox.maintain("refreshLinks.php")
        world.run("init", running.url, str(world.folder))
        tolerate(world.folder)
        settings = world.folder / "kicsync.toml"
        settings.write_text(f'table = "{_TABLE}"\n{settings.read_text("utf-8")}', "utf-8")
        world.run("-C", str(world.folder), "pull")
        assert world.run("-C", str(world.folder), "table", "pull") == 0
        _edit(world.folder / "local_ingredients", orders)
        world.keep()
        return world

    def keep(self) -> None:
        """Make this the moment that ``reset`` puts back."""
        shutil.rmtree(self.saved, ignore_errors=True)
        self.saved.mkdir()
        for path in self.databases:
            shutil.copy2(path, self.saved / path.name)
        shutil.copytree(self.folder, self.saved / "kit")

    @property
    def databases(self) -> list[Path]:
        """The files of the wiki's database."""
        return sorted(self.sandbox.folder.rglob("*.sqlite"))

    def reset(self) -> None:
        """Put wiki and workspace back to how they were before the run."""
        for path in self.databases:
            shutil.copy2(self.saved / path.name, path)
        shutil.rmtree(self.folder)
        shutil.copytree(self.saved / "kit", self.folder)

    def undo(self) -> tuple[str, ...]:
        """Return the command that takes the last push back."""
        (batch,) = (self.folder / ".kicsync" / "local" / "journal").iterdir()
        return ("undo", batch.name, "--yes", "--max-change", "100%")

    def run(self, *arguments: str, before: Callable[[], None] = lambda: None) -> int:
        """Run kicsync in a fork; return its exit code, or the negative number of its signal."""
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        code = 4
        try:
            os.environ.update(
                KICSYNC_USER=self.running.user, KICSYNC_PASSWORD=self.running.password
            )
            sys.stdin = sys.stdout = sys.stderr = io.StringIO()
            before()
            main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            os._exit(code)

    def killed(self, command: Sequence[str], kill_at: int = 0) -> int:
        """Run a command, and die at the point ``kill_at`` of the run (0: never)."""
        return self.run("-C", str(self.folder), *command, before=lambda: _mine(kill_at))

    def state(self) -> State:
        """Return what stands on the wiki and in the workspace."""
        records = self.folder / "local_ingredients"
        files = {path.name: _plain(path.read_text("utf-8")) for path in records.iterdir()}
        bases = Bases(self.folder / ".kicsync" / "base").load().values()
        return State(self._pages(), files, {b.file: (b.title, _plain(b.text)) for b in bases})

    def _pages(self) -> dict[str, tuple[str, int]]:
        (database,) = [path for path in self.databases if path.name == "kic.sqlite"]
        with sqlite3.connect(database) as connection:
            rows = connection.execute(_PAGES).fetchall()
        connection.close()
        return {_text(row[0]): (_plain(_text(row[2])), row[3]) for row in rows}


def crash(world: World, command: Sequence[str], numbers: Iterable[int]) -> Crashes:
    """Kill the command at each point of ``numbers`` until it ends before one is reached."""
    world.reset()
    assert world.killed(command) == 0
    whole, found = world.state(), Crashes()
    for number in numbers:
        world.reset()
        code = world.killed(command, number)
        if code == 0:
            return found
        assert code == -signal.SIGKILL, code
        again = world.killed(command)
        found.points += 1
        _compare(found, number, whole, world.state(), again)
    return found


def _compare(found: Crashes, number: int, whole: State, state: State, code: int) -> None:
    expected = {title: revisions for title, (_text, revisions) in whole.pages.items()}
    doubled = [t for t, (_text, n) in state.pages.items() if n > expected.get(t, 0)]
    found.doubled += [f"{number}: {title}" for title in doubled]
    if state != whole or code:
        found.lost.append(f"{number}: exit {code}, {_difference(whole, state)}")


def _difference(whole: State, state: State) -> str:
    for old, new in ((vars(whole)[name], vars(state)[name]) for name in vars(whole)):
        for key in sorted(old.keys() | new.keys()):
            if old.get(key) != new.get(key):
                return f"{key}: {old.get(key)!r} != {new.get(key)!r}"
    return "the same"


def _mine(kill_at: int) -> None:
    """Make this process die at its ``kill_at``-th request or file write; before and after each."""
    numbers = count(1)

    def point() -> None:
        if next(numbers) == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def mined(real: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            point()
            answer = real(*args, **kwargs)
            if after:
                point()
            return answer

        return call

    Transport.send = mined(Transport.send, after=True)  # type: ignore[method-assign]
    for name in ("replace", "rename", "unlink", "mkdir"):
        setattr(Path, name, mined(getattr(Path, name), after=False))


def _edit(folder: Path, orders: int) -> None:
    """Edit, rename and create as many records each; of those renamed, every third is edited too."""
    each = orders // 3
    for number in range(each):
        _replace(folder / f"crash-{number}.yml", "corps", f"édité {number} ~~~~")
    for number in range(each, 2 * each):
        path = folder / f"crash-{number}.yml"
        _replace(path, f"titre: Crash {number}", f"titre: Déplacé {number}")
        if (number - each) % 3 == 0:
            _replace(path, "corps", f"déplacé et édité {number}")
    (folder / f"crash-{2 * each}.yml").unlink()
    for number in range(each):
        new = f"titre: Tout neuf {number}\ndescription: neuf {number}\n"
        (folder / f"tout-neuf-{number}.yml").write_text(new, "utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, text
    path.write_text(text.replace(old, new), "utf-8")


def _plain(text: str) -> str:
    """Return ``text`` without the moment at which it was signed."""
    return _SIGNED.sub("DATE", text)


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value
