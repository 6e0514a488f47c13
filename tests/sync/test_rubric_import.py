"""The texts of a document come into the records as those of a page of the wiki do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kicsync.errors import KicsyncError
from kicsync.kit import Record
from kicsync.kit.outline import Bullet, Outline, Point, WrittenTool
from kicsync.kit.rubric import Decision
from kicsync.rubrics.aligning.align import align
from kicsync.rubrics.aligning.document_side import document_rubrics
from kicsync.rubrics.aligning.wiki_side import wiki_rubrics
from kicsync.sync.resolve import Take, disputes, settle
from kicsync.sync.rubric_import import Import, plan_import, write_import
from kicsync.sync.rubric_targets import remembered, targets
from kicsync.workspace.folder import Workspace
from kicsync.workspace.imports import read_imports
from kicsync.workspace.setup import create
from tests.sync.bullets import FILE, FULL, LOOT, STEP, TITLE, bullet, decision, found

Bring = Callable[..., Import]


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    space = create(tmp_path, "http://127.0.0.1:9/", None)
    space.create_record(FILE, FULL)
    return space


@pytest.fixture
def bring(space: Workspace) -> Bring:
    """Import sub-bullets of point 2, and return what the import was."""

    def bringing(
        *bullets: Bullet, decisions: tuple[Decision, ...] = (), over: bool = False
    ) -> Import:
        files = space.records()[0]
        plan = plan_import(space, files, found(space, bullets, decisions), "p.docx", over=over)
        assert write_import(space, plan) == []
        return plan

    return bringing


def text(space: Workspace, name: str = FILE) -> str:
    return (space.folder / name).read_text("utf-8")


def test_empty_fields_are_filled(space: Workspace, bring: Bring) -> None:
    plan = bring(bullet("On dit bonjour.", LOOT, example="Un atelier le fait."))
    assert not plan.conflicts
    assert text(space) == FULL + (
        "description: |\n  On dit bonjour.\noutils:\n  - titre: Loot\n"
        "    lien: https://loot.example\n    description: Un pot commun.\n"
        "exemple: |\n  Un atelier le fait.\n"
    )
    assert bring(bullet("On dit bonjour.", LOOT, example="Un atelier le fait.")).changes == ()


def test_what_the_document_does_not_say_stays(space: Workspace, bring: Bring) -> None:
    bring(bullet("On dit bonjour.", LOOT))
    before = text(space)
    assert bring(bullet(example="Un atelier.")).changes
    assert text(space) == before + "exemple: |\n  Un atelier.\n"


@pytest.mark.parametrize(
    ("take", "stays"),
    [(Take.LOCAL, "Ici."), (Take.DOCUMENT, "Là."), (Take.BOTH, "Ici.\n  Là.")],
)
def test_other_content_is_a_conflict(
    space: Workspace, bring: Bring, take: Take, stays: str
) -> None:
    (space.folder / FILE).write_text(FULL + "description: |\n  Ici.\n", "utf-8")
    plan = bring(bullet("Là.", LOOT))
    assert [dict(change.conflicts) for change in plan.conflicts] == [
        {"description": ("", "Ici.", "Là.")}
    ]
    assert "titre: Loot" in text(space)
    conflict = text(space, FILE.replace(".yml", ".conflict.yml"))
    assert "# The document and your file say different things.\n" in conflict
    assert "  local: |\n    Ici.\n  document: |\n    Là.\n" in conflict
    (dispute,) = disputes(space)
    assert dispute.takes == (Take.LOCAL, Take.DOCUMENT, Take.BOTH)
    settle(space, dispute, dispute.value(take))
    assert f"description: |\n  {stays}\n" in text(space)
    assert bring(bullet("Là.", LOOT)).changes == ()
    assert read_imports(space.state)[FILE[:-4]].settled == ("description",)


def test_a_record_in_conflict_is_left_alone(space: Workspace, bring: Bring) -> None:
    (space.folder / FILE).write_text(FULL + "description: |\n  Ici.\n", "utf-8")
    bring(bullet("Là."))
    before = text(space)
    plan = bring(bullet("Ailleurs.", LOOT))
    assert [file.file for file in plan.disputed] == [FILE]
    assert text(space) == before


def test_a_newer_document_is_merged_with_the_last_one(space: Workspace, bring: Bring) -> None:
    bring(bullet("un\n\ndeux\n\ntrois", LOOT, example="Un atelier."))
    here = text(space).replace("  trois", "  trois, ici").replace("Un atelier", "Deux ateliers")
    (space.folder / FILE).write_text(here, "utf-8")
    newer = LOOT._replace(description="Un pot partagé.")
    plan = bring(bullet("UN\n\ndeux\n\ntrois", newer, example="Un atelier."))
    assert not plan.conflicts
    assert "description: |\n  UN\n\n  deux\n\n  trois, ici\n" in text(space)
    assert "Un pot partagé." in text(space)
    assert "Deux ateliers." in text(space)
    assert [change.conflicts for change in bring(bullet("UN\n\ndeux\n\nfin")).conflicts]


def test_a_tool_that_only_the_record_has_stays(space: Workspace, bring: Bring) -> None:
    bring(bullet("", LOOT))
    mine = "outils:\n  - titre: Pad\n    description: On écrit.\n"
    (space.folder / FILE).write_text(text(space).replace("outils:\n", mine), "utf-8")
    bring(bullet("", LOOT, WrittenTool("Carte", "", "On dessine.")))
    assert [name in text(space) for name in ("Pad", "Loot", "Carte")] == [True] * 3


def test_replace_writes_over_and_keeps_what_was_there(space: Workspace, bring: Bring) -> None:
    tools = "outils:\n  - titre: Loot\n    description: Autre.\n  - titre: Pad\n"
    (space.folder / FILE).write_text(FULL + "description: |\n  Ici.\n" + tools, "utf-8")
    before = text(space)
    plan = bring(bullet("Là.", LOOT), over=True)
    assert not plan.conflicts
    assert "Là." in text(space)
    assert "Un pot commun." in text(space)
    assert "titre: Pad" in text(space)
    assert "Autre." not in text(space)
    (kept,) = space.trash.iterdir()
    assert kept.read_text("utf-8") == before
    assert not space.conflicts()


def test_a_sub_bullet_without_an_ingredient_is_a_new_one(space: Workspace, bring: Bring) -> None:
    bring(bullet("On dit bonjour."), bullet("On danse.", title="fêter les victoires"))
    made = text(space, "feter-les-victoires.yml")
    assert made.startswith("# yaml-language-server")
    assert f"titre: Fêter les victoires\netapes:\n  - {STEP}\ndescription: |\n  On danse.\n" in made


def test_what_is_decided_comes_before_what_is_alike(space: Workspace, bring: Bring) -> None:
    said = decision("Recevoir", TITLE, "document")
    bring(bullet("On dit bonjour.", title="Recevoir"), decisions=(said,))
    assert "On dit bonjour." in text(space)
    assert space.names() == [FILE]


def test_what_holds_no_text_makes_no_record(space: Workspace, bring: Bring) -> None:
    assert bring(bullet(title="Fêter")).brought == ()
    assert found(space, (bullet(title="Fêter"),)).empty == (bullet(title="Fêter"),)


def test_two_of_the_same_title_are_an_error_and_the_others_go_on(
    space: Workspace, bring: Bring
) -> None:
    again = [bullet(words, title="Danser ensemble") for words in ("a", "b")]
    plan = bring(bullet("c"), *again, bullet("d", title="Ranger [tout]"))
    assert [error.message.split(": ", 1)[1] for error in plan.errors] == [
        "“Danser ensemble” stands twice, and a wiki has one page of that title.",
        "“Ranger [tout]” can't be the title of a page: no title of a page may hold “[”.",
    ]
    assert all("p.docx, paragraph 7" in error.message for error in plan.errors)
    assert "danser-ensemble.yml" in space.names()
    assert "  c\n" in text(space)


def test_what_was_imported_is_told_when_it_is_damaged(space: Workspace, bring: Bring) -> None:
    bring(bullet("a"))
    (path,) = (space.state / "imports").iterdir()
    path.write_text("<<<<<<<", "utf-8")
    with pytest.raises(KicsyncError, match="damaged"):
        bring(bullet("a"))


def test_the_records_are_those_of_a_page(space: Workspace, bring: Bring) -> None:
    bring(bullet("a|b\r\n"))
    record = space.read_record(FILE).record
    assert record == Record(TITLE, {"etapes": (STEP,), "description": "a|b"})


def test_an_ingredient_that_was_renamed_here_is_found_again(space: Workspace, bring: Bring) -> None:
    bring(bullet("On danse.", title="Fêter"))
    path = space.folder / "feter.yml"
    path.write_text(f"titre: Clore la saison\netapes:\n  - {STEP}\ndescription: Autre.\n", "utf-8")
    files = space.records()[0]
    titles = {file.file.removesuffix(".yml"): file.record.title for file in files}
    known = remembered(read_imports(space.state), titles, ())
    assert bring(bullet("On danse.", title="Fêter"), decisions=known).changes == ()
    assert "description: Autre.\n" in text(space, "feter.yml")


def test_no_new_one_is_made_while_a_file_can_not_be_read(space: Workspace) -> None:
    files, fest = space.records()[0], bullet("On danse.", title="Fêter")
    found_ = found(space, (bullet("On dit bonjour."), fest))
    plan = plan_import(space, files, found_, "p.docx", whole=False)
    assert [change.new.title for change in plan.changes] == [TITLE]
    assert ["“Fêter” may be one of the files" in error.message for error in plan.errors] == [True]


def test_the_step_of_an_ingredient_that_is_there_stays(space: Workspace) -> None:
    step = Point("Qualifier la ressource et ses besoins", "1", bullets=(bullet("a"),))
    outline = Outline((step, Point("Faire communauté", "2", bullets=(bullet("b", title="Autre"),))))
    records = [file.record for file in space.records()[0]]
    pairs = align(document_rubrics(outline), wiki_rubrics(records, space.schema))
    moved, new = targets(outline, {0, 1}, pairs, ()).found
    assert (moved.title, moved.moved, new.moved) == (TITLE, True, False)
    plan = plan_import(space, space.records()[0], targets(outline, {0}, pairs, ()), "p.docx")
    assert [dict(change.new.values)["etapes"] for change in plan.changes] == [(STEP,)]


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("dossier/p.docx", "p.docx"),
        (
            "https://docs.google.com/document/d/1tS/edit?usp=sharing#heading=h.1",
            "https://docs.google.com/document/d/1tS/edit",
        ),
    ],
)
def test_a_document_is_called_by_its_file_or_its_address(
    space: Workspace, document: str, name: str
) -> None:
    plan = plan_import(space, space.records()[0], found(space, (bullet("a"),)), document)
    assert [one.imported.document for one in plan.brought] == [name]


def test_an_import_that_was_cut_off_between_two_files_ends_well(
    space: Workspace, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = (bullet("On dit bonjour."), bullet("On danse.", title="Fêter"))
    plan = plan_import(space, space.records()[0], found(space, both), "p.docx")

    def cut(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kicsync.sync.rubric_import.keep_import", cut)
        with pytest.raises(KeyboardInterrupt):
            write_import(space, plan)
    assert "On dit bonjour." in text(space)
    assert read_imports(space.state) == {}
    assert [change.name for change in bring(*both).changes] == ["feter.yml"]
    assert bring(*both).changes == ()
    assert sorted(read_imports(space.state)) == [FILE[:-4], "feter"]
