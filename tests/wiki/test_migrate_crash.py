"""A migration that is killed at any point and run again ends as one run would have; its undo too.

A few points here, every one of them when the step between them is set to 1.
"""

import json
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kicsync.sandbox import Sandbox
from kicsync.sandbox.page import Page, export
from tests.wiki.conftest import tolerate
from tests.wiki.crash import State, World, crash

STEP = 13
MIGRATE = ("rubrics", "migrate", "--yes", "--max-change", "100%")
_INGREDIENTS = ("Alpha", "Bêta", "Gamma", "Delta", "Tout seul")
_TITLES = {"Alpha": "Bêta", "Bêta": "Alpha", "Gamma": "Delta", "Delta": "Epsilon"}
_STEPS = {"Un": "Deux", "Deux": "Un"}
_FIELDS = {"Description": "Exemples", "Exemples": "Description"}


class Small(World):
    """A wiki with few pages, all of which are renamed in circles, and a workspace for it."""

    @classmethod
    def make(cls, sandbox: Sandbox, folder: Path, _orders: int = 0) -> "Small":
        running = sandbox.running()
        assert running
        world = cls(sandbox, running, folder / "kit", folder / "saved")
        sandbox.maintain("importDump.php", "--no-updates", stdin=export(_pages(), "Admin"))
        sandbox.maintain("refreshLinks.php")
        world.run("init", running.url, str(world.folder))
        tolerate(world.folder)
        schema = world.folder / "schema"
        (schema / "steps.yml").write_text(_steps(), "utf-8")
        (schema / "rubrics.yml").write_text(_rubrics(), "utf-8")
        assert world.run("-C", str(world.folder), "pull") == 0
        world.keep()
        return world

    def state(self) -> State:
        found = super().state()
        schema = (self.folder / "schema").iterdir()
        texts = {path.name: path.read_text("utf-8") for path in schema}
        # a redirect counts revisions of its own
        pages = {title: text for title, text in found.pages.items() if "#RED" not in text[0]}
        return replace(found, pages=pages, files=found.files | texts)


def _pages() -> list[Page]:
    pages = [
        Page(
            title,
            f"{{{{Ingrédient\n|Etape={n % 2 + 1} - {('Un', 'Deux')[n % 2]}\n|Description=d{n}\n"
            f"|Exemples=[[{_INGREDIENTS[n - 1]}]]\n}}}}",
        )
        for n, title in enumerate(_INGREDIENTS)
    ]
    template = Page("Modèle:Ingrédient", "{{{Etape|}}}: {{{Description|}}}, {{{Exemples|}}}")
    values = "".join(f"* [[Allows value::{n} - {t}]]\n" for n, t in ((1, "Un"), (2, "Deux")))
    steps = [Page("Un", "[[Alpha]]"), Page("Deux", "[[Un]]"), Page("Epsilon", "#REDIRECT [[Un]]")]
    return [template, Page("Attribut:Etape", values.strip()), *pages, *steps]


def _steps() -> str:
    return "".join(
        f'- number: {n}\n  title: {title}\n  value: "{n} - {title}"\n  page: {title}\n'
        for n, title in ((1, "Un"), (2, "Deux"))
    )


def _rubrics() -> str:
    kinds = {"step": _STEPS, "ingredient": _TITLES, "field": _FIELDS}
    return "\n".join(
        f"- kind: {kind}\n  document: {json.dumps(new)}\n  wiki: {json.dumps(old)}\n"
        "  relation: reworded\n  score: 0.80\n  keep: document\n  state: decided\n"
        for kind, names in kinds.items()
        for old, new in names.items()
    )


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Small]:
    sandbox = Sandbox(tmp_path / "wiki")
    try:
        sandbox.start(kit="empty")
        yield Small.make(sandbox, tmp_path)
    finally:
        sandbox.stop()


def test_a_migration(world: Small, capsys: pytest.CaptureFixture[str]) -> None:
    found = crash(world, MIGRATE, range(1, 2000, STEP))
    with capsys.disabled():
        sys.stdout.write(f"\nmigrate: {found}\n")
    assert found.points > 10
    assert (found.lost, found.doubled) == ([], [])


def test_its_undo(world: Small, capsys: pytest.CaptureFixture[str]) -> None:
    start = world.state()
    assert world.killed(MIGRATE) == 0
    assert world.state() != start
    world.keep()
    found = crash(world, world.undo(), range(1, 2000, STEP))
    with capsys.disabled():
        sys.stdout.write(f"\nundo: {found}\n")
    assert found.points > 10
    assert (found.lost, found.doubled) == ([], [])
    assert world.state().files == start.files
    assert {t: text for t, (text, _n) in world.state().pages.items()} == {
        t: text for t, (text, _n) in start.pages.items()
    }


def test_nothing_else_is_done_half_way_and_an_undo_takes_it_back(world: Small) -> None:
    start = world.state()
    assert world.killed(MIGRATE, 75) == -signal.SIGKILL
    half = world.state()
    assert half.files == start.files
    assert half.pages != start.pages
    for command in (("push", "--yes"), ("pull",)):
        assert world.killed(command) == 2
    assert world.killed(MIGRATE[:-2]) == 0
    assert world.state().files != start.files
    world.reset()
    assert world.killed(MIGRATE, 75) == -signal.SIGKILL
    assert world.killed(world.undo()) == 0
    assert world.killed(("status",)) == 0
    back = world.state()
    assert back.files == start.files
    assert {t: text for t, (text, _n) in back.pages.items()} == {
        t: text for t, (text, _n) in start.pages.items()
    }
