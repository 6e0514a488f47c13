import pytest
from rich.cells import cell_len

from kicsync.lint.formats.snippet import WIDTH, snippet
from kicsync.workspace.source import Lines, Place

LONG = "a" * 300 + "mot" + "b" * 300


def under(text: str, place: Place) -> str:
    """Return the part of the shown line over the carets."""
    line, carets = snippet(Lines(text), place)
    return line[len(carets) - carets.count("^") : len(carets)]


def test_the_carets_stand_under_the_place() -> None:
    assert snippet(Lines("a\nun mot\nb"), Place(2, 4, 2, 7)) == ("un mot", "   ^^^")


def test_wide_signs_and_tabs_take_their_columns() -> None:
    assert snippet(Lines("日本\tmot"), Place(1, 4, 1, 7)) == ("日本    mot", " " * 8 + "^^^")
    assert snippet(Lines("e\u0301 🎉"), Place(1, 4, 1, 5)) == ("e\u0301 🎉", "  ^^")


def test_of_several_lines_the_first_is_shown() -> None:
    assert snippet(Lines("un mot\net un autre"), Place(1, 4, 2, 3)) == ("un mot", "   ^^^")


def test_a_place_without_a_length_has_one_caret() -> None:
    assert snippet(Lines("mot"), Place(1, 4, 1, 4)) == ("mot", "   ^")
    assert snippet(Lines(""), Place(1, 1, 1, 1)) == ("", "^")
    assert snippet(Lines("mot\n"), Place(9, 1, 9, 1)) == ("", "^")


@pytest.mark.parametrize("start", [0, 1, 40, 41, 300, 560, 600, 602])
def test_a_long_line_is_cut_around_the_place(start: int) -> None:
    line, carets = snippet(Lines(LONG), Place(1, start + 1, 1, start + 4))
    assert cell_len(line) <= WIDTH + 2
    assert len(carets) <= cell_len(line)
    assert line.startswith("…") is (start > 40)
    assert line.endswith("…") is (start < 560)


def test_the_carets_stand_under_the_place_in_a_long_line_too() -> None:
    assert under(LONG, Place(1, 301, 1, 304)) == "mot"


def test_a_place_longer_than_what_is_shown_ends_with_it() -> None:
    line, carets = snippet(Lines(LONG), Place(1, 1, 1, 500))
    assert carets == "^" * WIDTH
    assert line == LONG[:WIDTH] + "…"
