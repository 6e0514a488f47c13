"""kicsync rubrics decide and import, as people type them."""

import json
import re
from pathlib import Path

import pytest

from kicsync.kit.rubric import RubricKind
from kicsync.workspace.folder import Workspace
from kicsync.workspace.rubrics_file import read_rubrics
from tests.commands.conftest import TITLE, Kicsync
from tests.commands.terminal import at_terminal

STEP = "2 - Rassembler, accueillir et relier la communauté"
WIKI, DOCUMENT = "Rassembler, accueillir et relier la communauté", "Faire communauté"
PARCOURS = """\
# Parcours

## 1. Qualifier la ressource et ses besoins

### Délimiter le périmètre

Exemples : e

## 2. Faire communauté

### Accueillir les nouvelles personnes

On dit bonjour à chacune.

Exemples : Un atelier de couture ouvre sa porte le samedi. (Christian)

### Fêter les petites victoires

On se retrouve pour fêter. (Claire)
"""


@pytest.fixture
def parcours(world: Path, space: Workspace) -> Path:
    """A document of two points, beside an ingredient that is worded otherwise."""
    space.create_record("accueillir.yml", f"titre: Accueillir les nouveaux\netapes:\n  - {STEP}\n")
    path = world / "parcours.md"
    path.write_text(PARCOURS, "utf-8")
    return path


def rubrics(space: Workspace) -> Path:
    return space.schema_folder / "rubrics.yml"


def states(space: Workspace) -> dict[str, str]:
    """Return what is kept of each point and sub-bullet, and whether it is decided."""
    found = [one for one in read_rubrics(rubrics(space)) if one.kind is not RubricKind.FIELD]
    return {one.document: f"{one.keep}, {one.state}" for one in found if one.document}


def test_the_list_is_written_and_the_second_time_nothing_changes(
    kicsync: Kicsync, space: Workspace, parcours: Path
) -> None:
    before = rubrics(space).read_text("utf-8")
    dry = kicsync("rubrics", "decide", parcours, "--dry-run")
    assert "schema/rubrics.yml would change.\n" in dry.err
    assert rubrics(space).read_text("utf-8") == before
    said = kicsync("rubrics", "decide", parcours)
    assert said.code == 0
    assert f"    -{WIKI}\n    +{DOCUMENT}\n" in said.out
    assert "Written: schema/rubrics.yml\nNext: kicsync rubrics decide --interactive\n" in said.err
    text = rubrics(space).read_text("utf-8")
    assert text.startswith(before.removesuffix("[]\n"))
    assert kicsync("rubrics", "decide", parcours).err.splitlines()[1] == (
        "Nothing changes in schema/rubrics.yml."
    )
    assert rubrics(space).read_text("utf-8") == text


def test_a_side_is_decided_in_bulk(kicsync: Kicsync, space: Workspace, parcours: Path) -> None:
    said = kicsync("rubrics", "decide", parcours, "--keep", "document", "--points", "2")
    commands = f"kicsync rubrics import {parcours}, kicsync rubrics migrate --dry-run"
    assert f"Next: {commands}\n" in said.err
    found = states(space)
    assert [found.pop("Qualifier la ressource et ses besoins"), found.pop(TITLE)] == [
        "wiki, decided"
    ] * 2
    assert list(found.values()) == ["document, decided"] * 3
    wrong = kicsync("rubrics", "decide", "--keep", "wiki", "--points", "9")
    assert (wrong.code, wrong.err.splitlines()) == (
        2,
        ["Error: The document has no point 9.", "  → Its points: 1, 2."],
    )


def test_what_is_not_sure_stays_open_and_is_named(
    kicsync: Kicsync, space: Workspace, parcours: Path
) -> None:
    kicsync("rubrics", "decide", parcours)
    path = rubrics(space)
    before, entry, after = path.read_text("utf-8").partition(f"  document: {DOCUMENT}\n")
    after = re.sub(r"score: \S+", "score: 0.56", after, count=1)
    path.write_text(before + entry + after, "utf-8")
    said = kicsync("rubrics", "decide", "--keep", "document")
    assert "1 pair stays open: kicsync is not sure that both are the same.\n" in said.err
    assert f"    56 %  “{WIKI}” ↔ “{DOCUMENT}”\n" in said.err
    assert "--doubtful" in said.err
    assert states(space)[DOCUMENT] == "document, proposed"
    assert kicsync("rubrics", "decide", "--keep", "document", "--doubtful").code == 0
    assert states(space)[DOCUMENT] == "document, decided"
    assert kicsync("rubrics", "decide", "--doubtful").code == 2


def test_a_wording_that_cant_be_a_title_is_told_with_its_line(
    kicsync: Kicsync, space: Workspace, parcours: Path
) -> None:
    path = rubrics(space)
    path.write_text(
        f"- kind: ingredient\n  wiki: {TITLE}\n  keep: 'Un [lien]'\n  state: decided\n\n"
        f"- kind: ingredient\n  wiki: Accueillir les nouveaux\n  keep: {TITLE}\n  state: decided\n",
        "utf-8",
    )
    said = kicsync("rubrics", "decide")
    assert said.code == 1
    assert f"{path}:1: “Un [lien]” can't be its name: no title of a page may hold “[”." in said.err
    path.write_text(path.read_text("utf-8").replace("'Un [lien]'", "wiki"), "utf-8")
    said = kicsync("rubrics", "decide")
    assert (said.code, f"{path}:6: “{TITLE}” can't be its name" in said.err) == (1, True)


def test_json_holds_every_entry(kicsync: Kicsync, space: Workspace, parcours: Path) -> None:
    said = kicsync("rubrics", "decide", parcours, "--format", "json")
    data = json.loads(said.out)
    assert data["file"] == "schema/rubrics.yml"
    assert data["written"] is True
    assert data["counts"]["proposed"] == 3
    (step,) = (one for one in data["rubrics"] if one["document"] == DOCUMENT)
    assert (step["wiki"], step["relation"], step["wording"]) == (WIKI, "reworded", DOCUMENT)


def test_each_open_rubric_is_asked_about(space: Workspace, parcours: Path) -> None:
    shown = at_terminal(
        *("rubrics", "decide", str(parcours), "--interactive"),
        typed=[
            ("Keep: d = the document", "d\n"),
            ("Keep: d = the document", "e\n"),
            ("The wording", "Accueillir\n"),
            ("Bring it to the wiki", "w\n"),
        ],
    )
    assert shown.code == 0
    assert states(space) == {
        "Qualifier la ressource et ses besoins": "wiki, decided",
        TITLE: "wiki, decided",
        DOCUMENT: "document, decided",
        "Accueillir les nouvelles personnes": "Accueillir, decided",
        "Fêter les petites victoires": "wiki, decided",
    }
    assert 'keep: "Accueillir"' in rubrics(space).read_text("utf-8")


def test_an_answer_that_cant_be_is_asked_again_and_q_stops(
    space: Workspace, parcours: Path
) -> None:
    shown = at_terminal(
        *("rubrics", "decide", str(parcours), "--interactive"),
        typed=[
            ("q = stop", "z\n"),
            ("q = stop", "e\n"),
            ("The wording", "Un {lien}\n"),
            ("q = stop", "w\n"),
            ("q = stop", "q\n"),
        ],
    )
    assert shown.code == 0
    assert "It can't be called so: no title of a page may hold “{”." in shown.screen
    assert "2/3" in shown.screen
    assert "3/3" not in shown.screen
    asked = [said for said in states(space).values() if said.startswith("document")]
    assert asked == ["document, proposed"] * 2
    assert states(space)[DOCUMENT] == "wiki, decided"


def test_what_was_answered_is_kept_when_the_person_stops(space: Workspace, parcours: Path) -> None:
    shown = at_terminal(
        *("rubrics", "decide", str(parcours), "--interactive"),
        typed=[("Keep: d = the document", "d\n"), ("Keep: d = the document", "\x03")],
    )
    assert shown.code == 130
    assert "Interrupted: what you have answered is written." in shown.screen
    assert "Go on with: kicsync rubrics decide --interactive" in shown.screen
    asked = [said for said in states(space).values() if said.startswith("document")]
    assert asked == ["document, decided", "document, proposed", "document, proposed"]


def test_without_a_terminal_nobody_can_be_asked(kicsync: Kicsync, parcours: Path) -> None:
    said = kicsync("rubrics", "decide", parcours, "--interactive")
    assert (said.code, "--keep document" in said.err) == (2, True)
    assert kicsync("rubrics", "decide", parcours, "--points", "2").code == 2
    assert kicsync("rubrics", "decide", "nulle-part.docx").code == 2


def test_a_mistake_in_the_list_is_told(kicsync: Kicsync, space: Workspace, parcours: Path) -> None:
    rubrics(space).write_text("- kind: step\n  wiki: Un\n  keep: wiki\n  state: decide\n", "utf-8")
    said = kicsync("rubrics", "decide", parcours)
    assert said.code == 2
    assert "rubrics.yml:4: “state” can't be “decide”." in said.err
    assert "Did you mean “decided”?" in said.err


def test_the_texts_come_in_and_lint_says_what_is_missing(
    kicsync: Kicsync, space: Workspace, parcours: Path
) -> None:
    dry = kicsync("rubrics", "import", parcours, "--dry-run")
    assert "2 ingredients would change.\n" in dry.err
    assert not (space.state / "imports").exists()
    said = kicsync("rubrics", "import", parcours, "--points", "2")
    assert said.code == 0
    assert "Fêter les petites victoires: new ingredient\n" in said.out
    assert "2 ingredients changed.\nNext: kicsync push\n" in said.err
    text = (space.folder / "accueillir.yml").read_text("utf-8")
    assert "description: |\n  On dit bonjour à chacune.\n" in text
    assert "exemple: |\n  Un atelier de couture ouvre sa porte le samedi.\n" in text
    again = kicsync("rubrics", "import", parcours, "--format", "json")
    assert json.loads(again.out)["records"] == []


def test_only_the_texts_of_one_author(kicsync: Kicsync, space: Workspace, parcours: Path) -> None:
    assert kicsync("rubrics", "import", parcours, "--author", "christian").code == 0
    assert "feter-les-petites-victoires.yml" not in space.names()
    said = kicsync("rubrics", "import", parcours, "--author", "Cristian")
    assert (said.code, "Did you mean “Christian”?" in said.err) == (2, True)


def test_a_conflict_is_resolved_as_any_other(
    kicsync: Kicsync, space: Workspace, parcours: Path
) -> None:
    path = space.folder / "accueillir.yml"
    path.write_text(path.read_text("utf-8") + "description: |\n  On sourit.\n", "utf-8")
    said = kicsync("rubrics", "import", parcours)
    assert said.code == 1
    assert "description: in conflict, the file and the document differ\n" in said.out
    assert "In conflict: Accueillir les nouveaux. Next: kicsync resolve\n" in said.err
    found = kicsync("lint", "--select", "KIC513")
    assert (
        "“description” says something else than “Accueillir les nouvelles personnes”" in found.out
    )
    again = kicsync("rubrics", "import", parcours)
    assert "is in conflict and is left as it is" in again.err
    assert kicsync("resolve", "--take", "local").code == 0
    assert "On sourit." in path.read_text("utf-8")
    assert kicsync("lint", "--select", "KIC513").code == 0
    assert kicsync("rubrics", "import", parcours).err.endswith("Nothing to change.\n")


def test_at_a_terminal_d_takes_the_document(
    kicsync: Kicsync, space: Workspace, parcours: Path
) -> None:
    path = space.folder / "accueillir.yml"
    path.write_text(path.read_text("utf-8") + "description: |\n  On sourit.\n", "utf-8")
    kicsync("rubrics", "import", parcours)
    shown = at_terminal("resolve", typed=[("d = the document, b = both", "d\n")])
    assert shown.code == 0
    assert "On dit bonjour" in path.read_text("utf-8")


def test_replace_leaves_no_conflict(kicsync: Kicsync, space: Workspace, parcours: Path) -> None:
    path = space.folder / "accueillir.yml"
    path.write_text(path.read_text("utf-8") + "description: |\n  On sourit.\n", "utf-8")
    said = kicsync("rubrics", "import", parcours, "--replace")
    assert said.code == 0
    assert "On dit bonjour" in path.read_text("utf-8")
    assert len(list(space.trash.iterdir())) == 1


def test_lint_shows_what_is_open_and_what_is_not_done_yet(
    kicsync: Kicsync, space: Workspace, parcours: Path
) -> None:
    kicsync("rubrics", "decide", parcours)
    found = kicsync("lint", "--select", "KIC511", "--format", "json")
    findings = json.loads(found.out)["findings"]
    assert {one["file"] for one in findings} == {"schema/rubrics.yml"}
    lines = rubrics(space).read_text("utf-8").split("\n")
    assert [lines[one["line"] - 1] for one in findings] == [
        "- kind: step",
        "- kind: ingredient",
        "- kind: ingredient",
    ]
    kicsync("rubrics", "decide", "--keep", "document")
    assert kicsync("lint", "--select", "KIC511").code == 0
    found = kicsync("lint", "--select", "KIC512", "--format", "json")
    assert [one["field"] for one in json.loads(found.out)["findings"]] == ["titre", "etapes[0]"]
