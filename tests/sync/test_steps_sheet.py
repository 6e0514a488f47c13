"""The arborescence in the three ways in which people write levels."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from kicsync.errors import SourceError
from kicsync.kit.step_tree import tree
from kicsync.spreadsheet.cells import Cell, Sheet
from kicsync.spreadsheet.read import read_sheets
from kicsync.sync.steps_sheet import DEEPEST, outline


def sheet(text: str) -> Sheet:
    rows = [tuple(map(Cell, line.split("|"))) for line in text.strip("\n").split("\n")]
    return Sheet("Feuille 1", tuple(rows))


def values(text: str) -> list[tuple[int, str]]:
    return [(line.level, line.title) for line in outline(sheet(text), "a.csv")]


WANTED = [(1, "Qualifier"), (2, "Délimiter"), (2, "Formuler"), (1, "Réunir")]


def test_a_column_for_each_level() -> None:
    assert values("Qualifier|\n|Délimiter\n|Formuler\nRéunir|") == WANTED
    assert values("Étape|Sous-étape\nQualifier|Délimiter\nQualifier|Formuler\nRéunir|") == WANTED
    assert values("Étape|Sous-étape\nQualifier|Délimiter\n|Formuler\nRéunir|") == WANTED
    assert values(
        "N°|Niveau 1|Niveau 2\n1|Qualifier|\n|||\n||Délimiter\n||Formuler\n2|Réunir|"
    ) == (WANTED)


def test_indentation() -> None:
    assert values("Qualifier\n    Délimiter\n    Formuler\nRéunir") == WANTED
    assert values("Étapes\nQualifier\n  Délimiter\n  Formuler\nRéunir") == WANTED


def test_numbers() -> None:
    assert values("1. Qualifier\n1.1 Délimiter\n1.2 Formuler\n2. Réunir") == WANTED
    assert values("Numéro|Titre\n1|Qualifier\n1.1|Délimiter\n1.2|Formuler\n2|Réunir") == WANTED
    assert values("1|Qualifier\n1.1|Délimiter\n1.2|Formuler\n2|Réunir") == WANTED


def test_questions_and_pages_go_with_the_steps() -> None:
    lines = outline(sheet("Étape|Question|Fiche\n1 - Qualifier|Quoi ?|Qualifier\nRéunir||"), "a")
    first, second = tree(lines)
    assert (first.value, first.question, first.page) == ("1 - Qualifier", "Quoi ?", "Qualifier")
    assert (second.number, second.value) == (2, "2 - Réunir")


def test_an_indented_cell_of_a_real_spreadsheet(tmp_path: Path) -> None:
    book = Workbook()
    page = book.create_sheet("Étapes")
    page.append(["Étape"])
    for title, indent in (("Qualifier", 0), ("Délimiter", 1), ("Formuler", 1), ("Réunir", 0)):
        page.append([title])
        page.cell(page.max_row, 1).alignment = Alignment(indent=indent)
    book.save(tmp_path / "a.xlsx")
    (found,) = read_sheets(tmp_path / "a.xlsx")
    assert [(line.level, line.title) for line in outline(found, "a.xlsx")] == WANTED


def test_a_number_twice_is_refused_with_its_rows() -> None:
    with pytest.raises(SourceError, match=r"a\.csv, sheet “Feuille 1”: .*1\.1 .* rows 2 and 3"):
        values("1|Qualifier\n1.1|Délimiter\n1.1|Formuler")


def test_a_number_begins_again_below_each_step_only() -> None:
    assert values("1|Qualifier|\n1||Délimiter\n2||Formuler\n2|Réunir|\n1||Écouter")[4] == (
        2,
        "Écouter",
    )
    with pytest.raises(SourceError, match="number 1 stands in the rows 1 and 2"):
        values("1|Qualifier\n1|Réunir")


def test_numbers_order_the_steps() -> None:
    assert values("1. Qualifier\n2. Réunir\n1.2 Formuler\n1.1 Délimiter") == WANTED


def test_steps_one_below_the_other_without_end_are_refused() -> None:
    with pytest.raises(SourceError, match=rf"the step in row {DEEPEST + 1} stands below"):
        values("\n".join(f"{' ' * n}e{n}" for n in range(2000)))


def test_a_sheet_of_headings_only_has_no_step() -> None:
    with pytest.raises(SourceError, match="no step in the sheet “Feuille 1”"):
        values("Étape|Question")
