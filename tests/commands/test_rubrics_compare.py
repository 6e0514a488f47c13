"""kicsync rubrics compare."""

import csv
import io
import json
from pathlib import Path

import pytest

from kicsync.workspace.folder import Workspace
from tests.commands.conftest import Kicsync

STEPS = (
    "1 - Qualifier la ressource et ses besoins",
    "2 - Rassembler, accueillir et relier la communauté",
)
PARCOURS = """\
# 1. Qualifier la ressource et ses besoins

## Tenir un journal ouvert

# 2. Faire communauté

## L'accueil des nouveaux

Exemple : Un café.
"""


@pytest.fixture
def parcours(world: Path, space: Workspace) -> str:
    """A document of two points, beside two ingredients of which one stands under another step."""
    for name, title in (("a.yml", "Accueillir les nouveaux"), ("b.yml", "Tenir un journal ouvert")):
        space.create_record(name, f"titre: {title}\netapes:\n  - {STEPS[1]}\n")
    path = world / "parcours.md"
    path.write_text(PARCOURS, "utf-8")
    return path.name


def test_text_tells_what_differs_by_words(kicsync: Kicsync, parcours: str) -> None:
    said = kicsync("rubrics", "compare", parcours)
    assert said.code == 0
    assert "[-Accueillir les-]{+L'accueil des+} nouveaux" in said.out
    assert "  same" not in said.out
    assert f"from “{STEPS[1]}” to “Qualifier la ressource et ses besoins”" in said.out
    assert "same: 1" in said.err


def test_what_is_the_same_is_told_when_asked(kicsync: Kicsync, parcours: str) -> None:
    said = kicsync("-v", "rubrics", "compare", parcours)
    assert "  same 100 %\n     Qualifier la ressource et ses besoins\n" in said.out


def test_json(kicsync: Kicsync, parcours: str) -> None:
    data = json.loads(kicsync("rubrics", "compare", parcours, "--format", "json").out)
    assert data["document"] == "parcours.md"
    (moved,) = [pair for pair in data["pairs"] if pair["relation"] == "moved"]
    assert (moved["point"], moved["wiki"]["above"]) == ("1", STEPS[1])
    assert sum(data["counts"].values()) == len(data["pairs"])


def test_csv(kicsync: Kicsync, parcours: str) -> None:
    out = kicsync("rubrics", "compare", parcours, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    (label,) = [row for row in rows if row["kind"] == "field" and row["document"]]
    assert (label["relation"], label["document"]) == ("reworded", "Exemple")
    assert label["wiki"] == "Exemples"


def test_html_is_one_page(kicsync: Kicsync, parcours: str) -> None:
    page = kicsync("rubrics", "compare", parcours, "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert "<title>parcours.md and the wiki</title>" in page


def test_a_record_that_cannot_be_read_is_said(
    kicsync: Kicsync, space: Workspace, parcours: str
) -> None:
    (space.folder / "c.yml").write_text("titre: [", "utf-8")
    said = kicsync("rubrics", "compare", parcours)
    assert said.code == 1
    assert "c.yml" in said.err
    assert "L'accueil des" in said.out


def test_nothing_is_changed(kicsync: Kicsync, space: Workspace, parcours: str) -> None:
    before = {path: path.read_bytes() for path in space.root.rglob("*") if path.is_file()}
    kicsync("rubrics", "compare", parcours)
    assert before == {path: path.read_bytes() for path in space.root.rglob("*") if path.is_file()}
