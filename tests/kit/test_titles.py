"""Titles that no page can have."""

import pytest

from kicsync.kit.titles import flaws, page_title


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Un [lien]", ["[", "]"]),
        ("A#b", ["#"]),
        ("50%20", ["%20"]),
        ("a&amp;b", ["&amp;"]),
        ("~~~~", ["~~~"]),
    ],
)
def test_each_sign_is_told_with_its_place(title: str, said: list[str]) -> None:
    assert [title[one.start : one.end] for one in flaws(title)] == said


@pytest.mark.parametrize("title", [":Aide", "../a", ".", "a/..", "é" * 128])
def test_the_whole_may_be_wrong(title: str) -> None:
    (one,) = flaws(title)
    assert (one.start, one.end) == (0, None)


@pytest.mark.parametrize("title", ["Qui décide ?", "R&D", "100 % libre", "A : b", "é" * 127])
def test_what_is_right_has_no_flaw(title: str) -> None:
    assert list(flaws(title)) == []


def test_the_wiki_writes_a_title_so() -> None:
    assert page_title("  e\u0301crire_un  livre ") == "Écrire un livre"
