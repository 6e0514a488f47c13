"""Writes pieces as an .odt by odfpy, as LibreOffice would save it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.rubrics.pieces import Piece, Words


def write_odt(path: Path, pieces: Sequence[Piece]) -> Path:
    """Write ``pieces`` by odfpy, with comments and tracked changes as LibreOffice has them."""
    from odf.opendocument import OpenDocumentText

    document = OpenDocumentText()
    styles: dict[tuple[Any, ...], Any] = {}
    for number, piece in enumerate(pieces):
        _odt_piece(document, styles, piece, number)
    document.save(str(path))
    return path


def _odt_piece(
    document: Any, styles: dict[tuple[Any, ...], Any], piece: Piece, number: int
) -> None:
    from odf import table, text

    if piece.kind == "table":
        made = table.Table(name=f"T{number}")
        made.addElement(table.TableColumn(numbercolumnsrepeated=str(len(piece.rows[0]))))
        for texts in piece.rows:
            row = table.TableRow()
            for one in texts:
                cell = table.TableCell()
                cell.addElement(text.P(text=one))
                row.addElement(cell)
            made.addElement(row)
        document.text.addElement(made)
        return
    heading = piece.kind.startswith("h")
    paragraph = text.H(outlinelevel=int(piece.kind[1])) if heading else text.P()
    for place, words in enumerate(piece.words):
        _odt_words(document, styles, paragraph, words, f"c{number}-{place}")
    if piece.kind in ("item", "number"):
        kind = _odt_list(document, styles, piece.kind)
        for _level in range(piece.level):
            item = text.ListItem()
            item.addElement(paragraph)
            paragraph = text.List(stylename=kind)
            paragraph.addElement(item)
    document.text.addElement(paragraph)


def _odt_list(document: Any, styles: dict[tuple[Any, ...], Any], kind: str) -> Any:
    from odf.text import ListLevelStyleBullet, ListLevelStyleNumber, ListStyle

    if (kind,) not in styles:
        style = ListStyle(name=f"L{kind}")
        for level in (1, 2, 3):
            style.addElement(
                ListLevelStyleBullet(level=str(level), bulletchar="•")
                if kind == "item"
                else ListLevelStyleNumber(level=str(level), numformat="1", numsuffix=".")
            )
        document.automaticstyles.addElement(style)
        styles[(kind,)] = style
    return styles[(kind,)]


def _odt_words(
    document: Any, styles: dict[tuple[Any, ...], Any], paragraph: Any, words: Words, name: str
) -> None:
    from odf import dc, office, text

    if words.comment:
        note = office.Annotation()
        note.addElement(dc.Creator(text="Emmanuelle"))
        note.addElement(text.P(text=words.comment))
        paragraph.addElement(note)
    if words.change:
        _odt_change(document, paragraph, words, name)
        return
    span = text.Span(stylename=_odt_style(document, styles, words), text=words.text)
    if words.link:
        link = text.A(href=words.link)
        link.addElement(span)
        span = link
    paragraph.addElement(span)


def _odt_style(document: Any, styles: dict[tuple[Any, ...], Any], words: Words) -> Any:
    from odf.style import Style, TextProperties

    looks = (words.bold, words.italic, words.struck, words.colour)
    if looks not in styles:
        style = Style(name=f"T{len(styles)}", family="text")
        attributes = {
            **({"fontweight": "bold"} if words.bold else {}),
            **({"fontstyle": "italic"} if words.italic else {}),
            **({"textlinethroughstyle": "solid"} if words.struck else {}),
            **({"color": words.colour} if words.colour else {}),
        }
        style.addElement(TextProperties(attributes=attributes))
        document.automaticstyles.addElement(style)
        styles[looks] = style
    return styles[looks]


def _odt_change(document: Any, paragraph: Any, words: Words, name: str) -> None:
    from odf import dc, office, text

    tracked = document.text.getElementsByType(text.TrackedChanges)
    if not tracked:
        tracked = [text.TrackedChanges()]
        document.text.insertBefore(tracked[0], document.text.firstChild)
    region = text.ChangedRegion(attributes={"id": name}, check_grammar=False)
    change = text.Insertion() if words.change == "ins" else text.Deletion()
    info = office.ChangeInfo()
    info.addElement(dc.Creator(text="Christian"))
    change.addElement(info)
    region.addElement(change)
    tracked[0].addElement(region)
    if words.change == "ins":
        paragraph.addElement(text.ChangeStart(changeid=name))
        paragraph.addElement(text.Span(text=words.text))
        paragraph.addElement(text.ChangeEnd(changeid=name))
    else:
        change.addElement(text.P(text=words.text))
        paragraph.addElement(text.Change(changeid=name))
