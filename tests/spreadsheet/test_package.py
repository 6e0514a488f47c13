"""Files that are no spreadsheet, or a dangerous one, are refused with what to do next."""

import zipfile
from pathlib import Path

import pytest

from kicsync.errors import SourceError
from kicsync.spreadsheet import package
from kicsync.spreadsheet.read import read_sheets
from tests.spreadsheet.files import one_page, write

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WORKBOOK = "xl/workbook.xml"


def refused(path: Path) -> SourceError:
    with pytest.raises(SourceError) as found:
        read_sheets(path)
    assert found.value.message.startswith(str(path))
    return found.value


@pytest.fixture
def xlsx(tmp_path: Path) -> Path:
    return write(one_page(("a", "b")), tmp_path, "xlsx")


def with_part(path: Path, name: str, data: bytes) -> None:
    """Put ``data`` in the place of a part of a spreadsheet."""
    with zipfile.ZipFile(path) as old:
        parts = {part: old.read(part) for part in old.namelist()} | {name: data}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, text in parts.items():
            new.writestr(part, text)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("vide.xlsx", b"", "no spreadsheet"),
        ("vide.csv", b"", "nothing in this"),
        ("blanc.csv", b";;\r\n;;\r\n", "nothing in this"),
        ("texte.doc", b"Bonjour", "no spreadsheet"),
        ("page.xlsx", b"<html></html>", "no spreadsheet"),
        ("vieux.xls", OLE + b"\0" * 600, "old format of Excel"),
        ("secret.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("coupe.xlsx", b"PK\x03\x04" + b"\0" * 40, "damaged"),
    ],
)
def test_what_is_no_spreadsheet(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    error = refused(path)
    assert said in error.message
    assert error.hint or name in ("vide.csv", "blanc.csv")


def test_a_folder(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).message


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "kit.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert "no spreadsheet" in refused(path).message


def test_a_table_of_text_documents_is_none(tmp_path: Path) -> None:
    path = tmp_path / "lettre.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert "no spreadsheet" in refused(path).message


def test_a_bomb_is_not_unpacked(xlsx: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_UNPACKED", 1024**2)
    with_part(xlsx, "xl/media/image1.png", b"\0" * (2 * 1024**2))
    assert xlsx.stat().st_size < 100_000
    assert "too large" in refused(xlsx).message


def test_a_large_file_is_not_read(xlsx: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 100)
    assert "too large" in refused(xlsx).message


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_are_refused(xlsx: Path, codec: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with_part(xlsx, "xl/sharedStrings.xml", text.encode(codec))
    assert "damaged" in refused(xlsx).message


@pytest.mark.parametrize("part", [WORKBOOK, "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_part_that_breaks_off(xlsx: Path, part: str) -> None:
    with zipfile.ZipFile(xlsx) as archive:
        data = archive.read(part)
    with_part(xlsx, part, data[: len(data) // 2])
    assert "damaged" in refused(xlsx).message


def test_an_ods_that_breaks_off(tmp_path: Path) -> None:
    path = write(one_page(("a", "b")), tmp_path, "ods")
    with zipfile.ZipFile(path) as archive:
        data = archive.read("content.xml")
    with_part(path, "content.xml", data[: len(data) // 2])
    assert "damaged" in refused(path).message


def test_a_locked_ods(tmp_path: Path) -> None:
    path = write(one_page(("a", "b")), tmp_path, "ods")
    with_part(path, "META-INF/manifest.xml", b"<manifest:encryption-data/>")
    assert "password" in refused(path).message
