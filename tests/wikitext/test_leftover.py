"""Old names where no rename looks."""

from kicsync.wikitext.leftover import Leftover, given, said

TITLES = {"A b": "B", "B": "A b"}


def test_a_title_that_a_template_is_given_as_plain_words() -> None:
    text = "{{Fiche\n|1=x\n|page = a_b\n}}\n[[A b]] {{Fiche|C|{{Autre|B}}}} <!-- {{Fiche|B}} -->"
    assert list(given(text, text, TITLES)) == [Leftover(3, "A b"), Leftover(5, "B")]


def test_what_was_renamed_is_not_left() -> None:
    assert list(given("{{Fiche|A b|B}}", "{{Fiche|B|B}}", TITLES)) == [Leftover(1, "B")]


def test_values_are_found_with_their_lines() -> None:
    text = "x\n1 - A, 1 - A\n1 - B, 2 - C et D\n2 - C"
    found = list(said(text, {"1 - A": "1 - B", "2 - C": "2 - C et D"}))
    assert found == [Leftover(2, "1 - A"), Leftover(4, "2 - C")]
