"""A .docx: colours, numbers, boxes and wrappers, which pandoc leaves out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from kicsync.rubrics.outlining.outline import outline
from kicsync.rubrics.reading import package
from kicsync.rubrics.reading.blocks import Aside, Document
from kicsync.rubrics.reading.document import document_of, read_document
from kicsync.rubrics.reading.runs import Look
from tests.rubrics.saying import runs, tree

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


def list_of_two_levels(made: Any, first: int, *forms: tuple[str, str]) -> None:
    """Add the list 78, of which the levels count from ``first`` in these forms."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{first}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(forms)
    )
    numbering = made.part.numbering_part.element
    kind = f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(kind))
    listed = f'<w:num {W} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'
    numbering.append(parse_xml(listed))


def put_in_list(paragraph: Any, level: int) -> None:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="78"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {W}>{place}</w:numPr>"))


def test_numbers_that_word_counts_before_headings(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        list_of_two_levels(made, 1, ("decimal", "%1."), ("lowerLetter", "%2)"))
        for text, level in (("Qualifier", 0), ("Délimiter", 1), ("Évaluer", 1), ("Gouverner", 0)):
            put_in_list(made.add_heading(text, level + 1), level)
            made.add_paragraph("Un texte.")

    assert tree(outline(word(tmp_path, fill))) == [
        ("1 Qualifier", ["a Délimiter", "b Évaluer"]),
        ("2 Gouverner", []),
    ]


def test_items_keep_their_level_after_a_paragraph(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        list_of_two_levels(made, 2, ("decimal", "%1."), ("bullet", "●"))
        for text, level in (("Relier", 0), ("Accueillir", 1), ("Partir", 1), ("Gouverner", 0)):
            put_in_list(made.add_paragraph(text), level)
            if level:
                made.add_paragraph("Un texte.")
                made.add_paragraph("Exemple : un four.")

    found = outline(word(tmp_path, fill))
    assert tree(found) == [("2 Relier", ["Accueillir", "Partir"]), ("3 Gouverner", [])]


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


def test_wrappers_of_word_lose_no_word(tmp_path: Path) -> None:
    inner = "<w:r><w:t>{name}</w:t></w:r>"
    wrapped = [
        f"<w:{name} {W} {more}>{inner.format(name=name)}</w:{name}>"
        for name, more in (
            ("customXml", "w:element='a'"),
            ("smartTag", "w:element='a'"),
            ("bdo", "w:val='ltr'"),
            ("dir", "w:val='ltr'"),
        )
    ]
    ruby = (
        f"<w:r {W}><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dessus</w:t></w:r></w:rt><w:rubyBase><w:r>"
        "<w:t>dessous</w:t></w:r></w:rubyBase></w:ruby><w:cr/><w:t>apres</w:t></w:r>"
    )

    def fill(made: Any) -> None:
        for text in (*wrapped, ruby):
            made.add_paragraph("")._p.append(parse_xml(text))

    assert [block.words for block in word(tmp_path, fill).blocks] == [
        "customXml", "smartTag", "bdo", "dir", "dessus dessous apres",
    ]  # fmt: skip


def test_the_body_of_word_in_a_browser() -> None:
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>Seul</w:t></w:r></w:p></w:body></w:document>"
    data = package.packed({"_rels/.rels": _rels("document2"), "word/document2.xml": body.encode()})
    assert document_of("a.docx", data).blocks[0].words == "Seul"


def test_numbers_that_are_none_are_no_numbers() -> None:
    listed = "<w:pPr><w:numPr><w:ilvl w:val='x'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    body = f"<w:body><w:p>{listed}<w:r><w:t>Seul</w:t></w:r></w:p></w:body>"
    levels = "<w:lvl w:ilvl='y'><w:start w:val='z'/></w:lvl>"
    kind = f"<w:abstractNum w:abstractNumId='1'>{levels}</w:abstractNum>"
    data = package.packed(
        {
            "_rels/.rels": _rels("document"),
            "word/document.xml": f"<w:document {W}>{body}</w:document>".encode(),
            "word/numbering.xml": f"<w:numbering {W}>{kind}</w:numbering>".encode(),
        }
    )
    assert document_of("a.docx", data).blocks[0].words == "Seul"


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


def test_a_document_of_word_without_styles(tmp_path: Path) -> None:
    body = "<w:body><w:p><w:r><w:t>Seul</w:t></w:r></w:p></w:body>"
    text = f"<w:document {W}>{body}</w:document>"
    data = package.packed({"_rels/.rels": _rels("document"), "word/document.xml": text.encode()})
    assert document_of("a.docx", data).blocks[0].words == "Seul"


def _rels(body: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Target="word/{body}.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    ).encode()
