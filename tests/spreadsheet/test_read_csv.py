"""Files of .csv as spreadsheets on Windows, Mac and Linux write them."""

import csv
from pathlib import Path

import pytest

from kicsync.errors import SourceError
from kicsync.spreadsheet.cells import Sheet
from kicsync.spreadsheet.read import read_sheets
from tests.spreadsheet.files import texts

TEXT = 'Titre;Été\r\n"a;b\r\nc";"d ""e"""\r\n'
EXPECTED = [["Titre", "Été"], ["a;b\nc", 'd "e"']]


def read(folder: Path, data: bytes, name: str = "kit.csv") -> Sheet:
    path = folder / name
    path.write_bytes(data)
    (sheet,) = read_sheets(path)
    return sheet


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_encodings_line_ends_and_separators(
    tmp_path: Path, codec: str, end: str, sign: str
) -> None:
    text = TEXT.replace("\r\n", end).replace(";", sign)
    found = read(tmp_path, text.encode(codec))
    assert texts(found) == [[cell.replace(";", sign) for cell in row] for row in EXPECTED]
    assert found.notes == ()
    assert found.name == "kit"


@pytest.mark.parametrize(
    ("codec", "name"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman")]
)
def test_an_old_encoding_is_said(tmp_path: Path, codec: str, name: str) -> None:
    text = "Étape;Déjà entrée à l’été\n"
    found = read(tmp_path, text.encode(codec))
    assert texts(found) == [["Étape", "Déjà entrée à l’été"]]
    assert found.notes == (f"kit.csv is not in UTF-8; it is read as {name}. Look at its accents.",)


def test_excel_says_its_separator(tmp_path: Path) -> None:
    assert texts(read(tmp_path, b"sep=|\r\na|b;c\r\n")) == [["a", "b;c"]]


def test_a_comma_in_a_text_is_no_separator(tmp_path: Path) -> None:
    assert texts(read(tmp_path, b'"a, b, c, d";e\n')) == [["a, b, c, d", "e"]]


def test_a_long_text_is_read_whole(tmp_path: Path) -> None:
    limit = csv.field_size_limit()
    long = "a" * (limit + 1)
    assert texts(read(tmp_path, f"x;{long}\n".encode())) == [["x", long]]
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'a;"b\n', "line 1"),
        (b"\xff\xfea", "not a text"),
        (b"a\0b;c", "not a text"),
        (b'"a"b;c\n', "line 1"),
    ],
)
def test_what_is_no_table(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(SourceError) as found:
        read(tmp_path, data)
    assert said in found.value.message
    assert found.value.hint
