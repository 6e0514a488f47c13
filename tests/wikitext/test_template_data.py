"""TemplateData as the manual describes it, and as it is found broken."""

import pytest

from kicsync.wikitext.template_data import (
    DataParameter,
    broken_template_data,
    parse_template_data,
)
from tests.wikitext.definitions import definition

WHOLE = definition("data-atelier")


def test_a_whole_description() -> None:
    assert parse_template_data(WHOLE) == (
        DataParameter(
            "Nom", "Le nom", "Tel qu'on le dit.", "string", required=True, default="Sans nom"
        ),
        DataParameter(
            "Etapes",
            "Étapes",
            type="line",
            suggested=True,
            suggested_values=("1 - Un", "2 - Deux"),
            aliases=("Etape", "étapes"),
        ),
        DataParameter("Lieu", "Le lieu", "Tel qu'on le dit.", "wiki-page-name", default="Sans nom"),
        DataParameter("Note"),
    )
    assert broken_template_data(WHOLE) == ""


@pytest.mark.parametrize("text", ["", "{{{x}}}", "<templatedata/>", "<templatedata>{}"])
def test_without_a_description_there_is_none(text: str) -> None:
    assert parse_template_data(text) is None
    assert broken_template_data(text) == ""


def test_an_empty_description_describes_nothing() -> None:
    assert parse_template_data("<templatedata>{}</templatedata>") == ()


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ('{\n"params": {"a": {},}\n}', "line 2"),
        ("", "line 1"),
        ("[" * 100_000, "too deep"),
        ("[]", "no object"),
        ("null", "no object"),
        ('"a"', "no object"),
    ],
)
def test_one_that_is_broken_is_said(data: str, wrong: str) -> None:
    text = f"<templatedata>{data}</templatedata>"
    assert parse_template_data(text) is None
    assert wrong in broken_template_data(text)


def test_a_description_without_an_order() -> None:
    assert parse_template_data(definition("data-practice")) == (
        DataParameter(
            "Step",
            "Step",
            type="string",
            required=True,
            suggested_values=("1 - Choose", "2 - Do"),
        ),
        DataParameter("1", "Note", type="content", aliases=("note",)),
        DataParameter("By", type="wiki-user-name"),
    )
