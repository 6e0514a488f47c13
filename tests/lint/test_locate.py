"""Each character of a value stands somewhere in the file, in the order of the value."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.lint.document import Document
from kicsync.lint.locate import indexes, indexes_in
from kicsync.workspace.nodes import compose
from kicsync.workspace.scan import Scan
from tests.lint.linting import SCHEMA
from tests.workspace.strategies import TEXTS


def scan_of(text: str) -> Scan:
    found = Document.read(text, "a.yml", SCHEMA).scan
    assert found is not None
    return found


def written(value: str) -> list[str]:
    """Return what stands in the file for each character of a value."""
    scan = scan_of(f"exemple: {value}\nautre: b\n")
    places = indexes(scan.nodes["exemple",], scan.text)  # type: ignore[arg-type]
    return [scan.text[place] for place in places[:-1]]


@pytest.mark.parametrize(
    ("value", "signs"),
    [
        ("abc", "abc"),
        ("a b\n   c", "a b\nc"),
        ("'l''été'", "l'été"),
        ('"a\\"b\\\\c"', "a\\b\\c"),
        ('"\\u00e9b\\x41c"', "\\b\\c"),
        ('"ab\\\n   cd"', "abcd"),
        ('"ab\\\r\n   cd"', "abcd"),
        ('"a\n   b"', "a\nb"),
        ("|\n  ab\n\n   c", "ab\n\n c\n"),
        ("|1\n   a\n  b", "  a\n b\n"),
        (">\n  a\n  b\n\n  c", "a\nb\nc\n"),
        (">-  # note\n  a\n  b", "a\nb"),
        ("|-  # note\r\n  é\r\n  b", "é\rb"),
    ],
)
def test_each_character_is_found(value: str, signs: str) -> None:
    assert "".join(written(value)) == signs


def test_an_offset_counts_from_the_first_character_that_is_no_blank() -> None:
    scan = scan_of('exemple: "  \\n a b"\n')
    assert scan.text[indexes_in(scan, ("exemple",))[2]] == "b"


def test_behind_the_end_there_is_the_end() -> None:
    scan = scan_of("exemple: ab\ntitre: c\n")
    assert indexes_in(scan, ("exemple",))[2:] == [11]


def test_a_letter_whose_accent_is_apart_is_found_near_its_place() -> None:
    scan = scan_of("exemple: e\u0301te\u0301 x\n")
    assert scan.values["exemple"] == "été x"
    assert 10 <= indexes_in(scan, ("exemple",))[4] <= scan.text.rindex("x")


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_places_never_go_back_and_stay_in_the_value(text: str) -> None:
    document = Document.read(text, "a.yml", SCHEMA)
    if document.scan is None:
        return
    source = document.source
    for node in document.scan.nodes.values():
        if isinstance(node.value, str):
            places = indexes(node, source)  # type: ignore[arg-type]
            assert len(places) == len(node.value) + 1
            assert places == sorted(places)
            assert node.start_mark.index <= places[0]
            assert places[-1] <= max(node.end_mark.index, node.start_mark.index)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("ab é:#'\"\\-", max_size=8), min_size=1, max_size=4), st.integers(1, 4))
def test_in_a_literal_block_each_character_stands_for_itself(lines: list[str], deep: int) -> None:
    body = "".join(f"{' ' * deep}{line}\n" for line in ["x", *lines])
    text = f"titre: t\nexemple: |\n{body}"
    node = compose(text, "a.yml").value[1][1]
    places = indexes(node, text)
    value = node.value.rstrip()
    assert "".join(text[place] for place in places[: len(value)]) == value
