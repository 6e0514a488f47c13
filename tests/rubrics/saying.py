"""What tests ask of an outline: the document as words, and the words of the outline."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kicsync.kit.outline import Bullet, Outline
from kicsync.rubrics.outlining.outline import outline
from kicsync.rubrics.reading.blocks import Block
from kicsync.rubrics.reading.document import document_of, read_document
from kicsync.rubrics.reading.runs import Run
from tests.rubrics import documents
from tests.rubrics.pieces import Piece

Writer = Callable[[Path, Sequence[Piece]], Path]
WRITERS: dict[str, Writer] = {
    "docx": documents.write_docx,
    "odt": documents.write_odt,
    "html": documents.write_html,
    "zip": documents.write_zip,
    "md": documents.write_markdown,
    "txt": documents.write_text,
}


def outline_of(text: str, name: str = "parcours.txt") -> Outline:
    return outline(document_of(name, text.encode()))


def written(folder: Path, form: str, pieces: Sequence[Piece]) -> Outline:
    return outline(read_document(WRITERS[form](folder / f"parcours.{form}", pieces)))


def runs(blocks: Sequence[Block]) -> list[Run]:
    """Return what blocks say that is no blank."""
    return [run for block in blocks for run in block.runs if run.text.strip()]


def bullets(found: Outline) -> list[Bullet]:
    return [bullet for _point, bullet in found.bullets()]


def tree(found: Outline) -> list[tuple[str, list[str]]]:
    """Return the wordings, with their numbers where there are any."""
    return [
        (f"{p.number} {p.wording}".strip(), [f"{b.number} {b.wording}".strip() for b in p.bullets])
        for p in found.points
    ]


def texts(found: Outline) -> Iterator[str]:
    """Yield everything that an outline holds."""
    for point in found.points:
        yield from (point.number, point.wording, point.text)
        for bullet in point.bullets:
            yield from (bullet.number, bullet.wording, bullet.description, bullet.example)
            yield from bullet.authors
            for tool in bullet.tools:
                yield from tool
    for left in found.left:
        yield left.text


def words(text: str) -> Counter[str]:
    """Return the words of a text, without tags and the names of entities."""
    bare = re.sub(r"<[^<>]*>", " ", text)
    return Counter(re.findall(r"[^\W\d_]{2,}", bare.casefold()))
