"""The 40-page parcours in every format: all of it is understood, and all in the same way."""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kicsync.kit.outline import Bullet, Outline
from kicsync.rubrics.outlining.outline import outline
from kicsync.rubrics.reading.document import read_document
from tests.rubrics import documents
from tests.rubrics.parcours import Ingredient, parcours
from tests.rubrics.pieces import (
    COLOURED,
    COMMENTS,
    DELETED,
    INSERTED,
    REWORDED,
    STRUCK,
    UNWRITTEN,
    content,
    opening,
    summary,
    whole,
)
from tests.rubrics.saying import WRITERS, bullets, written

FORMATS = sorted(WRITERS)
WITH_LOOKS = ("docx", "odt", "html")
WITH_CHANGES = ("docx", "odt")


Understood = Callable[[str], Outline]


@pytest.fixture(scope="module")
def understood(tmp_path_factory: pytest.TempPathFactory) -> Understood:
    """Return what is understood of the whole parcours in a format; each is read once."""
    return cache(lambda form: written(tmp_path_factory.mktemp(form), form, whole()))


@pytest.fixture(scope="module", params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def found(form: str, understood: Understood) -> Outline:
    return understood(form)


def test_points_have_their_wordings_and_numbers(found: Outline) -> None:
    told = [(point.number, point.wording, point.text) for point in found.points]
    wanted = [(str(n), step.title, step.text) for n, step in enumerate(parcours(), 1)]
    assert told == wanted
    assert all(point.summary and point.content for point in found.points)


def test_sub_bullets_stand_under_their_points(found: Outline) -> None:
    told = [[bullet.wording for bullet in point.bullets] for point in found.points]
    assert told == [[_wording(one) for one in step.ingredients] for step in parcours()]


def test_what_nobody_wrote_stands_in_the_summary_alone(found: Outline) -> None:
    alone = {bullet.wording for bullet in bullets(found) if not bullet.content}
    assert alone == UNWRITTEN
    assert all(bullet.summary for bullet in bullets(found))


def test_parts_of_sub_bullets(found: Outline, form: str) -> None:
    for bullet, ingredient in _pairs(found):
        if ingredient.title not in UNWRITTEN:
            assert _first(bullet.description) == ingredient.description[0]
            assert ingredient.description[1] in bullet.description
            assert bullet.example.startswith(ingredient.example)
            assert bullet.authors == (ingredient.author,)
            tools = [(tool.title, tool.description) for tool in bullet.tools]
            assert tools == [(name, said) for name, _link, said in ingredient.tools]
            if form != "txt":  # where links are lost
                links = [tool.link for tool in bullet.tools]
                assert links == [link for _name, link, _said in ingredient.tools]


def test_a_table_in_an_example(found: Outline, form: str) -> None:
    example = bullets(found)[2].example
    assert "Arroser et récolter" in example
    assert form == "txt" or '{| class="wikitable"\n' in example


def test_other_wordings_of_the_summary_are_told(found: Outline) -> None:
    told = {left.text for left in found.left if left.reason == "so the summary words it"}
    assert told == set(REWORDED)


@pytest.mark.parametrize("form", WITH_LOOKS)
def test_looks_do_not_enter_silently(form: str, understood: Understood) -> None:
    found = understood(form)
    reasons = {left.reason for left in found.left if left.text == COLOURED.strip()}
    assert reasons == {"kept: it is in colour (#cc0000)", "kept: it is in colour (#1c4587)"}
    assert sum(COLOURED.strip() in bullet.description for bullet in bullets(found)) > 5
    crossed = [left for left in found.left if left.reason == "it is crossed out"]
    assert {left.text for left in crossed} == {STRUCK.strip()}
    assert not [bullet for bullet in bullets(found) if STRUCK.strip() in bullet.description]
    said = {left.text for left in found.left if left.reason.startswith("a comment")}
    assert said == set(COMMENTS.values())


@pytest.mark.parametrize("form", WITH_CHANGES)
def test_suggestions_do_not_enter_silently(form: str, understood: Understood) -> None:
    found = understood(form)
    kept = [left for left in found.left if left.reason == "kept: Christian suggested it"]
    gone = [left for left in found.left if left.reason == "Christian wants to delete it"]
    assert {left.text for left in kept} == {INSERTED.strip()}
    assert {left.text for left in gone} == {DELETED.strip()}
    assert sum(INSERTED.strip() in bullet.description for bullet in bullets(found)) == len(kept)
    assert not [bullet for bullet in bullets(found) if DELETED.strip() in bullet.description]


@pytest.mark.parametrize(("source", "target"), [("docx", "odt"), ("odt", "docx"), ("docx", "html")])
def test_written_again_by_pandoc(source: str, target: str, tmp_path: Path) -> None:
    file = WRITERS[source](tmp_path / f"a.{source}", whole())
    found = outline(read_document(documents.by_pandoc(file, tmp_path / f"b.{target}")))
    told = [[bullet.wording for bullet in point.bullets] for point in found.points]
    assert told == [[_wording(one) for one in step.ingredients] for step in parcours()]


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_without_a_summary(form: str, tmp_path: Path) -> None:
    found = written(tmp_path, form, [*opening(), *content()])
    told = [(point.wording, [bullet.wording for bullet in point.bullets]) for point in found.points]
    assert told == [
        (step.title, [_wording(one) for one in step.ingredients if one.title not in UNWRITTEN])
        for step in parcours()
    ]


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_a_summary_over_which_nothing_stands(form: str, tmp_path: Path) -> None:
    found = written(tmp_path, form, [*opening(), *summary()[1:], *content()])
    assert [len(point.bullets) for point in found.points] == [
        len(step.ingredients) for step in parcours()
    ]
    assert all(bullet.summary for bullet in bullets(found))


def test_forty_pages_take_less_than_three_seconds(tmp_path: Path) -> None:
    file = documents.parcours_docx(tmp_path)
    start = time.process_time()
    outline(read_document(file))
    assert time.process_time() - start < 3


def _pairs(found: Outline) -> list[tuple[Bullet, Ingredient]]:
    ingredients = [one for step in parcours() for one in step.ingredients]
    return list(zip(bullets(found), ingredients, strict=True))


def _first(text: str) -> str:
    return text.split("\n\n", maxsplit=1)[0]


def _wording(ingredient: Ingredient) -> str:
    return REWORDED.get(ingredient.title, ingredient.title)
