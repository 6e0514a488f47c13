"""``# kicsync: ignore[…]``: where it counts, and when it is of no use."""

import pytest

from tests.lint.linting import fix_text, lint, lint_text

PLOP = "titre: a\ndescription: plop\n"


def codes(text: str, *select: str) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in lint_text(text, *select)]


@pytest.mark.parametrize(
    "text",
    [
        "titre: a\ndescription: plop  # kicsync: ignore[KIC402] voulu\n",
        "titre: a\ndescription: plop  # kicsync: ignore[placeholder]\n",
        "titre: a\ndescription: plop  # kicsync:ignore[KIC401, KIC402]\n",
        "titre: a\n# kicsync: ignore[KIC402] voulu\ndescription: plop\n",
        "titre: a\n# kicsync: ignore[KIC402]\n# une note\n\ndescription: plop\n",
        "titre: a\ndescription: |  # kicsync: ignore[KIC402]\n  un\n  plop\n",
        "titre: a\n# kicsync: ignore[KIC402]\ndescription: |\n  un\n  plop\n",
        "titre: a\noutils:\n  - titre: b\n    # kicsync: ignore[KIC402]\n    description: plop\n",
    ],
)
def test_it_covers_its_line_the_next_one_and_the_whole_value(text: str) -> None:
    assert codes(text, "KIC402") == []


@pytest.mark.parametrize(
    "text",
    [
        "titre: a # kicsync: ignore[KIC402]\ndescription: plop\n",
        "# kicsync: ignore[KIC402]\ntitre: a\ndescription: plop\n",
        "titre: a\ndescription: plop  # kicsync: ignore[KIC401]\n",
        "titre: a\ndescription: plop\n# kicsync: ignore[KIC402]\n",
        'titre: a\ndescription: "plop # kicsync: ignore[KIC402]"\n',
        "titre: a\ndescription: |\n  # kicsync: ignore[KIC402]\n  plop\n",
    ],
)
def test_it_covers_nothing_else(text: str) -> None:
    assert [code for code, _line in codes(text, "KIC402")] == ["KIC402"]


def test_one_of_no_use_is_found_and_taken_away() -> None:
    text = "titre: a  # kicsync: ignore[KIC402] ancien\ndescription: plop\n"
    assert ("KIC903", 1) in codes(text)
    assert fix_text(text, "KIC402", "KIC903") == PLOP
    alone = "titre: a\n  # kicsync: ignore[KIC402]\nexemple: e\n"
    assert fix_text(alone, "KIC402", "KIC903") == "titre: a\nexemple: e\n"


def test_only_the_rule_of_no_use_is_taken_away() -> None:
    text = "titre: a\ndescription: plop  # kicsync: ignore[KIC406, KIC402] voulu\n"
    fixed = "titre: a\ndescription: plop  # kicsync: ignore[KIC402] voulu\n"
    assert fix_text(text, "KIC402", "KIC406", "KIC903") == fixed


def test_a_rule_that_did_not_run_is_not_of_no_use() -> None:
    assert codes("titre: a  # kicsync: ignore[KIC402]\n", "KIC903") == []


@pytest.mark.parametrize("ignore", ["ignore", "ignore[]", "ignore[KIC999]"])
def test_one_that_names_no_rule_is_found(ignore: str) -> None:
    assert codes(f"titre: a  # kicsync: {ignore}\n", "KIC903") == [("KIC903", 1)]


def test_a_rule_about_the_whole_kit_is_suppressed_too() -> None:
    files = {"a.yml": "titre: a\n", "b.yml": "titre: A  # kicsync: ignore[KIC105] voulu\n"}
    assert lint(files, "KIC105", "KIC903") == []
