"""What it costs: requests, counted from the server's own log, on 1,000 pages."""

from collections.abc import Iterator
from math import ceil
from pathlib import Path

import pytest

from kicsync.sandbox import Running, Sandbox
from tests.wiki.conftest import Kicsync, environment, make_contributor, requests_in

PAGES = 1000
EDITS = 20


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sandbox, Running]]:
    box = Sandbox(tmp_path_factory.mktemp("large") / "wiki")
    yield box, box.start(pages=PAGES)
    box.stop()


def test_a_session_on_a_thousand_pages_keeps_its_budgets(
    large: tuple[Sandbox, Running], tmp_path: Path
) -> None:
    box, running = large
    run = Kicsync(tmp_path, environment(running, tmp_path, login=False))
    run("init", running.url, "kit")
    run.folder = tmp_path / "kit"

    def cost(*arguments: str) -> int:
        start = len(box.log.read_text("utf-8", errors="replace"))
        run(*arguments)
        return requests_in(box.log, start)

    first = cost("pull")
    titles = [record["title"] for record in run.json("status", "--offline")["records"]]
    assert len(titles) >= PAGES
    assert first <= ceil(len(titles) / 50) + 3

    assert cost("pull") <= ceil(len(titles) / 500) + 3

    # a contributor has no high limits, and has to log in: the dearest case
    claire = make_contributor(box)
    run.environment |= {"KICSYNC_USER": claire.user, "KICSYNC_PASSWORD": claire.password}
    assert cost("pull") <= ceil(len(titles) / 500) + 3
    edited = [title for title in titles if title.startswith("Ingrédient d'essai")][:EDITS]
    for title in edited:
        run.change(title, "exemple: |\n  ", "exemple: |\n  Relu. ")
    assert cost("push", "--yes") <= 25
    assert cost("pull") <= ceil(len(titles) / 500) + 3
    assert run.clean()


def test_high_limits_read_ten_times_as_many_pages(
    large: tuple[Sandbox, Running], tmp_path: Path
) -> None:
    box, running = large
    run = Kicsync(tmp_path, environment(running, tmp_path))
    run("init", running.url, "kit")
    run.folder = tmp_path / "kit"
    start = len(box.log.read_text("utf-8", errors="replace"))
    run("pull")
    total = len(run.json("status", "--offline")["records"])
    assert requests_in(box.log, start) <= ceil(total / 500) + 3
