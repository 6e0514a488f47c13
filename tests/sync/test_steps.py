import pytest

from kicsync.errors import SourceError
from kicsync.kit import Step
from kicsync.spreadsheet.cells import Cell, Sheet
from kicsync.sync.steps import imported

KNOWN = (Step(1, "Qualifier", "1. Qualifier"),)


def sheets() -> tuple[Sheet, ...]:
    titles = ("Qualifier", "Tenir un journal", "Réunir")
    rows = tuple((Cell(title),) for title in titles)
    return (Sheet("Notes", ((Cell("x"),),)), Sheet("Étapes", rows))


def test_ingredients_are_no_steps_and_values_are_written_as_before() -> None:
    found = imported(sheets(), "etapes", KNOWN, ["Tenir un  journal", "Qualifier"], "a.ods")
    assert [step.value for step in found.steps] == ["1. Qualifier", "2. Réunir"]
    assert found.ingredients == ("Tenir un journal",)


def test_an_unknown_sheet_is_named_with_those_that_are_there() -> None:
    with pytest.raises(SourceError) as raised:
        imported(sheets(), "Arbo", KNOWN, [], "a.ods")
    assert raised.value.hint == "Its sheets are: “Notes”, “Étapes”"
