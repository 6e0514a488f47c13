"""Decided wordings that can't be names."""

import pytest

from kicsync.kit.rubric import Decision, Relation, RubricKind, State
from kicsync.kit.rubric_unfit import unfit

STEP, INGREDIENT, FIELD = RubricKind


@pytest.mark.parametrize(
    ("kind", "wording"),
    [
        (INGREDIENT, "Un [lien]"),
        (INGREDIENT, ":Aide"),
        (INGREDIENT, "é" * 128),
        (STEP, "Un | deux"),
        (FIELD, "a=b"),
        (INGREDIENT, "Observer"),
    ],
)
def test_an_own_wording_that_cant_be_a_name(kind: RubricKind, wording: str) -> None:
    one = Decision(kind, "Voir", "Regarder", Relation.REWORDED, 0.9, wording, State.DECIDED)
    assert [wrong.decision for wrong in unfit((one,), ("Regarder", "Observer"))] == [one]
    assert not unfit((one._replace(state=State.PROPOSED),), ("Observer",))
    assert not unfit((one._replace(keep="wiki"),), ("Observer",))


def test_one_rubric_cant_have_two_wordings() -> None:
    entries = [
        Decision(INGREDIENT, here, "Un", Relation.MERGED, 0.9, keep, State.DECIDED)
        for here, keep in (("a", "Deux"), ("b", "Trois"))
    ]
    assert [one.reason for one in unfit(entries, ("Un",))] == [
        "another entry decides “Trois” for it.",
        "another entry decides “Deux” for it.",
    ]
    assert not unfit([one._replace(keep="Deux") for one in entries], ("Un",))
