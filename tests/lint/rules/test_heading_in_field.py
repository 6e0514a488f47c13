"""KIC406: headings in short texts, and those of the first level."""

import pytest

from tests.lint.linting import lint_text

CODE = "KIC406"


@pytest.mark.parametrize(
    "heading", ["= A =", "== Le principe ==", "===A===  ", "======= A ======="]
)
def test_no_heading_in_a_short_text(heading: str) -> None:
    (found,) = lint_text(f"titre: A\ndescription: |\n  Un.\n  {heading}\n  Deux.\n", CODE)
    assert found.place == (4, 3, 4, 3 + len(heading.rstrip()))
    assert found.message.startswith("“description” is a short text without headings.")


@pytest.mark.parametrize("field", ["exemple", "texte_libre"])
def test_none_of_the_first_level_anywhere(field: str) -> None:
    text = f"titre: A\n{field}: |\n  = Un =\n  == Deux ==\n  = Trois ==\n"
    found = lint_text(text, CODE)
    assert [one.place.line for one in found] == [3, 5]
    assert "“= Un =”" in found[0].message


@pytest.mark.parametrize(
    "line", ["a = b =", "= b", "=", "====", "<nowiki>\n  == A ==\n  </nowiki>", "L == 2"]
)
def test_what_is_no_heading(line: str) -> None:
    assert lint_text(f"titre: A\ndescription: |\n  Un.\n  {line}\n", CODE) == []


def test_a_line_of_equal_signs_is_read_quickly() -> None:
    assert lint_text("titre: A\ndescription: |\n  a\n  " + "= " * 50_000 + "x\n", CODE) == []
