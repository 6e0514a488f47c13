"""The rubrics of a document, and those of the wiki."""

from dataclasses import replace

from kicsync.kit import Record
from kicsync.kit.outline import Bullet, Outline, Point, WrittenTool
from kicsync.kit.rubric import Rubric, RubricKind
from kicsync.rubrics.aligning.document_side import document_rubrics
from kicsync.rubrics.aligning.wiki_side import wiki_rubrics
from tests.lint.linting import SCHEMA

STEP, INGREDIENT, FIELD = RubricKind


def of(kind: RubricKind, rubrics: tuple[Rubric, ...]) -> list[Rubric]:
    return [one for one in rubrics if one.kind is kind]


def test_points_bullets_and_labels_are_rubrics() -> None:
    tools = (WrittenTool("Cobudget", "https://cobudget.com", "Un budget."),)
    bullet = Bullet("Compter", "2.1", "'''Cinq''' lignes.", tools, "Un café.")
    outline = Outline((Point("Financer", "2", "Ici.", (bullet,)),), labels=("Exemple",))
    point, ingredient, label = document_rubrics(outline)
    assert point == Rubric(STEP, "Financer", "Financer", "2", text="Ici.")
    assert (ingredient.above, ingredient.number) == ("Financer", "2.1")
    assert ingredient.text == "Cinq lignes.\nCobudget\nUn budget.\nUn café."
    assert (label.kind, label.wording) == (FIELD, "Exemple")


def test_keys_are_unique() -> None:
    twice = (Bullet("Écrire"), Bullet("Écrire"), Bullet("Lire"))
    points = (Point("Un", bullets=twice), Point("Deux", bullets=(Bullet("Écrire"),)), Point("Un"))
    keys = [one.key for one in of(INGREDIENT, document_rubrics(Outline(points)))]
    assert keys == ["Un / Écrire", "Un / Écrire (2)", "Lire", "Deux / Écrire"]
    assert len({one.key for one in of(STEP, document_rubrics(Outline(points)))}) == 3


def test_the_wiki_has_its_steps_titles_and_labels() -> None:
    record = Record(
        "Tenir un journal",
        {
            "etapes": ("1 - A", "2 - B"),
            "description": "[[Un|Le]] journal.",
            "outils": ({"titre": "Pad", "lien": "https://pad.fr", "description": "À plusieurs."},),
        },
    )
    rubrics = wiki_rubrics([record], SCHEMA)
    (ingredient,) = of(INGREDIENT, rubrics)
    assert (ingredient.key, ingredient.above, ingredient.beside) == (
        "Tenir un journal",
        "1 - A",
        ("2 - B",),
    )
    assert ingredient.text == "Le journal.\nPad\nÀ plusieurs."
    assert [one.wording for one in of(FIELD, rubrics)][-1] == "Exemples"
    assert [one.key for one in of(STEP, rubrics)] == [step.value for step in SCHEMA.steps]


def test_without_an_arborescence_the_steps_are_those_of_the_records() -> None:
    records = [Record("Un", {"etapes": ("2 - B",)}), Record("Deux", {"etapes": ("1 - A",)})]
    steps = of(STEP, wiki_rubrics(records, replace(SCHEMA, steps=())))
    assert [(one.key, one.wording, one.number) for one in steps] == [
        ("1 - A", "A", "1"),
        ("2 - B", "B", "2"),
    ]
