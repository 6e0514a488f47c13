"""A field that the wiki and a filled-in table both dispute: each is settled by itself."""

import pytest
from hypothesis import given

from kicsync.kit import Record
from kicsync.workspace.conflict_file import (
    Origin,
    Sides,
    format_conflict,
    origins,
    side,
    texts,
    with_open,
    without_field,
)
from tests.workspace.strategies import RECORDS, SCHEMA

FILE = "a.conflict.yml"
WIKI: dict[str, Sides] = {"exemple": ("a", "b", "c"), "description": ("", "x", "y")}
TABLE: dict[str, Sides] = {"exemple": ("e", "b", "f"), "etapes": ((), ("1",), ("2", "3"))}


@pytest.fixture
def wiki() -> str:
    return format_conflict("a", WIKI, SCHEMA, merged={"exemple": "b\nc"})


@pytest.fixture
def table() -> str:
    return format_conflict("a", TABLE, SCHEMA, merged={"exemple": "b\nf"}, origin=Origin.TABLE)


def test_a_table_says_so(table: str) -> None:
    assert "# The table and your file changed the same fields" in table
    assert "exemple:\n  exported: |\n    e\n  local: |\n    b\n  table: |\n    f\n" in table
    assert list(origins(table, file=FILE)) == [("exemple", Origin.TABLE), ("etapes", Origin.TABLE)]


def test_a_source_says_so() -> None:
    text = format_conflict("a", WIKI, SCHEMA, origin=Origin.SOURCE)
    assert "# The source (pull --from) and your file say different things.\n" in text
    assert "exemple:\n  known: |\n    a\n  local: |\n    b\n  source: |\n    c\n" in text
    assert {origin for _name, origin in origins(text, file=FILE)} == {Origin.SOURCE}


def test_a_document_says_so() -> None:
    text = format_conflict("a", WIKI, SCHEMA, origin=Origin.DOCUMENT)
    assert "# The document and your file say different things.\n" in text
    assert "exemple:\n  imported: |\n    a\n  local: |\n    b\n  document: |\n    c\n" in text
    assert {origin for _name, origin in origins(text, file=FILE)} == {Origin.DOCUMENT}


@pytest.mark.parametrize("first", [True, False])
def test_both_origins_stay_open(wiki: str, table: str, first: bool) -> None:  # noqa: FBT001
    both = with_open(wiki, table, file=FILE) if first else with_open(table, wiki, file=FILE)
    assert sorted(origins(both, file=FILE)) == [
        ("description", Origin.WIKI),
        ("etapes", Origin.TABLE),
        ("exemple", Origin.TABLE),
        ("exemple", Origin.WIKI),
    ]
    found = texts(both, file=FILE)["exemple"]
    sides = {"base": "a", "local": "b", "wiki": "c", "exported": "e", "table": "f"}
    assert {name: found[name] for name in sides} == sides


@pytest.mark.parametrize("origin", [Origin.WIKI, Origin.TABLE])
def test_one_is_settled_and_the_other_stays(wiki: str, table: str, origin: Origin) -> None:
    both = with_open(wiki, table, file=FILE)
    left = without_field(both, "exemple", file=FILE, origin=origin)
    (other,) = (one for name, one in origins(left, file=FILE) if name == "exemple")
    assert other is not origin
    last = without_field(left, "exemple", file=FILE, origin=other)
    assert [name for name, _origin in origins(last, file=FILE)] == ["description", "etapes"]


def test_the_last_field_leaves_nothing(table: str) -> None:
    left = without_field(table, "exemple", file=FILE, origin=Origin.TABLE)
    assert without_field(left, "etapes", file=FILE, origin=Origin.TABLE) == ""


@given(local=RECORDS, other=RECORDS)
def test_every_value_is_read_back(local: Record, other: Record) -> None:
    sides: dict[str, Sides] = {f.name: (f.blank, local.value(f), other.value(f)) for f in SCHEMA}
    text = format_conflict("a", sides, SCHEMA, origin=Origin.TABLE)
    for field in SCHEMA:
        assert side(text, field, "exported", file=FILE) == field.blank
        assert side(text, field, "table", file=FILE) == other.value(field)
        assert side(text, field, "wiki", file=FILE) == field.blank
