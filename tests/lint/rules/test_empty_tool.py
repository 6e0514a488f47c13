import pytest

from kicsync.workspace.source import Place
from tests.lint.linting import fix_text, lint_text

CODE = "KIC307"
HEAD = "titre: Un journal\noutils:\n"
GOOD = "  - titre: Etherpad\n    lien: https://etherpad.org\n"
EMPTY = "  - titre:\n    lien: ''\n    description: ' '\n"


def test_an_empty_tool_is_found_where_it_begins() -> None:
    found = lint_text(HEAD + GOOD + EMPTY, CODE)
    assert [(one.field, one.place) for one in found] == [("outils[1]", Place(5, 5, 5, 11))]


@pytest.mark.parametrize(
    "tools", ["  - titre: Etherpad\n", "  - description: Écrire.\n", "  -\n", ""]
)
def test_a_tool_that_says_anything_is_not(tools: str) -> None:
    assert lint_text(HEAD + tools, CODE) == []


@pytest.mark.parametrize(
    "tools", [EMPTY + GOOD, GOOD + EMPTY, "  - {}\n" + EMPTY + GOOD + "  - {}\n"]
)
def test_the_fix_takes_it_away_and_leaves_the_others(tools: str) -> None:
    assert fix_text(HEAD + tools, CODE) == HEAD + GOOD


def test_the_fix_leaves_a_list_in_which_nothing_is_left() -> None:
    assert (
        fix_text(f"{HEAD}  - titre:\nexemple: Un atelier.\n", CODE)
        == f"{HEAD}exemple: Un atelier.\n"
    )
