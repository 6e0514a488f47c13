"""Writes pieces as documents: by python-docx, odfpy and pandoc, and by hand as Google exports."""

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.rubrics.odt_writer import write_odt
from tests.rubrics.pieces import Piece, Words, whole
from tests.rubrics.web_writer import google_html, letter

__all__ = [
    "by_pandoc",
    "parcours_docx",
    "write_docx",
    "write_html",
    "write_markdown",
    "write_odt",
    "write_text",
    "write_zip",
]

WHEN = datetime(2021, 1, 14, tzinfo=UTC)


def parcours_docx(folder: Path) -> Path:
    """Return the 40-page parcours as Word would save it."""
    return write_docx(folder / "parcours.docx", whole())


def write_docx(path: Path, pieces: Sequence[Piece]) -> Path:
    """Write ``pieces`` by python-docx, with comments and tracked changes."""
    import docx

    document = docx.Document()
    document.styles["Normal"].paragraph_format.line_spacing = 1.5
    for piece in pieces:
        _docx_piece(document, piece)
    document.save(str(path))
    return path


def _docx_piece(document: Any, piece: Piece) -> None:
    if piece.kind == "table":
        table = document.add_table(len(piece.rows), len(piece.rows[0]))
        for row, texts in zip(table.rows, piece.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return
    styles = {"title": "Title", "item": "List Bullet", "number": "List Number"}
    style = styles.get(piece.kind)
    if piece.kind.startswith("h"):
        style = f"Heading {piece.kind[1]}"
    elif style and piece.level > 1:
        style = f"{style} {piece.level}"
    paragraph = document.add_paragraph(style=style)
    for words in piece.words:
        _docx_words(document, paragraph, words)


def _docx_words(document: Any, paragraph: Any, words: Words) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    run = paragraph.add_run(words.text)
    run.bold, run.italic, run.font.strike = words.bold, words.italic, words.struck
    if words.colour:
        run.font.color.rgb = RGBColor.from_string(words.colour[1:].upper())
    if words.comment:
        document.add_comment(run, text=words.comment, author="Emmanuelle", initials="EW")
    around = None
    if words.change:
        around = OxmlElement(f"w:{words.change}")
        around.set(qn("w:id"), "7")
        around.set(qn("w:author"), "Christian")
        around.set(qn("w:date"), WHEN.isoformat())
    if words.link:
        around = OxmlElement("w:hyperlink")
        around.set(qn("r:id"), paragraph.part.relate_to(words.link, _HYPERLINK, is_external=True))
    if around is not None:
        paragraph._p.remove(run._r)
        around.append(run._r)
        paragraph._p.append(around)
    if words.change == "del":
        for text in run._r.iter(qn("w:t")):
            text.tag = qn("w:delText")


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def write_html(path: Path, pieces: Sequence[Piece]) -> Path:
    path.write_text(google_html(pieces), "utf-8")
    return path


def write_zip(path: Path, pieces: Sequence[Piece]) -> Path:
    """Write the .zip that Google makes of a web page with pictures."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Parcours.html", google_html(pieces))
        archive.writestr("images/image1.png", b"\x89PNG")
    return path


def write_markdown(path: Path, pieces: Sequence[Piece]) -> Path:
    """Write ``pieces`` as Google Docs exports Markdown; a change is none there."""
    path.write_text("\n\n".join(_markdown(piece) for piece in pieces) + "\n", "utf-8")
    return path


def _markdown(piece: Piece) -> str:
    if piece.kind == "table":
        head, *rows = [f"| {' | '.join(row)} |" for row in piece.rows]
        return "\n".join([head, "|" + " --- |" * len(piece.rows[0]), *rows])
    text = "".join(_markdown_words(words) for words in piece.words)
    if piece.kind in ("item", "number"):
        sign = "*" if piece.kind == "item" else "1."
        return f"{'    ' * (piece.level - 1)}{sign} {text}"
    if piece.kind in ("h1", "h2", "h3"):
        return f"{'#' * int(piece.kind[1])} {text}"
    lead = text[: len(text) - len(text.lstrip("0123456789"))]
    number = lead and text[len(lead) : len(lead) + 1] in (".", ")")
    return f"{lead}\\{text[len(lead) :]}" if number else text


def _markdown_words(words: Words) -> str:
    if words.change == "del":
        return ""
    text = words.text.strip()
    lead, trail = words.text[: -len(words.text.lstrip())] if words.text[:1] == " " else "", ""
    trail = " " if words.text.endswith(" ") else ""
    text = f"**{text}**" if words.bold else text
    text = f"~~{text}~~" if words.struck else text
    text = f"[{text}]({words.link})" if words.link else text
    return f"{lead}{text}{trail}"


def write_text(path: Path, pieces: Sequence[Piece]) -> Path:
    """Write ``pieces`` as Google Docs exports plain text: no looks, comments at the end."""
    notes: list[str] = []
    lines = [line for piece in pieces for line in _plain(piece, notes)]
    lines += [f"[{letter(n)}]{note}" for n, note in enumerate(notes, 1)]
    path.write_bytes("\ufeff".encode() + "\r\n".join(lines).encode())
    return path


def _plain(piece: Piece, notes: list[str]) -> list[str]:
    if piece.kind == "table":
        return [text for row in piece.rows for text in row]
    text = ""
    for words in piece.words:
        text += words.text if words.change != "del" else ""
        if words.comment:
            notes.append(words.comment)
            text += f"[{letter(len(notes))}]"
    if piece.kind in ("item", "number"):
        return [f"{'   ' * (piece.level - 1)}* {text}"]
    return ["", text] if piece.kind.startswith("h") else [text]


def by_pandoc(source: Path, target: Path) -> Path:
    """Return ``source`` written again by pandoc in the format of ``target``."""
    import pypandoc

    pypandoc.convert_file(str(source), target.suffix[1:], outputfile=str(target))
    return target
