import pytest

from kicsync.workspace.source import Place
from tests.lint.linting import lint_text

CODE = "KIC301"
HEAD = "titre: Un journal\noutils:\n"


def test_a_tool_whose_name_is_blank_is_found_at_its_name() -> None:
    found = lint_text(f"{HEAD}  - titre:\n    lien: https://etherpad.org\n", CODE)
    assert [(one.field, one.message) for one in found] == [
        ("outils[0].titre", "This tool has no name: fill in “titre”.")
    ]
    assert found[0].place.line == 3


def test_a_tool_without_the_key_of_its_name_is_found_at_its_beginning() -> None:
    text = f"{HEAD}  - titre: Etherpad\n  - description: Écrire à plusieurs.\n"
    assert lint_text(text, CODE)[0].place == Place(4, 5, 4, 37)


@pytest.mark.parametrize(
    "tools",
    [
        "  - titre: Etherpad\n",
        "  - titre: Etherpad\n    description:\n",
        "  - {}\n",
        "  - titre:\n    lien: ''\n",
        "  -\n",
        "  - Etherpad\n",
        "",
    ],
)
def test_named_and_empty_tools_are_not(tools: str) -> None:
    assert lint_text(HEAD + tools, CODE) == []


def test_a_file_that_is_no_yaml_is_left_to_another_rule() -> None:
    assert lint_text("outils: [\n", CODE) == []
