"""The texts of a document come into the records as those of a page of the wiki do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kicsync.errors import ConfigError, KicsyncError
from kicsync.kit import Field, FieldType, Record, Schema
from kicsync.kit.outline import Bullet, Outline, Point, Spot, Written
from kicsync.kit.rubric import Decision, Relation, RubricKind, State
from kicsync.rubrics.align import align
from kicsync.rubrics.document_side import document_rubrics
from kicsync.rubrics.label_words import Part
from kicsync.rubrics.wiki_side import wiki_rubrics
from kicsync.sync.resolve import Take, disputes, settle
from kicsync.sync.rubric_chosen import chosen, chosen_points, is_author
from kicsync.sync.rubric_fields import Places
from kicsync.sync.rubric_import import Import, plan_import, write_import
from kicsync.sync.rubric_targets import Targets, targets
from kicsync.workspace.folder import Workspace
from kicsync.workspace.imports import read_imports
from kicsync.workspace.setup import create

STEP = "2 - Rassembler, accueillir et relier la communauté"
TITLE = "Accueillir les nouveaux"
FILE = "accueillir-les-nouveaux.yml"
FULL = f"titre: {TITLE}\netapes:\n  - {STEP}\n"
LOOT = Written("Loot", "https://loot.example", "Un pot commun.")

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


def document(*bullets: Bullet) -> Outline:
    return Outline((Point("Faire communauté", "2", bullets=bullets),))


def found(
    space: Workspace, bullets: tuple[Bullet, ...], decisions: tuple[Decision, ...] = ()
) -> Targets:
    outline = document(*bullets)
    records = [file.record for file in space.records()[0]]
    pairs = align(document_rubrics(outline), wiki_rubrics(records, space.schema))
    return targets(outline, range(len(bullets)), pairs, decisions)


def text(space: Workspace, name: str = FILE) -> str:
    return (space.folder / name).read_text("utf-8")


def bullet(description: str = "", *tools: Written, example: str = "", title: str = TITLE) -> Bullet:
    return Bullet(title, "2.1", description, tools, example, spot=Spot(7))


def decision(document: str, wiki: str, keep: str, state: State = State.DECIDED) -> Decision:
    kind, relation = RubricKind.INGREDIENT, Relation.REWORDED
    return Decision(kind, document, wiki, relation, 0.5, keep, state, "2")


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
    bring(bullet("", LOOT, Written("Carte", "", "On dessine.")))
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


def test_a_new_one_is_called_as_was_decided_or_left_out(space: Workspace) -> None:
    fest = bullet("On danse.", title="Fêter")
    (_first, target) = found(space, (bullet("a"), fest), (decision("Fêter", "", "Danser"),)).found
    assert (target.title, target.wording, target.step) == ("", "Danser", STEP)
    left = found(space, (bullet("a"), fest), (decision("Fêter", "", "wiki"),))
    assert left.unwanted == (fest,)
    assert len(left.found) == 1
    proposed = decision("Fêter", "", "wiki", State.PROPOSED)
    assert not found(space, (bullet("a"), fest), (proposed,)).unwanted


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


def test_fields_are_known_by_what_the_wiki_calls_them_or_by_their_type() -> None:
    sub = (Field("nom"), Field("phrase"))
    schema = Schema(
        "T",
        (
            Field("cas", FieldType.TEXT, "Illustration"),
            Field("corps", FieldType.TEXT, "Texte"),
            Field("aides", FieldType.ENTRIES, "Aides", key="nom", fields=sub),
        ),
    )
    places = Places.of(schema)
    values = places.values([bullet("d", LOOT, example="e"), bullet("f")])
    assert values == {
        "corps": "d\n\nf",
        "cas": "e",
        "aides": ({"nom": "Loot", "phrase": "https://loot.example Un pot commun."},),
    }
    bare = Places.of(Schema("T", (Field("lieu", FieldType.LINE, "Lieu"),)))
    assert list(bare.homeless([bullet("d", LOOT, example="e")])) == list(Part)[:3]
    assert bare.in_step("1") == {}


def test_points_are_chosen_by_their_numbers() -> None:
    assert chosen_points("8, 2.", ["1", "2", "8", ""]) == ("8", "2")
    assert chosen_points("", ["1"]) == ()
    with pytest.raises(ConfigError) as error:
        chosen_points("2,9", ["1", "2"])
    assert (error.value.message, error.value.hint) == (
        "The document has no point 9.",
        "Its points: 1, 2.",
    )


@pytest.mark.parametrize(
    ("asked", "name", "same"),
    [
        ("Christian", "Christian Mahieu", True),
        ("christian mahieu", "CM", True),
        ("CM", "Christian Mahieu", True),
        ("Séverine", "Severine", True),
        ("CMM", "Christian Mahieu", False),
        ("Claire", "Christian", False),
        ("C.M.", "CM", True),
    ],
)
def test_an_author_signs_by_name_or_initials(asked: str, name: str, same: bool) -> None:  # noqa: FBT001
    assert is_author(asked, name) is same


def test_only_what_somebody_signed() -> None:
    mine = Bullet("a", description="x", authors=("Christian",))
    outline = Outline((Point("p", "2", bullets=(mine, Bullet("b", authors=("Claire",)))),))
    assert chosen(outline, (), "CHRISTIAN") == {0}
    assert chosen(outline, ("8",), "") == set()
    with pytest.raises(ConfigError) as error:
        chosen(outline, (), "Christine")
    assert error.value.hint == "Did you mean “Christian”?"


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
