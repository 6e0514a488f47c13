"""Numbers and moments as people would type them."""

from datetime import date, datetime, time

import pytest

from kicsync.spreadsheet.typed import duration_of, moment, moment_of, number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("3.0", "3"),
        ("1.50", "1.5"),
        ("1e5", "100000"),
        ("-0.25", "-0.25"),
        ("100", "100"),
        ("nan", ""),
        ("1e999999999", ""),
        ("un", ""),
    ],
)
def test_a_number_in_full(value: str, text: str) -> None:
    assert number(value) == text


def test_a_percentage_is_the_hundredfold() -> None:
    assert number("0.125", percent=True) == "12.5%"


def test_a_day_without_a_time_is_a_date() -> None:
    assert moment(datetime(2024, 1, 31)) == moment(date(2024, 1, 31)) == "2024-01-31"  # noqa: DTZ001
    assert moment(datetime(2024, 1, 31, 12, 5)) == "2024-01-31 12:05"  # noqa: DTZ001
    assert moment(time(8, 30)) == "08:30"
    assert moment_of("2024-01-31") == moment_of("2024-01-31T00:00:00") == "2024-01-31"
    assert moment_of("2024-01-31T12:05:09") == "2024-01-31 12:05:09"
    assert duration_of("PT08H30M00S") == "08:30"
    assert duration_of("P1D") == ""
