"""Two workspaces and a third writer edit the same pages at the same time; nothing may be lost."""

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.wiki.conftest import Editor, Kicsync, environment, tolerate

PAGES = 50
AT_ONCE = 5
"""Edits that a person makes before a push."""
_FIELDS = ("Description", "Exemples")
_TOKEN = re.compile(r"\bmot\d+[abc]\b")


@dataclass
class Soak:
    """What came of the edits, each known by a word of its own."""

    made: set[str] = field(default_factory=set)
    on_the_wiki: set[str] = field(default_factory=set)
    in_conflict: set[str] = field(default_factory=set)
    resolved: int = 0
    pushes: int = 0

    @property
    def lost(self) -> set[str]:
        """The edits that are nowhere."""
        return self.made - self.on_the_wiki - self.in_conflict

    def __str__(self) -> str:
        """Say it in one line."""
        beside = len(self.in_conflict - self.on_the_wiki)
        return (
            f"{len(self.made)} edits in {self.pushes} pushes: {len(self.on_the_wiki)} on the wiki, "
            f"{beside} beside a conflict, {len(self.lost)} lost; {self.resolved} conflicts settled"
        )


def title(number: int) -> str:
    """Return the title of a page."""
    return f"Trempage {number}"


def soak(editor: Editor, folder: Path, edits: int) -> Soak:
    """Let three people make ``edits`` edits in all, then see where each of them is."""
    text = "{{Ingrédient\n|Description=un\ndeux\ntrois\n|Exemples=quatre\ncinq\nsix\n}}"
    for number in range(PAGES):
        editor.write(title(number), text)
    found, each = Soak(), edits // 3
    people = [_Person(_workspace(editor, folder / name), name, found) for name in ("a", "b")]
    with ThreadPoolExecutor(3) as pool:
        work = [pool.submit(person.work, each) for person in people]
        work.append(pool.submit(_third_writer, editor, each, found))
        for one in work:
            one.result()
    for person in people:
        person.end()
    for number in range(PAGES):
        found.on_the_wiki |= set(_TOKEN.findall(editor.text(title(number))))
    return found


def _workspace(editor: Editor, folder: Path) -> Kicsync:
    run = Kicsync(folder.parent, environment(editor.running, folder.parent))
    run("init", editor.running.url, str(folder))
    tolerate(folder)
    run = Kicsync(folder, run.environment)
    run("pull")
    return run


def _words(name: str, count: int) -> Iterator[str]:
    for number in range(count):
        yield f"mot{number}{name}"


@dataclass
class _Person:
    """Somebody who writes in files and pushes them now and then."""

    kicsync: Kicsync
    name: str
    found: Soak

    def __post_init__(self) -> None:
        self.random = random.Random(self.name)  # noqa: S311 (the same choices each time)

    def work(self, edits: int) -> None:
        """Edit some files, push, settle some conflicts, and so on."""
        words = list(_words(self.name, edits))
        for start in range(0, edits, AT_ONCE):
            for word in words[start : start + AT_ONCE]:
                self._write(word)
            self._run("pull", "--max-change", "100%")
            self._settle()
            self._run("push", "--yes", "--max-change", "100%")
            self.found.pushes += 1

    def end(self) -> None:
        """Bring in what is left; what is in conflict then stays in its file."""
        self._run("pull", "--max-change", "100%")
        self._run("push", "--yes", "--max-change", "100%")
        for beside in (self.kicsync.folder / "local_ingredients").glob("*.conflict.yml"):
            record = beside.with_name(beside.name.replace(".conflict.yml", ".yml"))
            for path in (beside, record):  # the other fields of the record wait with it
                self.found.in_conflict |= set(_TOKEN.findall(path.read_text("utf-8")))

    def _write(self, word: str) -> None:
        path = self.kicsync.path(title(self.random.randrange(PAGES)))
        lines = path.read_text("utf-8").split("\n")
        places = [n for n, line in enumerate(lines) if line.startswith("  ") and "mot" not in line]
        lines.insert(self.random.choice(places), f"  {word}")
        path.write_text("\n".join(lines), "utf-8")
        self.found.made.add(word)

    def _settle(self) -> None:
        """Settle about half of the conflicts, keeping what both sides wrote."""
        if self.random.random() < 0.5:
            beside = list((self.kicsync.folder / "local_ingredients").glob("*.conflict.yml"))
            self.found.resolved += len(beside)
            self._run("resolve", "--take", "both")

    def _run(self, *arguments: str) -> None:
        """Run kicsync; conflicts and pages changed meanwhile (1) are part of the game."""
        done = subprocess.run(
            [sys.executable, "-m", "kicsync", *arguments],
            cwd=self.kicsync.folder,
            env=self.kicsync.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr


def _third_writer(editor: Editor, edits: int, found: Soak) -> None:
    """Somebody in a browser: adds a line to a field, on top of what stands there."""
    chance = random.Random("c")  # noqa: S311 (the same choices each time)
    for word in _words("c", edits):
        page, name = title(chance.randrange(PAGES)), chance.choice(_FIELDS)
        while not editor.add(page, f"|{name}=", f"|{name}={word}\n"):
            pass
        found.made.add(word)
