"""KIC513: the record says what the last document said of it."""

from collections.abc import Mapping

import pytest

from kicsync.kit import Value
from kicsync.lint.context import Context
from kicsync.workspace.imports import Imported
from tests.lint.linting import SCHEMA, lint

RECORD = """\
titre: Un
description: |
  On note.
outils:
  - titre: Loot
    description: Un pot.
  - titre: Pad
"""


def context(values: Mapping[str, Value], settled: tuple[str, ...] = ()) -> Context:
    imports = {"a.yml": Imported("parcours.docx", "2", "Un de plus", values, settled)}
    return Context(SCHEMA, read_imports=lambda: imports)


def found(context: Context, record: str = RECORD) -> list[str]:
    return [one.field for one in lint({"a.yml": record}, "KIC513", context=context)]


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"description": "On note."}, []),
        ({"description": "On note tout."}, ["description"]),
        ({"exemple": "Un atelier."}, ["exemple"]),
        ({"outils": ({"titre": "Loot", "description": "Un pot."},)}, []),
        ({"outils": ({"titre": "Loot", "description": "Un seau."},)}, ["outils"]),
        ({"disparu": "x"}, []),
    ],
)
def test_each_field_that_differs(values: dict[str, Value], fields: list[str]) -> None:
    assert found(context(values)) == fields
    assert found(context(values, tuple(values))) == []


def test_it_says_what_differs_from_where() -> None:
    (one,) = lint({"a.yml": RECORD}, "KIC513", context=context({"description": "Tout."}))
    assert one.message == "“description” says something else than “Un de plus” in parcours.docx."
    assert one.place.line == 2


def test_without_an_import_or_in_an_unreadable_file_nothing_is_said() -> None:
    assert found(Context(SCHEMA)) == []
    assert found(context({"description": "x"}), "- plop\n") == []


def test_what_a_document_said_counts_for_what_is_remembered_of_a_file() -> None:
    one, other = context({"description": "a"}), context({"description": "b"})
    assert one.beside("a.yml") != other.beside("a.yml")
    assert one.beside("b.yml") == Context(SCHEMA).beside("b.yml")
