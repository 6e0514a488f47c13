"""KIC512: titles and steps are called as was decided."""

import pytest

from kicsync.errors import SchemaError
from kicsync.lint.context import Context
from tests.lint.linting import SCHEMA, lint

CODE = "KIC512"
STEP = "7 - Documenter, partager et diffuser"
RECORD = f"titre: Tenir un journal\netapes:\n  - 1 - Autre\n  - {STEP}\n"


def found(record: str, *entries: str) -> list[tuple[str, str]]:
    context = Context(SCHEMA, rubrics_text="".join(entries))
    findings = lint({"a.yml": record}, CODE, context=context)
    return [(one.field, one.message) for one in findings]


def entry(wiki: str, keep: str, kind: str = "ingredient", state: str = "decided") -> str:
    pairs = {"kind": kind, "document": "Du document", "wiki": wiki, "keep": keep, "state": state}
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in pairs.items()) + "\n"


def test_a_title_and_a_step() -> None:
    said = "the wording that was decided is “{}”: kicsync rubrics migrate"
    rubrics = (
        entry("tenir_un journal", "document"),
        entry("Documenter, partager et diffuser", "'Dire'", "step"),
    )
    assert found(RECORD, *rubrics) == [
        ("titre", said.format("Du document")),
        ("etapes[1]", said.format("Dire")),
    ]


@pytest.mark.parametrize(
    "rubrics",
    [
        entry("Tenir un journal", "wiki"),
        entry("Tenir un journal", "document", state="proposed"),
        entry("Tenir un journal", "'tenir un journal'"),
        entry("Tenir un journal", "document", kind="step"),
        entry("Un autre", "document"),
        "",
    ],
)
def test_what_is_called_as_it_should(rubrics: str) -> None:
    assert found(RECORD, rubrics) == []


def test_a_step_may_be_written_with_its_number() -> None:
    assert [field for field, _ in found(RECORD, entry(f"'{STEP}'", "document", "step"))] == [
        "etapes[1]"
    ]


def test_a_damaged_list_is_named() -> None:
    with pytest.raises(SchemaError, match=r"schema/rubrics\.yml:1: "):
        found(RECORD, "kind: step\n")


def test_other_kinds_of_pages_are_not_meant() -> None:
    context = Context(SCHEMA, others={"etapes": SCHEMA}, rubrics_text=entry("Un", "document"))
    assert context.of("etapes/a.yml").rubrics == ()
    assert context.of("a.yml").rubrics
