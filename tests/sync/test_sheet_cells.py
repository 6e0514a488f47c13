"""What spreadsheets do by themselves is no change; what people do is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.spreadsheet.cells import Kind
from kicsync.sync.sheet_cells import loose, restored


@pytest.mark.parametrize(
    ("base", "cell"),
    [
        ("a \nb\t", "a\r\nb"),
        ("l'été\N{NO-BREAK SPACE}!", "l'été !"),
        ("a\tb", "ab"),
        ("0612", "612"),
        ("1.50", "1,5"),
        ("00123456789012345678", "1.23456789012346E+017"),
        ("50 %", "0.5"),
        ("50%", "50%"),
        ("31/01/2024", "2024-01-31"),
        ("2024-01-31", "31/01/24"),
        ("31/01/2024", "1/31/2024"),
        ("1/2", "2026-02-01"),
        ("vrai", "TRUE"),
        ("false", "0"),
        ("_x0041_", "A"),
    ],
)
def test_what_a_spreadsheet_changes(base: str, cell: str) -> None:
    assert restored(base, cell) == base


@pytest.mark.parametrize(
    ("base", "cell"),
    [
        ("612", "0612"),
        ("02/01/2024", "01/02/2024"),
        ("2024-01-31", "2024-02-31"),
        ("1", "TRUE"),
        ("vrai", "FALSE"),
        ("a", "A"),
        ("a", ""),
        ("", "a"),
        ("a b", "a  b"),
        ("1.10", "1.11"),
        ("l'été", "l’été"),
    ],
)
def test_what_a_person_changes(base: str, cell: str) -> None:
    assert restored(base, cell) == cell


def test_a_number_that_was_typed_as_a_text_is_that_text() -> None:
    assert restored("1.10", "1.1", Kind.TEXT) == "1.1"
    assert restored("1.10", "1.1", Kind.NUMBER) == "1.10"


def test_the_other_lines_stay_as_they_were() -> None:
    base = "un\N{NO-BREAK SPACE}:\n\tdeux  \ntrois"
    assert restored(base, "un :\ndeux\ntrois !\r\nquatre") == (
        "un\N{NO-BREAK SPACE}:\n\tdeux  \ntrois !\nquatre"
    )


def test_the_blanks_in_front_of_a_line_are_what_somebody_typed() -> None:
    assert restored("2\nun", "1\n 2\nun", Kind.TEXT) == "1\n 2\nun"


@given(text=st.text(), kind=st.sampled_from(Kind))
def test_nothing_changes_by_itself(text: str, kind: Kind) -> None:
    assert restored(text, text, kind) == text


@given(base=st.text("ab \n\t1/2."), text=st.text("ab \n\t1/2."))
def test_a_text_says_what_the_cell_says(base: str, text: str) -> None:
    assert loose(restored(base, text, Kind.TEXT)) == loose(text)
