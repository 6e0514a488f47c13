import pytest

from tests.lint.linting import lint_text

CODE = "KIC302"
HEAD = "titre: Un journal\noutils:\n"


def test_a_tool_without_a_sentence_is_found_with_its_name() -> None:
    found = lint_text(f"{HEAD}  - titre: Etherpad\n    description:\n", CODE)
    assert found[0].message == (
        "“description” is missing: say in one sentence what “Etherpad” is for."
    )
    assert found[0].field == "outils[0].description"
    assert found[0].place.line == 4


def test_a_tool_that_has_no_name_either_is_found_too() -> None:
    found = lint_text(f"{HEAD}  - titre: A\n    description: B\n  - lien: https://b.org\n", CODE)
    assert [(one.field, one.place.line) for one in found] == [("outils[1].description", 5)]
    assert "what this tool is for" in found[0].message


@pytest.mark.parametrize(
    "tools",
    ["  - titre: Etherpad\n    description: Écrire à plusieurs.\n", "  - {}\n", "  - titre:\n", ""],
)
def test_whole_and_empty_tools_are_not(tools: str) -> None:
    assert lint_text(HEAD + tools, CODE) == []
