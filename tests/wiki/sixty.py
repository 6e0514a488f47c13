"""A wiki of sixty ingredients of its own for the tests of a module, and a workspace for it.

A module imports these fixtures, and each of its tests brings the wiki back to what it was.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kicsync.sandbox import Running, Sandbox
from tests.wiki.conftest import Editor, Kicsync, environment, log_in


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """Return the wiki."""
    found = Sandbox(tmp_path_factory.mktemp("migrated") / "wiki")
    found.start(pages=28)
    yield found
    found.stop()


@pytest.fixture
def wiki(box: Sandbox) -> Running:
    running = box.running()
    assert running
    return running


@pytest.fixture
def admin(wiki: Running) -> Editor:
    return log_in(wiki)


@pytest.fixture
def kit(wiki: Running, tmp_path: Path) -> Kicsync:
    run = Kicsync(tmp_path, environment(wiki, tmp_path))
    run("init", wiki.url, "kit")
    found = Kicsync(tmp_path / "kit", run.environment)
    found("pull")
    return found


def decide(kit: Kicsync, **kinds: Mapping[str, str]) -> None:
    """Write rubrics.yml: for each kind, new wordings by those of the wiki."""
    entries = [
        f"- kind: {kind}\n  document: {json.dumps(new)}\n  wiki: {json.dumps(old)}\n"
        "  relation: reworded\n  score: 0.80\n  keep: document\n  state: decided\n"
        for kind, wanted in kinds.items()
        for old, new in wanted.items()
    ]
    (kit.folder / "schema" / "rubrics.yml").write_text("\n".join(entries), "utf-8")


def files(kit: Kicsync) -> dict[str, bytes]:
    """Return the files that a person sees: records and schema."""
    return {name: text for name, text in kit.files().items() if "/.kicsync/" not in name}
