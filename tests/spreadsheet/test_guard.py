"""Cells of .csv that nothing runs, and that come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.spreadsheet.guard import guarded, unguarded

TEXTS = st.text() | st.builds(
    lambda head, rest: "".join(head) + rest,
    st.lists(st.sampled_from("'=+-@\t\r"), max_size=4),
    st.text(max_size=3),
)


@given(text=TEXTS)
def test_a_guarded_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(text=TEXTS)
def test_no_guarded_text_runs(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["", "a", "'", "'a", "' =1", "l'été"])
def test_what_does_not_run_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text
