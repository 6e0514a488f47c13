"""What is decided in rubrics.yml -> which names change."""

import pytest

from kicsync.errors import ConfigError
from kicsync.kit import Field, FieldType, Schema, Step
from kicsync.kit.rubric import DOCUMENT, WIKI, Decision, Relation, RubricKind, State
from kicsync.sync.migrating.renames import renames

STEPS = (
    Step(1, "Qualifier", "1 - Qualifier", "Qualifier", steps=(Step(1, "Voir", "1.1 Voir"),)),
    Step(2, "Relier", "2 - Relier", "Étape deux"),
    Step(3, "Clore", "Clore", "Clore"),
)
SCHEMA = Schema(
    "Ingrédient",
    (
        Field("etapes", FieldType.LIST, "Etape", of="step"),
        Field("exemple", FieldType.TEXT, "Exemples"),
    ),
    steps=STEPS,
)
TITLES = ["Alpha", "Bêta"]
STEP, INGREDIENT, FIELD = RubricKind.STEP, RubricKind.INGREDIENT, RubricKind.FIELD


def decision(
    kind: RubricKind, wiki: str, document: str, keep: str = DOCUMENT, state: State = State.DECIDED
) -> Decision:
    return Decision(kind, document, wiki, Relation.REWORDED, 0.8, keep, state)


def test_the_number_of_a_step_stays_before_its_new_title() -> None:
    found = renames([decision(STEP, "Qualifier", "Décrire")], TITLES, SCHEMA)
    assert found.steps == {"1 - Qualifier": "1 - Décrire"}
    assert found.wordings == {"1 - Qualifier": "Décrire"}
    assert found.step_pages == {"Qualifier": "Décrire"}


def test_a_step_below_and_one_without_a_number() -> None:
    wanted = [decision(STEP, "Voir", "Regarder"), decision(STEP, "Clore", "finir")]
    found = renames(wanted, TITLES, SCHEMA)
    assert found.steps == {"1.1 Voir": "1.1 Regarder", "Clore": "finir"}
    assert found.step_pages == {"Clore": "Finir"}


def test_a_page_that_is_not_called_as_its_step_keeps_its_title() -> None:
    found = renames([decision(STEP, "Relier", "Réunir")], TITLES, SCHEMA)
    assert found.steps == {"2 - Relier": "2 - Réunir"}
    assert found.step_pages == {}


def test_titles_and_parameters() -> None:
    wanted = [
        decision(INGREDIENT, "Alpha", "bêta"),
        decision(INGREDIENT, "Bêta", "Alpha"),
        decision(FIELD, "Exemples", "Exemple"),
    ]
    found = renames(wanted, TITLES, SCHEMA)
    assert found.titles == {"Alpha": "Bêta", "Bêta": "Alpha"}
    assert found.parameters == {"Ingrédient": {"Exemples": "Exemple"}}


def test_only_what_is_decided_otherwise_counts() -> None:
    wanted = [
        decision(INGREDIENT, "Alpha", "Autre", keep=WIKI),
        decision(INGREDIENT, "Bêta", "Autre", state=State.PROPOSED),
        decision(INGREDIENT, "", "Neuf"),
        decision(INGREDIENT, "Parti", "", keep=DOCUMENT),
    ]
    assert renames(wanted, TITLES, SCHEMA).nothing


def test_an_own_wording() -> None:
    wanted = [decision(INGREDIENT, "Alpha", "Autre", keep="Une troisième")]
    assert renames(wanted, TITLES, SCHEMA).titles == {"Alpha": "Une troisième"}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ([decision(INGREDIENT, "Gamma", "Delta")], "“Gamma”, which nothing here is called"),
        ([decision(STEP, "Gamma", "Delta")], "“Gamma”, which nothing here is called"),
        ([decision(FIELD, "Gamma", "Delta")], "“Gamma”, which nothing here is called"),
        ([decision(INGREDIENT, "Alpha", "Bêta")], "Two things would be called “Bêta”"),
        ([decision(STEP, "Qualifier", "Alpha")], "Two things would be called “Alpha”"),
        ([decision(FIELD, "Exemples", "Etape")], "Two things would be called “Etape”"),
        ([decision(FIELD, "Exemples", "a|b")], "“a|b” can't be the name of a parameter"),
        (
            [decision(INGREDIENT, "Alpha", "X"), decision(INGREDIENT, "Alpha", "Y")],
            "decides two wordings for “Alpha”: “X”, “Y”",
        ),
    ],
)
def test_what_can_not_be_is_refused(wanted: list[Decision], said: str) -> None:
    with pytest.raises(ConfigError, match=said.replace("|", r"\|")) as caught:
        renames(wanted, TITLES, SCHEMA)
    assert caught.value.hint


TOOLS = Field(
    "outils",
    FieldType.ENTRIES,
    template="Outil",
    labels=("Outils",),
    fields=(Field("titre", parameter="OutilTitre"), Field("exemple", parameter="Exemples")),
)
WHOLE = Schema("Ingrédient", (*SCHEMA.fields, TOOLS), steps=STEPS)
OF_STEP = Schema("Étape", (Field("question", FieldType.TEXT, "Question"),))


def test_parameters_of_tools_and_of_steps_and_a_label_without_one() -> None:
    names = {"OutilTitre": "Titre", "Question": "Demande", "Exemples": "Cas", "Outils": "Boîte"}
    found = renames([decision(FIELD, *pair) for pair in names.items()], TITLES, WHOLE, OF_STEP)
    assert found.parameters == {
        "Outil": {"OutilTitre": "Titre"},
        "Étape": {"Question": "Demande"},
        "Ingrédient": {"Exemples": "Cas"},
    }
    assert found.labels == {"Outils": "Boîte"}
    assert not found.nothing


def test_what_has_its_new_name_already_is_done() -> None:
    """An undo leaves a page that somebody has edited under its new title."""
    wanted = [
        decision(INGREDIENT, "Parti", "Alpha"),
        decision(STEP, "Ancien", "Qualifier"),
        decision(FIELD, "Vieux", "Exemples"),
    ]
    assert renames(wanted, TITLES, SCHEMA).nothing
