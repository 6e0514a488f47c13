"""The alignment as rows, and as data for programs."""

import csv
import io
import json

from kicsync.kit.rubric import Pair, Relation, Rubric, RubricKind
from kicsync.rubrics.showing.pairs_shown import as_csv, as_data, counts, percent, points_of

STEP, INGREDIENT, _FIELD = RubricKind
POINT = Rubric(STEP, "Le financement", "Le financement", "5")
STEP_5 = Rubric(STEP, "5 - Financer", "Financer", "5")
PAIRS = (
    Pair(STEP, POINT, STEP_5, Relation.REWORDED, 0.9996),
    Pair(
        INGREDIENT,
        Rubric(INGREDIENT, "=1+1", "=1+1", "a", "Le financement"),
        None,
        Relation.ONLY_DOCUMENT,
    ),
    Pair(
        INGREDIENT,
        None,
        Rubric(INGREDIENT, "Prêter", "Prêter", above="5 - Financer"),
        Relation.ONLY_WIKI,
    ),
    Pair(
        INGREDIENT,
        None,
        Rubric(INGREDIENT, "Donner", "Donner", above="6 - Autre"),
        Relation.ONLY_WIKI,
    ),
)


def test_what_only_the_wiki_has_belongs_to_the_point_of_its_step() -> None:
    assert [points_of(PAIRS)[pair] for pair in PAIRS] == ["5", "5", "5", ""]


def test_relations_are_counted_in_their_order() -> None:
    assert list(counts(PAIRS).items()) == [("reworded", 1), ("only-document", 1), ("only-wiki", 2)]


def test_what_differs_is_never_wholly_sure() -> None:
    assert percent(PAIRS[0]) == "99 %"


def test_no_spreadsheet_runs_a_wording() -> None:
    head, first, second, *_rest = csv.reader(io.StringIO(as_csv(PAIRS)))
    assert head == ["kind", "relation", "score", "point", "document", "step", "wiki"]
    assert first == ["step", "reworded", "1.000", "5", "Le financement", "", "Financer"]
    assert second == ["ingredient", "only-document", "", "5", "'=1+1", "", ""]


def test_data_is_json() -> None:
    data = json.loads(json.dumps(as_data(PAIRS)))
    assert data["counts"] == {"reworded": 1, "only-document": 1, "only-wiki": 2}
    assert data["pairs"][0]["wiki"]["key"] == "5 - Financer"
    assert data["pairs"][1]["wiki"] is None
