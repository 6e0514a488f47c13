"""A line that is no YAML: the line that a person has to change, and what to do about it."""

import pytest

from kicsync.errors import RecordError
from kicsync.workspace.nodes import compose

QUOTES = "Put the text between double quotes"
BLOCK = "Write only “|” after the “:”"
SPACE = "Write a space after the “:”"
EDGE = "from the left edge"
TAB = "The line starts with a tab: use spaces."
GIT = "delete the lines that start with <<<, === or >>>"
ONE = "A file holds one ingredient"


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a: b\n---\na: c\n", 2, ONE),
        ("a: b\n...\nc: d\n", 2, ONE),
        ("a: b\nc:\n\t- d: e\n", 3, TAB),
        ("a: b\nc:\n  - d: e\n\tf: g\n", 4, TAB),
        ("a: b\nc:d\ne: f\n", 2, SPACE),
        ("a: b\nc:d\n", 2, SPACE),
        ("a:b\nc: d\n", 1, SPACE),
        ("a: b\nc:\n  - d:e\n    f: g\n", 3, SPACE),
        ("a: Foo : bar\n", 1, QUOTES),
        ("a: b\nc: Foo: bar\n", 2, QUOTES),
        ("a: b\nc: [[d|e]] f\n", 2, QUOTES),
        ("a: @b\n", 1, QUOTES),
        ("a: b\nc:\n  - *d*\n", 3, QUOTES),
        ("a: b\nc: - d\n", 2, QUOTES),
        ('a: "b" c\n', 1, BLOCK),
        ("a: b\nc: 'l'été'\n", 2, BLOCK),
        ('a: b\nc: "d\ne: f\n', 2, BLOCK),
        ('a: "C:\\dossier"\n', 1, BLOCK),
        ("a: b\n  c: d\n", 2, EDGE),
        ("a: b\nc:\n  - d\n - e\n", 4, EDGE),
        ("a: |\n  b\nc\nd: e\n", 3, EDGE),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> f\n", 2, GIT),
        ("a: b\r\nc: d\r\n  e: f\r\n", 3, EDGE),
        ("a: b\nc: [d, e\n\n\n", 2, QUOTES),
    ],
)
def test_the_cause_is_told_at_its_line(text: str, line: int, hint: str) -> None:
    with pytest.raises(RecordError) as caught:
        compose(text, "a.yml")
    assert caught.value.message.startswith(f"a.yml:{line}: ")
    assert hint in caught.value.hint


def test_a_long_line_is_shown_in_part() -> None:
    with pytest.raises(RecordError) as caught:
        compose(f"a: @{'b' * 9999}\n", "a.yml")
    assert len(caught.value.message) < 200
