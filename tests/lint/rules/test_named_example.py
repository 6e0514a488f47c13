"""KIC407: the names that people list are not in the examples."""

from typing import Any

import pytest

from kicsync.lint.problem import Finding
from tests.lint.linting import lint_text

CODE = "KIC407"


def found(text: str, *names: str, **options: Any) -> list[Finding]:
    table = {"rules": {CODE: {"names": list(names), **options}}}
    return lint_text(f"titre: Mobicoop\nexemple: |\n  {text}\n", CODE, table=table)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Chez Mobicoop, on note.", (8, 16)),
        ("À L’ÉTABLI des Mots, on note.", (5, 22)),
        ("D'un ½ jour à MOBICOOP", (17, 25)),
        ("L’étabLi  des\n  mots", (3, None)),
    ],
)
def test_a_name_is_found_whatever_its_case_and_accents(
    text: str, columns: tuple[int, int | None]
) -> None:
    (one,) = found(text, "Mobicoop", "L'établi des mots")
    assert one.place.column == columns[0]
    assert columns[1] in (one.place.end_column, None)


@pytest.mark.parametrize("text", ["Des mobicoopératives", "Établi des mots", "Un atelier"])
def test_only_whole_names(text: str) -> None:
    assert found(text, "Mobicoop", "L'établi des mots") == []


def test_the_longest_name_is_told() -> None:
    (one,) = found("À la Fabrique du Nord.", "Fabrique", "La Fabrique du Nord", "")
    assert "“la Fabrique du Nord”" in one.message


def test_without_names_nothing_is_looked_for() -> None:
    assert found("Chez Mobicoop") == []
    assert found("Chez Mobicoop", "", "!") == []


def test_other_fields_can_be_meant() -> None:
    assert [one.field for one in found("Chez Mobicoop", "Mobicoop", fields=["titre"])] == ["titre"]
