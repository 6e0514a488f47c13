"""What people see in the files that are written: lists, hidden and frozen columns, headers."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kicsync.errors import ConfigError
from kicsync.spreadsheet.book import Book, Column, Page, fits, sheet_name
from kicsync.spreadsheet.read import read_sheets
from kicsync.spreadsheet.write import form_of, save
from tests.spreadsheet.files import texts, write

STEPS = tuple(f"{n} - L'étape" for n in range(1, 4))
BOOK = Book(
    (
        Page(
            "Ingrédients",
            (
                Column("kicsync", hidden=True),
                Column("Titre", 30),
                Column("Étape 1", choices=STEPS, strict=True),
                Column("Texte", 60, long=True),
            ),
            (("k:a", "A", STEPS[0], "=1+1\nsuite"), ("k:b", "+33", "", "long " * 40)),
        ),
        Page(
            "Outils", (Column("kicsync outils", hidden=True), Column("Titre")), (("k:a:0", "@x"),)
        ),
    ),
    "L'aide",
)


def test_a_sheet_for_people(tmp_path: Path) -> None:
    book = load_workbook(write(BOOK, tmp_path, "xlsx"))
    sheet = book["Ingrédients"]
    assert sheet.freeze_panes == "C2"
    assert sheet.column_dimensions["A"].hidden
    assert sheet["B1"].font.bold
    assert sheet["D2"].alignment.wrap_text
    assert sheet.auto_filter.ref == "A1:D3"
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, rule.formula1, rule.errorStyle) == ("list", "'L''aide'!$A$1:$A$3", "stop")
    assert "C2" in rule.sqref
    assert "C203" in rule.sqref
    assert book["L'aide"].sheet_state == "hidden"


def test_nothing_is_a_formula(tmp_path: Path) -> None:
    book = load_workbook(write(BOOK, tmp_path, "xlsx"))
    cell = book["Ingrédients"]["D2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1\nsuite", "s", True)
    assert book["Ingrédients"]["B2"].number_format == "@"
    with zipfile.ZipFile(write(BOOK, tmp_path, "ods")) as archive:
        content = archive.read("content.xml").decode()
    assert "table:formula" not in content
    assert content.count('table:message-type="stop"') == 1
    assert "[$&apos;L&apos;&apos;aide&apos;.$A$1:.$A$3]" in content or "L''aide" in content


def test_a_row_grows_with_what_people_write(tmp_path: Path) -> None:
    with zipfile.ZipFile(write(BOOK, tmp_path, "xlsx")) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<row r="3" customHeight="0" ht="56"' in sheet or 'ht="56' in sheet
    assert 'customHeight="1"' not in sheet


def test_the_freeze_of_libreoffice(tmp_path: Path) -> None:
    with zipfile.ZipFile(write(BOOK, tmp_path, "ods")) as archive:
        settings = archive.read("settings.xml").decode()
    for name, value in (("HorizontalSplitPosition", 2), ("VerticalSplitPosition", 1)):
        assert f'config:name="{name}" config:type="int">{value}<' in settings


def test_csv_for_a_french_excel(tmp_path: Path) -> None:
    path = write(BOOK, tmp_path, "csv")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfTitre;")
    assert b"'=1+1" in data
    assert b"'+33;" in data
    assert data.endswith(b";k:b\r\n")
    assert texts(read_sheets(tmp_path / "kit-outils.csv")[0]) == [
        ["Titre", "kicsync outils"],
        ["'@x", "k:a:0"],
    ]


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "kit-outils.csv").write_text("à moi", "utf-8")
    with pytest.raises(ConfigError) as found:
        save(BOOK, tmp_path / "kit.csv")
    assert "--force" in found.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["kit-outils.csv"]
    assert save(BOOK, tmp_path / "kit.csv", force=True) == [
        tmp_path / "kit.csv",
        tmp_path / "kit-outils.csv",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kit-outils.csv", "kit.csv"]


@pytest.mark.parametrize("name", ["kit", "kit.xls", "kit.docx", ".xlsx"])
def test_the_name_says_the_format(name: str) -> None:
    with pytest.raises(ConfigError) as found:
        form_of(Path(name))
    assert ".xlsx" in found.value.hint


def test_names_of_sheets_and_longest_cells() -> None:
    assert sheet_name("a/b: c?") == "a b  c"
    assert sheet_name("''") == "-"
    assert len(sheet_name("a" * 50)) == 31
    assert fits("é" * 32_767)
    assert not fits("é" * 32_768)
    assert not fits("🌱" * 16_384)
