"""kicsync rubrics import, as people type it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kicsync.workspace.folder import Workspace
from kicsync.workspace.imports import read_imports
from tests.commands.conftest import TITLE, Kicsync

STEP = "2 - Rassembler, accueillir et relier la communauté"
FILE = "accueillir.yml"
RECORD = f"titre: Accueillir les nouveaux\netapes:\n  - {STEP}\n"
HELLO = """\
### Accueillir les nouvelles personnes

On dit bonjour.

Exemple : Un atelier ouvre sa porte. (Christian)
"""

Write = Callable[..., Path]


@pytest.fixture
def write(world: Path, space: Workspace) -> Write:
    """Write a document: its point 2 begins with ``texts``, which are sub-bullets."""
    space.create_record(FILE, RECORD)

    def writing(*texts: str, name: str = "parcours.md") -> Path:
        head = "# Parcours\n\n## 1. Qualifier la ressource\n\n### Délimiter le périmètre\n"
        path = world / name
        path.write_text("\n".join([head, "## 2. Faire communauté\n", *texts]), "utf-8")
        return path

    return writing


def text(space: Workspace, name: str = FILE) -> str:
    return (space.folder / name).read_text("utf-8")


def change(space: Workspace, old: str, new: str) -> None:
    before = text(space)
    assert old in before
    (space.folder / FILE).write_text(before.replace(old, new), "utf-8")


def test_a_dry_run_shows_all_and_writes_nothing(
    kicsync: Kicsync, space: Workspace, write: Write
) -> None:
    path = write(HELLO)
    said = kicsync("rubrics", "import", path, "--dry-run")
    assert said.code == 0
    title, wording = "Accueillir les nouveaux", "Accueillir les nouvelles personnes"
    assert said.out.startswith(f"{title}: in the document: “{wording}”\n  description\n")
    assert "    +On dit bonjour.\n" in said.out
    outline = f"kicsync rubrics outline {path}"
    assert said.err.splitlines() == [
        "1 sub-bullet has no text yet: Délimiter le périmètre",
        f"1 passage fits nowhere, or needs a look (colour, comment…): {outline}",
        "1 ingredient would change.",
    ]
    assert text(space) == RECORD
    assert read_imports(space.state) == {}
    change(space, "titre: Acc", "description: On sourit.\ntitre: Acc")
    said = kicsync("rubrics", "import", write(HELLO), "--dry-run")
    assert said.code == 1
    assert said.err.endswith(f"There would be conflicts: {title}\n")
    assert space.conflicts() == set()


def test_what_the_wiki_or_a_person_changed_since_stays(
    kicsync: Kicsync, space: Workspace, write: Write
) -> None:
    kicsync("rubrics", "import", write(HELLO))
    change(space, "bonjour.", "bonjour à chacune.")
    assert kicsync("rubrics", "import", write(HELLO)).err.endswith("Nothing to change.\n")
    newer = HELLO.replace("sa porte", "sa porte le samedi")
    assert kicsync("rubrics", "import", write(newer, name="parcours-2.md")).code == 0
    assert "bonjour à chacune." in text(space)
    assert "sa porte le samedi." in text(space)
    found = kicsync("lint", "--select", "KIC513", "--format", "json")
    (one,) = json.loads(found.out)["findings"]
    line = text(space)[: text(space).index("description:")].count("\n") + 1
    assert (one["file"], one["line"]) == (space.shown(FILE), line)
    assert one["message"].endswith("in parcours-2.md.")


def test_replace_takes_the_document_even_where_only_the_file_changed(
    kicsync: Kicsync, space: Workspace, write: Write
) -> None:
    kicsync("rubrics", "import", write(HELLO))
    change(space, "bonjour.", "rien.")
    before = text(space)
    said = kicsync("rubrics", "import", write(HELLO), "--replace")
    assert said.code == 0
    assert "On dit bonjour.\n" in text(space)
    assert "What was replaced is kept in .kicsync/trash.\n" in said.err
    (kept,) = space.trash.iterdir()
    assert kept.read_text("utf-8") == before
    said = kicsync("rubrics", "import", write(HELLO), "--replace")
    assert said.err.endswith("Nothing to change.\n")


def test_what_the_document_says_no_longer_is_told_once_and_stays(
    kicsync: Kicsync, space: Workspace, write: Write
) -> None:
    kicsync("rubrics", "import", write(HELLO))
    shorter = HELLO.partition("Exemple")[0]
    said = kicsync("rubrics", "import", write(shorter))
    kept = "No longer in the document; your file keeps it: Accueillir les nouvelles personnes"
    assert f"{kept} (exemple)\n" in said.err
    assert "Un atelier ouvre sa porte." in text(space)
    assert kept not in kicsync("rubrics", "import", write(shorter)).err
    change(space, "sa porte.", "son portail.")
    assert kicsync("lint", "--select", "KIC513").code == 0


def test_a_point_that_the_wiki_has_no_step_for_is_told_as_what_it_is(
    kicsync: Kicsync, space: Workspace, world: Path
) -> None:
    path = world / "neuf.md"
    path.write_text("## 9. Essaimer ailleurs\n\n### Passer la main\n\nOn part.\n", "utf-8")
    said = kicsync("rubrics", "import", path)
    assert "The wiki has no step for the point of: Passer la main\n" in said.err
    assert "Write one into their files, as “etapes”" in said.err
    assert "etapes:\n" in (space.folder / "passer-la-main.yml").read_text("utf-8")
    assert "has no step" not in kicsync("rubrics", "import", path).err
    assert "does not make" not in kicsync("rubrics", "decide", path).err
    said = kicsync("rubrics", "decide", path, "--keep", "document")
    assert "New steps, which kicsync does not make: “Essaimer ailleurs”\n" in said.err
    assert "kicsync steps pull\n" in said.err


def test_what_is_not_sure_waits_for_a_decision(
    kicsync: Kicsync, space: Workspace, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kicsync.sync.rubric_targets.SURE", 1.1)  # of 0.99, it is not sure
    document = write(HELLO)
    said = kicsync("rubrics", "import", document)
    assert said.code == 1
    wording = "Accueillir les nouvelles personnes"
    assert f"not sure: “{wording}” may be “Accueillir les nouveaux” (" in said.err
    assert f"kicsync rubrics decide {document} --interactive" in said.err
    assert text(space) == RECORD
    found = json.loads(kicsync("rubrics", "import", document, "--format", "json").out)
    assert (found["records"], found["doubtful"][0]["document"]) == ([], wording)
    kicsync("rubrics", "decide", document)
    assert kicsync("rubrics", "import", document).code == 1
    kicsync("rubrics", "decide", "--keep", "wiki")
    assert kicsync("rubrics", "import", document).code == 0
    assert "On dit bonjour." in text(space)


def test_a_file_that_can_not_be_read_is_not_made_a_second_time(
    kicsync: Kicsync, space: Workspace, write: Write
) -> None:
    (space.folder / FILE).write_text("titre: [", "utf-8")
    said = kicsync("rubrics", "import", write(HELLO))
    assert said.code == 1
    assert "parcours.md, paragraph 5: “Accueillir les nouvelles personnes” may be one" in said.err
    assert f"{space.shown(FILE)}:" in said.err
    assert "accueillir-les-nouvelles-personnes.yml" not in space.names()


def test_a_file_that_nobody_may_write_is_an_error_of_its_own(
    kicsync: Kicsync, space: Workspace, write: Write
) -> None:
    (space.state / "imports").mkdir()
    (space.state / "imports" / "accueillir.json").mkdir()
    said = kicsync("rubrics", "import", write(HELLO))
    assert said.code != 0
    assert "accueillir.json" in said.err
    assert text(space) == RECORD


def test_new_ones_get_names_of_their_own_and_bad_titles_are_told(
    kicsync: Kicsync, space: Workspace, write: Write
) -> None:
    space.create_record("feter.yml", f"titre: Un tout autre sujet\netapes:\n  - {STEP}\n")
    document = write("### Fêter !\n\nOn danse.\n", "### Ranger {tout}\n\nOn range.\n")
    said = kicsync("rubrics", "import", document)
    assert said.code == 1
    assert "titre: Fêter !\n" in text(space, "feter-2.yml")
    assert "“Ranger {tout}” can't be the title of a page" in said.err


def test_lint_says_at_once_where_something_is_missing(
    kicsync: Kicsync, space: Workspace, world: Path
) -> None:
    config = space.root / "kicsync.toml"
    config.write_text(config.read_text("utf-8").replace('"KIC1", ', ""), "utf-8")
    document = world / "parcours.md"
    document.write_text("## 1. Une étape que le wiki n'a pas\n\n### Fêter\n\nOn danse.\n", "utf-8")
    said = kicsync("rubrics", "import", document)
    assert said.code == 0
    assert f"Warning: {space.shown('feter.yml')}:3: “etapes” is missing" in said.err


def test_a_record_in_conflict_waits(kicsync: Kicsync, space: Workspace, write: Write) -> None:
    document = write(HELLO)
    change(space, "titre: Acc", "description: On sourit.\ntitre: Acc")
    assert kicsync("rubrics", "import", document).code == 1
    before = text(space)
    newer = HELLO.replace("bonjour", "bonsoir")
    for options in ((), ("--replace",)):
        said = kicsync("rubrics", "import", write(newer), *options)
        assert said.code == 1
        assert "“Accueillir les nouveaux” is in conflict and is left as it is." in said.err
        assert text(space) == before
    assert kicsync("resolve", "--take", "document").code == 0
    assert "On dit bonjour." in text(space)
    assert kicsync("rubrics", "import", write(newer)).code == 0
    assert "On dit bonsoir." in text(space)


@pytest.mark.parametrize("points", ["9", "2-4", "deux"])
def test_points_that_are_not_there(kicsync: Kicsync, write: Write, points: str) -> None:
    said = kicsync("rubrics", "import", write(HELLO), "--points", points)
    assert (said.code, said.err.splitlines()) == (
        2,
        [f"Error: The document has no point {points}.", "  → Its points: 1, 2."],
    )


def test_points_and_authors_choose(kicsync: Kicsync, space: Workspace, write: Write) -> None:
    document = write(HELLO, "### Fêter\n\nOn danse. (Claire)\n")
    assert kicsync("rubrics", "import", document, "--points", "1").err.endswith(
        "Nothing to change.\n"
    )
    said = kicsync("rubrics", "import", document, "--points", " 2. ,1", "--author", "Claire")
    assert [line for line in said.out.splitlines() if line[0] != " "] == ["Fêter: new ingredient"]
    assert text(space) == RECORD
    assert TITLE not in said.out
