import pytest
import yaml
from hypothesis import given

from kicsync.kit import Field, FieldType
from kicsync.workspace.scalars import one_line, quoted, scalar
from tests.workspace.strategies import WORDS

TEXT = Field("a", FieldType.TEXT)


@given(WORDS)
def test_a_text_on_one_line_reads_as_itself(value: str) -> None:
    for written in (one_line(value), quoted(value)):
        assert "\n" not in written
        for text in (f"a: {written}", f"- {written}", f"a: [{quoted(value)}]"):
            assert "".join(_texts(text)) == value


def _texts(text: str) -> list[str]:
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    while isinstance(node, yaml.CollectionNode):
        node = node.value[0][1] if isinstance(node.value[0], tuple) else node.value[0]
    assert isinstance(node, yaml.ScalarNode)
    return [node.value]


@pytest.mark.parametrize(
    "value",
    ["Cobudget", "1 - Qualifier", "https://a.fr/#b", "l'été", "a, b", "«\u00a0a\u00a0»", "a:b"],
)
def test_a_plain_text_stays_plain(value: str) -> None:
    assert one_line(value) == value


@pytest.mark.parametrize(
    "value",
    [
        *("oui: non", "# a", "a # b", "- a", "12", "1.5", "true", "Yes", "off", "null", "~", "*a*"),
        *("[[a]]", "{{a}}", "'a'", '"a"', "2021-02-02", "12:30", "=", "<<", "@a", "`a`", "%a"),
        *("!a", "&a", "|", ">", "a:", "? a", "a\tb"),
    ],
)
def test_what_any_reader_of_yaml_could_misread_is_quoted(value: str) -> None:
    assert one_line(value).startswith('"')


def test_a_text_is_a_literal_block() -> None:
    assert scalar("a\n\n  b: # c", TEXT, "  ") == "|\n    a\n\n      b: # c"


def test_a_text_that_no_block_can_hold_is_quoted() -> None:
    assert scalar("a\u2028b\r\nc", TEXT, "") == '"a\\u2028b\\u000d\\nc"'


def test_nothing_is_written_as_nothing() -> None:
    assert scalar("", TEXT, "") == one_line("") == ""
