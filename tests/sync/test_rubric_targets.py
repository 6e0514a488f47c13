"""Which record each sub-bullet goes to: as decided, as before, or as is sure."""

from pathlib import Path

import pytest

from kicsync.kit.rubric import Decision, Pair, Relation, RubricKind, State
from kicsync.rubrics.aligning.align import align
from kicsync.rubrics.aligning.document_side import document_rubrics
from kicsync.rubrics.aligning.wiki_side import wiki_rubrics
from kicsync.sync.rubric_fields import Places
from kicsync.sync.rubric_targets import Targets, remembered, targets
from kicsync.workspace.folder import Workspace
from kicsync.workspace.imports import Imported
from kicsync.workspace.setup import create
from tests.sync.bullets import FILE, FULL, LOOT, STEP, TITLE, bullet, decision, document, found


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    space = create(tmp_path, "http://127.0.0.1:9/", None)
    space.create_record(FILE, FULL)
    return space


def test_a_new_one_is_called_as_was_decided_or_left_out(space: Workspace) -> None:
    fest = bullet("On danse.", title="Fêter")
    (_first, target) = found(space, (bullet("a"), fest), (decision("Fêter", "", "Danser"),)).found
    assert (target.title, target.wording, target.step) == ("", "Danser", STEP)
    left = found(space, (bullet("a"), fest), (decision("Fêter", "", "wiki"),))
    assert left.unwanted == (fest,)
    assert len(left.found) == 1
    proposed = decision("Fêter", "", "wiki", State.PROPOSED)
    assert not found(space, (bullet("a"), fest), (proposed,)).unwanted


def test_of_what_became_one_ingredient_all_comes_when_a_part_is_asked_for(space: Workspace) -> None:
    parts = [bullet(words, LOOT, title=f"Accueillir {words}") for words in ("ici", "ailleurs")]
    outline = document(*parts)
    records = [file.record for file in space.records()[0]]
    pairs = align(document_rubrics(outline), wiki_rubrics(records, space.schema))
    said = tuple(decision(one.wording, TITLE, "wiki") for one in parts)
    (target,) = targets(outline, {1}, pairs, said).found
    assert (target.title, target.bullets) == (TITLE, tuple(parts))
    values = Places.of(space.schema).values(target.bullets)
    assert values["description"] == "ici\n\nailleurs"
    assert len(values["outils"]) == 1


def doubt(space: Workspace, *decisions: Decision, known: tuple[Decision, ...] = ()) -> Targets:
    """Return where a sub-bullet goes that may be the ingredient, with a score of 0.6."""
    outline = document(bullet("a", title="Recevoir"))
    (rubric,) = (one for one in document_rubrics(outline) if one.kind is RubricKind.INGREDIENT)
    records = [file.record for file in space.records()[0]]
    (wiki,) = (one for one in wiki_rubrics(records, space.schema) if one.key == TITLE)
    pair = Pair(RubricKind.INGREDIENT, rubric, wiki, Relation.REWORDED, 0.6)
    return targets(outline, {0}, (pair,), decisions, known)


def test_what_is_not_sure_is_left_out_until_somebody_says_so(space: Workspace) -> None:
    proposed = decision("Recevoir", TITLE, "document", State.PROPOSED)
    for left in (doubt(space), doubt(space, proposed)):
        assert (left.found, left.doubtful) == ((), (("Recevoir", TITLE, 0.6),))
    decided = doubt(space, decision("Recevoir", TITLE, "document"))
    assert ([one.title for one in decided.found], decided.doubtful) == ([TITLE], ())


def test_what_was_brought_together_once_stays_together(space: Workspace) -> None:
    imports = {
        FILE[:-4]: Imported("p.docx", "2", "Recevoir", {}),
        "parti": Imported("", "", "x", {}),
    }
    titles = {FILE[:-4]: TITLE, "autre": "Autre"}
    known = remembered(imports, titles, ())
    assert [(one.document, one.wiki) for one in known] == [("Recevoir", TITLE)]
    assert [one.title for one in doubt(space, known=known).found] == [TITLE]
    for said in (decision("Recevoir", "", "wiki"), decision("Autre", TITLE, "wiki")):
        assert remembered(imports, titles, (said,)) == ()
    alone = decision("Recevoir", "", "document", State.PROPOSED)
    assert remembered(imports, titles, (alone,)) == known
