"""Regular expressions of people: what is wrong with one is told, never a traceback."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.errors import ConfigError
from kicsync.kit.patterns import LONGEST, checked_text, compiled


def test_the_ends_of_a_line_are_found() -> None:
    assert compiled("^b$").sub("c", "a\nb") == "a\nc"


@pytest.mark.parametrize("pattern", ["(", "a{999999999999}", "[a-", "(?P<x", "x" * (LONGEST + 1)])
def test_what_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(ConfigError, match="no regular expression"):
        compiled(pattern)


@pytest.mark.parametrize("text", [r"\2", r"\g<x>", r"\q", "\\"])
def test_a_replacement_speaks_of_groups_that_are_there(text: str) -> None:
    assert checked_text(compiled("(a)"), r"\1") == r"\1"
    with pytest.raises(ConfigError, match="can't be put in the place"):
        checked_text(compiled("(a)"), text)


@given(st.text(alphabet="()[]{}|^$\\.*+?a1-:<>P=!&~", max_size=LONGEST))
def test_no_pattern_breaks_it(pattern: str) -> None:
    try:
        compiled(pattern)
    except ConfigError as error:
        assert error.hint


def test_a_pattern_of_nothing_but_brackets_is_no_crash() -> None:
    half = LONGEST // 2
    try:
        assert compiled("(" * half + ")" * half)
    except ConfigError as error:
        assert error.hint
