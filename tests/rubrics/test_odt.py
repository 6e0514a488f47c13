"""An .odt: looks, contents and shapes, which pandoc leaves out."""

from pathlib import Path

from kicsync.rubrics.outlining.outline import outline
from kicsync.rubrics.reading import package
from kicsync.rubrics.reading.document import document_of, read_document
from kicsync.rubrics.reading.runs import Look
from tests.rubrics.saying import runs


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


def test_looks_of_whole_paragraphs_of_libreoffice(tmp_path: Path) -> None:
    from odf import text
    from odf.opendocument import OpenDocumentText
    from odf.style import Style, TextProperties

    made = OpenDocumentText()
    for name, looks in (
        ("gras", {"fontweight": "bold"}),
        ("rouge", {"color": "#cc0000"}),
        ("barré", {"textlinethroughstyle": "solid"}),
        ("noir", {"color": "#000000"}),
    ):
        style = Style(name=name, family="paragraph")
        style.addElement(TextProperties(attributes=looks))
        made.automaticstyles.addElement(style)
        made.text.addElement(text.P(stylename=style, text=name))
    made.save(str(tmp_path / "a.odt"))
    found = runs(read_document(tmp_path / "a.odt").blocks)
    assert [(run.text, run.look, run.colour) for run in found] == [
        ("gras", Look.BOLD, ""),
        ("rouge", Look.PLAIN, "#cc0000"),
        ("barré", Look.STRUCK, ""),
        ("noir", Look.PLAIN, ""),
    ]


def test_shapes_of_libreoffice_lose_no_word() -> None:
    ns = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{whole}:1.0"'
        for name, whole in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
        )
    )
    cell = "<table:table-cell>{}</table:table-cell>"
    table = "<table:table><table:table-column/><table:table-row>{}</table:table-row></table:table>"
    nested = table.format(cell.format("<text:p>dedans</text:p>"))
    body = (
        "<text:p>un <text:date>lundi</text:date> <text:ruby><text:ruby-base>bas</text:ruby-base>"
        "<text:ruby-text>haut</text:ruby-text></text:ruby></text:p>"
        "<text:numbered-paragraph><text:p>compté</text:p></text:numbered-paragraph>"
        "<text:alphabetical-index><text:index-body><text:p>index</text:p></text:index-body>"
        "</text:alphabetical-index><draw:frame><draw:text-box><text:p>encart</text:p>"
        "</draw:text-box></draw:frame><text:p><draw:custom-shape><text:p>forme</text:p>"
        "</draw:custom-shape></text:p>" + table.format(cell.format(nested))
    )
    data = package.packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {ns}><office:automatic-styles/><office:body>"
                f"<office:text>{body}</office:text></office:body></office:document-content>"
            ).encode(),
            "styles.xml": f"<office:document-styles {ns}/>".encode(),
        }
    )
    found = document_of("a.odt", data)
    assert [block.words for block in found.blocks] == [
        "un lundi bas haut", "compté", "index", "", "", "dedans",
    ]  # fmt: skip
    boxes = [run.text.strip() for run in runs(found.blocks) if run.look is Look.BOX]
    assert boxes == ["encart", "forme"]
