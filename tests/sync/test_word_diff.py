"""What changed within a line (kicsync.sync.word_diff)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.sync.word_diff import Line, Sign, changed_lines, word_diff

law = settings(max_examples=1000, deadline=None)
WORDS = st.one_of(
    st.lists(st.sampled_from(["l'", "eau", "l’arbre", " ", "  ", "de", ",", "é", "e\u0301"])).map(
        "".join
    ),
    st.text(max_size=12),
)


def plain(line: Line) -> str:
    shapes = {Sign.REMOVED: "[-{}-]", Sign.ADDED: "{{+{}+}}"}
    return "".join(shapes.get(piece.sign, "{}").format(piece.text) for piece in line)


def side(line: Line, other: Sign) -> str:
    return "".join(piece.text for piece in line if piece.sign is not other)


@law
@given(WORDS, WORDS)
def test_both_lines_are_in_their_difference(old: str, new: str) -> None:
    line = word_diff(old, new)
    assert side(line, Sign.ADDED) == old
    assert side(line, Sign.REMOVED) == new
    assert all(piece.text for piece in line)


@law
@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_both_texts_are_in_their_lines(old: list[str], new: list[str]) -> None:
    lines = list(changed_lines(old, new))
    kept = [
        [line for line in lines if any(p.sign is not other for p in line) or not line]
        for other in (Sign.ADDED, Sign.REMOVED)
    ]
    assert [side(line, Sign.ADDED) for line in kept[0]] == old
    assert [side(line, Sign.REMOVED) for line in kept[1]] == new


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Le petit chat dort", "Le grand chat dort", "Le [-petit-]{+grand+} chat dort"),
        ("l'eau claire", "l'air claire", "l'[-eau-]{+air+} claire"),
        ("l’eau", "d’eau", "[-l’-]{+d’+}eau"),
        ("un très petit pas", "un pas", "un [-très petit -]pas"),
        ("deux mots ici", "trois choses ici", "[-deux mots-]{+trois choses+} ici"),
        ("a  b", "a b", "a[-  -]{+ +}b"),
        ("fin", "fin.", "fin{+.+}"),
        ("e\u0301te\u0301", "e\u0301tat", "[-e\u0301te\u0301-]{+e\u0301tat+}"),
        (
            "voir https://a.fr/b ici",
            "voir https://a.fr/c ici",
            "voir [-https://a.fr/b-]{+https://a.fr/c+} ici",
        ),
        ("pareil", "pareil", "pareil"),
    ],
)
def test_words_that_changed_are_shown_where_they_stand(old: str, new: str, expected: str) -> None:
    assert plain(word_diff(old, new)) == expected


def test_lines_that_are_alike_are_one_line_and_the_others_stand_for_themselves() -> None:
    old = ["Le petit chat", "rien de commun", "un deux trois"]
    new = ["neuf", "Le grand chat", "un deux quatre"]
    assert [plain(line) for line in changed_lines(old, new)] == [
        "{+neuf+}",
        "Le [-petit-]{+grand+} chat",
        "[-rien de commun-]",
        "un deux [-trois-]{+quatre+}",
    ]


def test_in_very_long_lines_nobody_waits_for_the_words() -> None:
    old, new = "de la " * 200_000, "de la " * 200_000 + "fin"
    assert [[piece.sign for piece in line] for line in changed_lines([old], [new])] == [
        [Sign.REMOVED],
        [Sign.ADDED],
    ]
