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


@pytest.mark.parametrize(
    "text",
    [
        "titre: a\ndescription:\n  # kicsync: ignore[KIC402]\n  un\n  plop\n",
        "titre: a\n# kicsync: ignore[KIC402]\ndescription:\n  un\n  plop\n",
        "titre: a\ndescription: # kicsync: ignore[KIC402]\n  un\n  plop\n",
        'titre: a\netapes: [b, # kicsync: ignore[KIC402]\n "plop"]\n',
        'titre: a\netapes: [b,\n "plop" # kicsync: ignore[KIC402]\n ]\n',
        'titre: a\netapes: [b,\n # kicsync: ignore[KIC402]\n "un\n plop" ]\n',
        "titre: a\r\n# kicsync: ignore[KIC402]\r\ndescription: |\r\n  un\r\n  plop\r\n",
        "titre: a\ndescription: plop # une note # kicsync: ignore[KIC402] et pourquoi",
        "titre: a\ndescription: plop\t#kicsync:ignore[ placeholder ,KIC1]\n",
        "{titre: a, description: plop} # kicsync: ignore[KIC402]\n",
    ],
)
def test_a_comment_may_stand_wherever_yaml_has_one(text: str) -> None:
    assert codes(text, "KIC402") == []
    assert codes(text.replace("ignore", "plus"), "KIC402") != []


@pytest.mark.parametrize(
    "hidden",
    [
        "plop: |\n  # kicsync: ignore[KIC999]\n  x\n",
        'plop: "x # kicsync: ignore[KIC999]"\n',
        'plop: [{a: "x # kicsync: ignore[KIC999]"}]\n',
        "exemple: |\n  # kicsync: ignore[KIC999]\nexemple: e\n",
        'exemple: ["# kicsync: ignore[KIC999]"]\n',
        "outils: |\n  # kicsync: ignore[KIC999]\n",
        '"# kicsync: ignore[KIC999]": x\n',
        "exemple: a#kicsync:ignore[KIC999]\n",
        "exemple: 'a\n  # kicsync: ignore[KIC999]'\n",
    ],
)
def test_in_a_text_there_is_none_whatever_is_wrong_with_its_field(hidden: str) -> None:
    assert codes(f"titre: a\n{hidden}", "KIC903") == []
    assert codes(f"titre: a\n{hidden}# kicsync: ignore[KIC999]\n", "KIC903") != []


def test_a_value_of_the_wrong_type_is_covered_as_a_whole() -> None:
    text = "titre: a\nexemple: # kicsync: ignore[KIC103] voulu\n  - b\n"
    assert codes(text, "KIC103") == []


def test_a_file_that_can_not_be_read_has_none() -> None:
    assert codes("titre: [ # kicsync: ignore[KIC901, KIC402]\n", "KIC9") == [("KIC901", 1)]


def test_the_last_line_needs_no_end() -> None:
    text = "titre: a\nexemple: |\n  b\n# kicsync: ignore[KIC402]"
    assert codes(text, "KIC402", "KIC903") == [("KIC903", 4)]
    assert fix_text(text, "KIC402", "KIC903") == "titre: a\nexemple: |\n  b\n"


def test_a_comment_of_no_use_goes_alone() -> None:
    text = "titre: a # une note # kicsync: ignore[KIC402]\r\nexemple: e\r\n"
    assert fix_text(text, "KIC402", "KIC903") == "titre: a # une note\r\nexemple: e\r\n"


@pytest.mark.parametrize("word", ["KIC4", "kic402", "Placeholder", "KIC"])
def test_a_word_means_what_it_means_in_the_settings(word: str) -> None:
    assert (
        codes(f"titre: a\ndescription: plop  # kicsync: ignore[{word}]\n", "KIC402", "KIC903") == []
    )


def test_the_beginning_of_codes_is_of_no_use_when_all_of_them_are() -> None:
    text = "titre: a  # kicsync: ignore[KIC4]\n"
    assert ("KIC903", 1) in codes(text)
