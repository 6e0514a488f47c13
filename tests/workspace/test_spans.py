import pytest

from kicsync.workspace.nodes import compose
from kicsync.workspace.spans import (
    Edit,
    apply,
    behind_colon,
    lines_at,
    notes_at_edge,
    replace_value,
)


def test_edits_hold_whatever_their_order() -> None:
    edits = [Edit(0, 1, "xyz"), Edit(3, 3, "-"), Edit(4, 6, "")]
    assert apply("abcdef", edits) == apply("abcdef", reversed(edits)) == "xyzbc-d"


def test_lines_are_put_whole() -> None:
    assert apply("a\nb\n", [lines_at(2, ["c", "d"])]) == "a\nc\nd\nb\n"


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("a: b\n", "a: x\n", "a: |\n  x\n"),
        ("a:\n", "a: x\n", "a: |\n  x\n"),
        ("a : b # c\n", "a : x # c\n", "a : | # c\n  x\n"),
        ('"a:":   b\n', '"a:": x\n', '"a:": |\n  x\n'),
        ("a:\n  b\n", "a: x\n", "a: |\n  x\n"),
        ("a: # c\n # d\n b # e\n", "a: # c\n # d\n  x # e\n", "a: # c\n # d\n  | # e\n  x\n"),
        ("a: >  # c\n  b\n", "a: x  # c\n", "a: |  # c\n  x\n"),
        ("a: b # c\r\n", "a: x # c\r\n", "a: | # c\n  x\r\n"),
    ],
)
def test_a_value_gives_its_place_to_another(text: str, one: str, two: str) -> None:
    key, node = compose(text, "a.yml").value[0]
    place = behind_colon(text, key)
    assert apply(text, [replace_value(text, place, node, "x", "  ")]) == one
    assert apply(text, [replace_value(text, place, node, "|\n  x", "  ")]) == two


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("a: b # c\n", "a: # c\n"),
        ("a: |  # c\n  b\n", "a:  # c\n"),
        ("a: # c\n  b\n", "a: # c\n"),
    ],
)
def test_nothing_leaves_no_space(text: str, empty: str) -> None:
    key, node = compose(text, "a.yml").value[0]
    edit = replace_value(text, behind_colon(text, key), node, "", "  ")
    assert apply(text, [edit]) == empty


def test_only_comments_go_to_the_edge() -> None:
    text = "  # 1\na: |\n  # b\n\n  # c\nd: 'e\n  # f'\n    # 2\ng: [h,\n  # 3\n  i] # 4\n"
    moved = "# 1\na: |\n  # b\n\n  # c\nd: 'e\n  # f'\n# 2\ng: [h,\n# 3\n  i] # 4\n"
    assert notes_at_edge(text, compose(text, "a.yml")) == moved
