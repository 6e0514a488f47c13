"""Lists in one parameter."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kicsync.kit.lists import join_list, split_list

ACCESS = "3 - Définir, puis réguler les accès"
TEXTS = st.text(alphabet="ab ,;\n\t é", max_size=20)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a, b", ("a", "b")),
        ("a,b", ("a", "b")),
        ("a, b,", ("a", "b")),
        (" a ,\n b ", ("a", "b")),
        (",, a,,b,", ("a", "b")),
        ("a", ("a",)),
        ("", ()),
        (" , ", ()),
        ("a b", ("a b",)),
    ],
)
def test_lists_are_read_as_page_forms_reads_them(text: str, items: tuple[str, ...]) -> None:
    assert split_list(text, ",") == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (ACCESS, (ACCESS,)),
        (f"1 - A, {ACCESS}", ("1 - A", ACCESS)),
        (f"{ACCESS}, 1 - A", (ACCESS, "1 - A")),
        (f"{ACCESS},{ACCESS},", (ACCESS, ACCESS)),
        (f"{ACCESS} ,\n1 - A", (ACCESS, "1 - A")),
        (f"{ACCESS} à tous", ("3 - Définir", "puis réguler les accès à tous")),
        ("3 - Définir, puis", ("3 - Définir", "puis")),
    ],
)
def test_a_known_value_that_holds_the_separator_stays_whole(
    text: str, items: tuple[str, ...]
) -> None:
    assert split_list(text, ",", [ACCESS, "1 - A"]) == items


def test_the_longest_known_value_wins() -> None:
    known = ["a, b", "a, b, c"]
    assert split_list("a, b, c", ",", known) == ("a, b, c",)
    assert split_list("a, b, d", ",", known) == ("a, b", "d")


def test_another_separator_leaves_commas_alone() -> None:
    assert split_list("a, b; c", ";") == ("a, b", "c")
    assert join_list(["a, b", "c"], ";") == "a, b; c"


def test_lists_are_written_as_page_forms_writes_them() -> None:
    assert join_list(["a", "b"], ",") == "a, b"
    assert join_list([], ",") == ""


@given(TEXTS)
def test_what_is_written_reads_the_same(text: str) -> None:
    items = split_list(text, ",", ["a, b"])
    # the items "a" and "b" side by side can't be told from the one that holds both
    assume(("a", "b") not in pairwise(items))
    assert split_list(join_list(items, ","), ",", ["a, b"]) == items


@given(TEXTS)
def test_no_item_is_blank_and_no_letter_is_lost(text: str) -> None:
    items = split_list(text, ",")
    assert all(item and item == item.strip(" \t\n") for item in items)
    assert "".join("".join(items).split()) == "".join(text.replace(",", "").split())


def test_a_known_value_is_recognised_whatever_its_spaces() -> None:
    assert split_list("a,b , c", ",", ["a, b"]) == ("a, b", "c")
