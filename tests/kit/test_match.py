"""Which tool of a new list is which of the old one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.kit import Tool
from kicsync.kit.match import match_tools

TOOLS = st.lists(
    st.fixed_dictionaries(
        {"titre": st.sampled_from(["a", "b", "c", ""])}, optional={"lien": st.sampled_from("xy")}
    ),
    max_size=5,
)


def tools(names: str) -> list[Tool]:
    return [{"titre": name} for name in names]


@pytest.mark.parametrize(
    ("old", "new", "origins"),
    [
        ("abc", "abc", [0, 1, 2]),
        ("abc", "cab", [2, 0, 1]),
        ("abc", "ac", [0, 2]),
        ("ac", "abc", [0, None, 1]),
        ("", "ab", [None, None]),
        ("ab", "", []),
        ("aa", "aaa", [0, 1, None]),
    ],
)
def test_a_tool_is_known_by_its_name(old: str, new: str, origins: list[int | None]) -> None:
    assert match_tools(tools(old), tools(new), "titre") == origins


def test_a_tool_whose_link_changed_is_still_the_same_one() -> None:
    old = [{"titre": "a", "lien": "x"}, {"titre": "b"}]
    new = [{"titre": "b"}, {"titre": "a", "lien": "y"}]
    assert match_tools(old, new, "titre") == [1, 0]


def test_of_two_tools_of_one_name_the_equal_one_is_taken() -> None:
    old = [{"titre": "a", "lien": "x"}, {"titre": "a", "lien": "y"}]
    assert match_tools(old, [{"titre": "a", "lien": "y"}], "titre") == [1]


@pytest.mark.parametrize(
    ("old", "new", "origins"),
    [
        ("abc", "aXc", [0, 1, 2]),
        ("abc", "Xbc", [0, 1, 2]),
        ("abc", "abX", [0, 1, 2]),
        ("a", "X", [0]),
    ],
)
def test_a_renamed_tool_is_known_by_its_neighbours(
    old: str, new: str, origins: list[int | None]
) -> None:
    assert match_tools(tools(old), tools(new), "titre") == origins


@pytest.mark.parametrize(
    ("old", "new", "origins"),
    [("abcd", "aXYd", [0, None, None, 3]), ("abc", "cXa", [2, None, 0])],
)
def test_where_the_neighbours_do_not_tell_a_tool_is_new(
    old: str, new: str, origins: list[int | None]
) -> None:
    assert match_tools(tools(old), tools(new), "titre") == origins


def test_tools_without_a_name_are_not_the_same_for_that() -> None:
    old = [{"lien": "x"}, {"lien": "y"}, {"titre": "a"}]
    new = [{"titre": "a"}, {"lien": "z"}]
    assert match_tools(old, new, "titre") == [2, None]


@given(TOOLS, TOOLS)
def test_no_tool_is_taken_twice(old: list[Tool], new: list[Tool]) -> None:
    origins = [origin for origin in match_tools(old, new, "titre") if origin is not None]
    assert len(origins) == len(set(origins))
    assert all(0 <= origin < len(old) for origin in origins)


@given(TOOLS)
def test_a_list_is_itself(old: list[Tool]) -> None:
    origins = match_tools(old, old, "titre")
    assert all(origin is not None for origin in origins)
    assert [old[origin] for origin in origins if origin is not None] == old
