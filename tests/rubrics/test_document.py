"""Files as programs write them: what is in them, and which are refused."""

import zipfile
from pathlib import Path

import docx
import pytest

from kicsync.errors import SourceError
from kicsync.rubrics.outlining.outline import outline
from kicsync.rubrics.reading import package
from kicsync.rubrics.reading.blocks import Kind
from kicsync.rubrics.reading.document import document_of, read_document
from kicsync.rubrics.reading.runs import Look


def test_links_that_no_wiki_opens_are_told(tmp_path: Path) -> None:
    found = outline(
        document_of(
            "a.md",
            b"# 1. A\n\n# 2. B\n\n[x](javascript:alert(1)) [y](www.loomio.org) [z](#la)\n",
        )
    )
    assert found.points[1].text == "x [https://www.loomio.org y] z"
    assert [(left.text, left.reason) for left in found.left] == [
        ("javascript:alert(1)", "where a link leads, which no wiki page can open")
    ]


def test_footnotes_and_pictures_are_told() -> None:
    found = outline(
        document_of("a.md", b"# 1. A\n\n# 2. B\n\nTexte ![Un four](a.png)[^1]\n\n[^1]: Dit.\n")
    )
    assert [(left.text, left.reason) for left in found.left] == [
        ("Un four", "a picture"),
        ("Dit.", "a footnote"),
    ]


def test_comments_of_a_text_export() -> None:
    found = document_of("a.txt", "Un mot[a] ici [b].\n[a]À relire.\n".encode()).blocks
    assert [(run.text, run.look) for run in found[0].runs if run.text] == [
        ("Un mot", Look.PLAIN), ("À relire. ", Look.COMMENT), (" ici [b].", Look.PLAIN),
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_codes_of_a_text(code: str) -> None:
    found = document_of("a.txt", "Évaluer l’œuvre\r\n\r\n   * été\r\n".encode(code)).blocks
    assert [(block.kind, block.words) for block in found] == [
        (Kind.TEXT, "Évaluer l’œuvre"),
        (Kind.ITEM, "été"),
    ]


def test_what_is_in_a_file_counts_more_than_its_name(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    assert document_of("parcours", (tmp_path / "a.docx").read_bytes()).blocks == ()
    assert document_of("parcours", b"<!DOCTYPE html><p>Bonjour</p>").blocks[0].words == "Bonjour"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "can't tell what kind of document"),
        ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1"), "old format of Word"),
        ("a.docx", b"PK\x03\x04 cut", "damaged"),
        ("a.txt", b"a\0b", "damaged"),
        ("a.txt", b" \r\n", "empty"),
        ("a.docx", b"", "empty"),
        ("a.html", b"<div>" * 3000 + b"mot", "damaged"),
        ("a.xlsx", package.packed({"xl/workbook.xml": b"<a/>"}), "can't tell what kind"),
        (
            "a.odt",
            package.packed(
                {"META-INF/manifest.xml": b"<encryption-data/>", "content.xml": b"\x93"}
            ),
            "password",
        ),
    ],
)
def test_what_is_no_document_is_refused(name: str, data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        document_of(name, data)
    assert raised.value.file == name
    assert raised.value.hint


@pytest.mark.parametrize("others", ["b.html", "parcours/b.docx", "b.MD"])
def test_a_zip_with_several_documents_is_refused(others: str) -> None:
    data = package.packed({"a.html": b"<p>a</p>", others: b"<p>b</p>"})
    with pytest.raises(SourceError, match="packed folder") as raised:
        document_of("a.zip", data)
    assert "Unpack it" in raised.value.hint


def test_what_macos_adds_to_a_zip_is_no_document() -> None:
    data = package.packed({"a.html": b"<p>Seul</p>", "__MACOSX/._a.html": b"\0"})
    assert document_of("a.zip", data).blocks[0].words == "Seul"


def test_entities_that_explode_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    with pytest.raises(SourceError, match="damaged"):
        document_of("a.docx", package.packed({"word/document.xml": bomb}))


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_UNPACKED", 100)
    with pytest.raises(SourceError, match="too large"):
        document_of("a.docx", package.packed({"word/document.xml": b"<a>" + b" " * 100 + b"</a>"}))
    monkeypatch.setattr(package, "LARGEST", 10)
    (tmp_path / "a.txt").write_text("plus de dix signes", "utf-8")
    with pytest.raises(SourceError, match="too large"):
        read_document(tmp_path / "a.txt")


def test_a_locked_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    data = bytearray(file.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    with pytest.raises(SourceError, match="password"):
        document_of("a.docx", bytes(data))
    with pytest.raises(SourceError, match="folder"):
        read_document(tmp_path)
