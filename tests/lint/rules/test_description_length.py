import pytest

from tests.lint.linting import lint_text

CODE = "KIC401"


def record(*lines: str) -> str:
    return "titre: Un journal\ndescription: |\n" + "".join(f"  {line}\n" for line in lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["un"] * 3,
        ["un"] * 8,
        ["un", "", "deux", "", "trois"],
        ["mot " * 60],  # one long line of 240 characters
        ["un<br>deux<br/>trois"],
        ["<!-- rien -->", "un", "deux", "'''trois'''", "<ref>Une", "longue", "note</ref>"],
        [f"[https://example.org/{'a' * 90} un]"] * 8,
        [f"[[{'A' * 90}|un]]"] * 8,
    ],
)
def test_from_three_to_eight_printed_lines_are_fine(lines: list[str]) -> None:
    assert lint_text(record(*lines), CODE) == []


def test_a_short_one_is_found() -> None:
    found = lint_text(record("un", "", "deux"), CODE)
    assert [(one.field, one.place.line) for one in found] == [("description", 2)]
    assert found[0].message == (
        "“description” is too short (printed lines: 2, at least: 3). Say more."
    )


@pytest.mark.parametrize("lines", [["un"] * 9, ["mot " * 225], ["a" * 801]])
def test_a_long_one_is_found(lines: list[str]) -> None:
    found = lint_text(record(*lines), CODE)
    assert found[0].message == (
        "“description” is too long (printed lines: 9, at most: 8). Say it shorter."
    )


def test_the_limits_are_options() -> None:
    table = {"rules": {CODE: {"min_lines": 1, "max_lines": 2, "line_width": 10}}}
    assert lint_text(record("dix signes", "un"), CODE, table=table) == []
    assert len(lint_text(record("onze signes", "un"), CODE, table=table)) == 1


@pytest.mark.parametrize(
    "text", ["titre: A\n", "titre: A\ndescription:\n", "titre: A\nexemple: B\n"]
)
def test_a_missing_one_and_other_texts_are_not(text: str) -> None:
    assert lint_text(text, CODE) == []
