"""YAML as nodes: what is refused, and where nodes end."""

import pytest
import yaml

from kicsync.errors import RecordError
from kicsync.workspace.nodes import compose, is_blank, is_block_text, own_end, scalars


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("", 1, "must hold fields", "a space after each “:”"),
        ("plop\n", 1, "must hold fields", "a space after each “:”"),
        ("titre:a\n", 1, "must hold fields", "a space after each “:”"),
        ("- a\n", 1, "must hold fields", "a space after each “:”"),
        ("a: &b c\n", 1, "“&”, “*” or “!”", "between double quotes"),
        ("a: b\nc: *b\n", 2, "“&”, “*” or “!”", "between double quotes"),
        ("a: b\nc: !!str d\n", 2, "“&”, “*” or “!”", "between double quotes"),
        ("a: b\nc: !important d\n", 2, "“&”, “*” or “!”", "between double quotes"),
        ("a: b\nc:\n- &d\n  e: f\n", 3, "“&”, “*” or “!”", "between double quotes"),
        ("a: b\na: c\n", 2, "“a” stands twice", "Keep one"),
        ("a:\n- b: c\n  b: d\n", 3, "“b” stands twice", "Keep one"),
        ("a: b\u2028c\n", 1, "(U+2028)", "Delete it"),
    ],
)
def test_what_is_refused(text: str, line: int, message: str, hint: str) -> None:
    with pytest.raises(RecordError) as caught:
        compose(text, "a.yml")
    assert caught.value.message.startswith(f"a.yml:{line}: ")
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_file_that_nests_without_end_is_no_crash() -> None:
    assert isinstance(compose(f"a: {'[' * 990}{']' * 990}", "a.yml"), yaml.MappingNode)
    with pytest.raises(RecordError):
        compose(f"a: {'[' * 9000}", "a.yml")


def test_anchors_do_not_explode() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in ("ab", "bc", "cd"))
    with pytest.raises(RecordError, match="“&”"):
        compose(bomb, "a.yml")


def test_a_star_inside_a_text_is_no_anchor() -> None:
    assert compose("a: b & *c*!\nd: |\n  &e *f\n", "a.yml").value[1][1].value == "&e *f\n"


def test_a_key_that_is_no_text_does_not_crash() -> None:
    assert len(compose("a: {{b}}\nc: [{d}: e]\n", "a.yml").value) == 2


def value(text: str) -> yaml.Node:
    node: yaml.Node = compose(text, "a.yml").value[0][1]
    return node


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("a: b  # c\n", "b"),
        ("a: |  # c\n  b\n  d \n\n\n# e\n", "|  # c\n  b\n  d "),
        ("a: |\n  b\n  # c\n# d\n", "|\n  b\n  # c"),
        ("a: |  # b\nc: d\n", "|  # b"),
        ("a:\n  - b\n  - c # d\n\n  # e\nf: g", "- b\n  - c"),
        ("a:\n  - b:\n# c\n", "- b:"),
        ("a: b\n  c\n\n  d\n# e\n", "b\n  c\n\n  d"),
        ("a: [b, # c\n  d]  # e\n", "[b, # c\n  d]"),
        ("a: # b\nc: d\n", ""),
        ("a: |\r\n  b\r\n\r\nc: d\r\n", "|\r\n  b"),
    ],
)
def test_a_node_ends_before_what_follows_it(text: str, own: str) -> None:
    node = value(text)
    assert text[node.start_mark.index : own_end(node, text)] == own


def test_blank_is_nothing_or_null_or_spaces() -> None:
    assert all(is_blank(value(f"a: {text}")) for text in ("", "~", "null", "''", "' '", '"\\t"'))
    assert not any(is_blank(value(f"a: {text}")) for text in ("b", "'~'", '"null"', "[]", "{}"))


def test_block_texts_are_told_from_others() -> None:
    assert all(is_block_text(value(f"a: {sign}\n  b")) for sign in ("|", ">", "|-", ">2"))
    assert not any(is_block_text(value(f"a: {text}")) for text in ("b", "'|'", "[b]"))


def test_all_texts_of_a_node_are_found() -> None:
    found = scalars(compose("a: [b, {c: d}]\ne: f\n", "a.yml"))
    assert [node.value for node in found] == ["a", "b", "c", "d", "e", "f"]
