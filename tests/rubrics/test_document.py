"""Files as programs write them: what is in them, and which are refused."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from kicsync.errors import SourceError
from kicsync.rubrics import package
from kicsync.rubrics.blocks import Aside, Block, Document, Kind
from kicsync.rubrics.document import document_of, read_document
from kicsync.rubrics.outline import outline
from kicsync.rubrics.runs import Look, Run
from tests.rubrics.saying import tree

W = nsdecls("w")
BOX = (
    "<w:r {w}><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/"
    "2006'><mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>encart</w:t></w:r>"
    "</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
    "<w:t>encart</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = "<w:fldSimple {w} w:instr='REF'><w:r><w:t>champ</w:t></w:r></w:fldSimple>"
MOVED = (
    "<w:moveFrom {w} w:id='1' w:author='Emmanuelle'><w:r><w:t>parti</w:t></w:r></w:moveFrom>",
    "<w:moveTo {w} w:id='2' w:author='Emmanuelle'><w:r><w:t>venu</w:t></w:r></w:moveTo>",
)


def word(folder: Path, fill: Callable[[Any], None]) -> Document:
    made = docx.Document()
    fill(made)
    made.save(str(folder / "a.docx"))
    return read_document(folder / "a.docx")


def page(body: str, head: str = "") -> tuple[Block, ...]:
    return document_of(
        "a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode()
    ).blocks


def runs(blocks: tuple[Block, ...]) -> list[Run]:
    return [run for block in blocks for run in block.runs if run.text.strip()]


def test_colours_of_word(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        paragraph = made.add_paragraph("noir ")
        paragraph.add_run("rouge").font.color.rgb = RGBColor(255, 0, 0)
        paragraph.add_run(" gris").font.color.rgb = RGBColor(80, 80, 85)
        style = made.styles.add_style("Ajout", WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = RGBColor(0, 128, 0)
        paragraph.add_run(" vert", style="Ajout")
        heading = made.add_heading("Titre", 1)
        heading.runs[0].font.color.rgb = RGBColor(255, 0, 0)

    found = {run.text.strip(): run.colour for run in runs(word(tmp_path, fill).blocks)}
    assert found == {"noir": "", "rouge": "#ff0000", "gris": "", "vert": "#008000", "Titre": ""}


def test_numbers_that_word_counts_before_headings(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        numbering = made.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for n, (form, text) in enumerate([("decimal", "%1."), ("lowerLetter", "%2)")])
        )
        kind = f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'
        numbering.insert(0, parse_xml(kind))
        listed = f'<w:num {W} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'
        numbering.append(parse_xml(listed))
        for text, level in (("Qualifier", 0), ("Délimiter", 1), ("Évaluer", 1), ("Gouverner", 0)):
            paragraph = made.add_heading(text, level + 1)
            place = f'<w:ilvl w:val="{level}"/><w:numId w:val="78"/>'
            looks = paragraph._p.get_or_add_pPr()
            looks.append(parse_xml(f"<w:numPr {W}>{place}</w:numPr>"))
            made.add_paragraph("Un texte.")

    assert tree(outline(word(tmp_path, fill))) == [
        ("1 Qualifier", ["a Délimiter", "b Évaluer"]),
        ("2 Gouverner", []),
    ]


def test_boxes_fields_and_moves_of_word(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        paragraph = made.add_paragraph("avant ")
        for text in (BOX, FIELD, *MOVED):
            paragraph._p.append(parse_xml(text.replace("{w}", W)))
        made.sections[0].header.paragraphs[0].text = "En-tête"
        made.sections[0].footer.paragraphs[0].text = "Pied"

    found = word(tmp_path, fill)
    looks = {run.text.strip(): run.look for run in runs(found.blocks)}
    assert looks == {
        "avant": Look.PLAIN, "encart": Look.BOX, "champ": Look.PLAIN, "parti": Look.DELETED,
        "venu": Look.INSERTED,
    }  # fmt: skip
    assert set(found.asides) == {Aside("header", "En-tête"), Aside("footer", "Pied")}
    reasons = {left.reason: left.text for left in outline(found).left}
    assert reasons["a box beside the text"] == "encart"
    assert reasons["it stands at the top of every page"] == "En-tête"


def test_a_table_of_contents_of_word(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        for level, text in ((1, "Qualifier\t3"), (2, "Délimiter\t3"), (1, "Gouverner\t5")):
            style = f"toc {level}"
            if style not in [one.name for one in made.styles]:
                made.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
            made.add_paragraph(text, style=style)
        for text, level in (("Qualifier", 1), ("Délimiter", 2), ("Gouverner", 1), ("Décider", 2)):
            made.add_heading(text, level)
            made.add_paragraph("Un texte assez court.")

    found = outline(word(tmp_path, fill))
    assert tree(found) == [("1 Qualifier", ["Délimiter"]), ("2 Gouverner", ["Décider"])]
    assert [point.summary for point in found.points] == [True, True]
    assert not found.left


def test_a_table_of_contents_and_a_box_of_libreoffice(tmp_path: Path) -> None:
    from odf import draw, text
    from odf.opendocument import OpenDocumentText

    made = OpenDocumentText()
    contents, body = text.TableOfContent(name="S"), text.IndexBody()
    for entry in ("1. Qualifier", "2. Gouverner", "3. Durer"):
        line = text.P(text=entry)
        line.addElement(text.Tab())
        line.addText("4")
        body.addElement(line)
    contents.addElement(body)
    made.text.addElement(contents)
    for entry in ("1. Qualifier", "2. Gouverner", "3. Durer"):
        made.text.addElement(text.H(outlinelevel=1, text=entry))
        paragraph, frame, box = text.P(text="Un texte. "), draw.Frame(), draw.TextBox()
        box.addElement(text.P(text="encart"))
        frame.addElement(box)
        paragraph.addElement(frame)
        made.text.addElement(paragraph)
    made.save(str(tmp_path / "a.odt"))
    found = outline(read_document(tmp_path / "a.odt"))
    assert [(one.wording, one.text, one.summary) for one in found.points] == [
        ("Qualifier", "Un texte.", True),
        ("Gouverner", "Un texte.", True),
        ("Durer", "Un texte.", True),
    ]
    assert [(left.text, left.reason) for left in found.left] == [
        ("encart", "a box beside the text")
    ] * 3


def test_looks_of_google_stand_in_classes() -> None:
    style = (
        "<style>.c1{font-weight:700;color:#ff0000}.c2{text-decoration:line-through}"
        ".c3{font-style:italic}p.c4,.c5{background-color:rgb(255, 255, 0)}</style>"
    )
    body = "".join(f'<p><span class="c{n}">mot{n}</span></p>' for n in (1, 2, 3, 5))
    found = runs(page(body, style))
    assert [(run.look, run.colour) for run in found] == [
        (Look.BOLD, "#ff0000"), (Look.STRUCK, ""), (Look.ITALIC, ""), (Look.PLAIN, "#ffff00"),
    ]  # fmt: skip


def test_links_of_google_lead_where_they_should() -> None:
    address = "https://www.google.com/url?q=https://cobudget.com/%23a&amp;sa=D&amp;ust=1"
    body = f'<p><a href="{address}">Cobudget</a> et <a href="#h.abc">plus bas</a></p>'
    assert [run.link for run in runs(page(body))] == ["https://cobudget.com/#a", ""]


def test_comments_of_google_stand_where_they_belong() -> None:
    body = (
        '<p>Un texte<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> commenté.</p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>À relire.</span></p><p>Oui.</p></div>'
    )
    found = runs(page(body))
    assert [(run.text, run.look) for run in found] == [
        ("Un texte", Look.PLAIN), ("À relire. Oui.", Look.COMMENT), (" commenté.", Look.PLAIN),
    ]  # fmt: skip


def test_levels_of_lists_of_google() -> None:
    body = "".join(
        f'<ul class="lst-kix_a-{level} start"><li>{text}</li></ul>'
        for level, text in ((0, "un"), (1, "deux"), (2, "trois"), (1, "quatre"), (0, "cinq"))
    )
    assert [(block.level, block.words) for block in page(body)] == [
        (1, "un"), (2, "deux"), (3, "trois"), (2, "quatre"), (1, "cinq"),
    ]  # fmt: skip


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
        ("Un mot", Look.PLAIN), ("À relire.", Look.COMMENT), (" ici [b].", Look.PLAIN),
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
    ],
)
def test_what_is_no_document_is_refused(name: str, data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        document_of(name, data)
    assert raised.value.file == name
    assert raised.value.hint


def test_a_zip_with_several_pages_is_refused(tmp_path: Path) -> None:
    data = package.packed({"a.html": b"<p>a</p>", "b.html": b"<p>b</p>"})
    with pytest.raises(SourceError, match="more than one"):
        document_of("a.zip", data)


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


def test_a_document_of_word_without_styles(tmp_path: Path) -> None:
    body = "<w:body><w:p><w:r><w:t>Seul</w:t></w:r></w:p></w:body>"
    text = f"<w:document {W}>{body}</w:document>"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    data = package.packed({"_rels/.rels": rels.encode(), "word/document.xml": text.encode()})
    assert document_of("a.docx", data).blocks[0].words == "Seul"
