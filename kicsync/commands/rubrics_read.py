"""What the commands about rubrics have in common: the document, and which rubric is which."""

from typing import TYPE_CHECKING

from kicsync.commands.crash import explain
from kicsync.errors import SourceError
from kicsync.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kicsync.kit import Schema
    from kicsync.kit.outline import Outline
    from kicsync.kit.rubric import Pair
    from kicsync.rubrics.outlining.label_words import LabelWords
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.record_file import RecordFile


def read_outline(source: str, schema: "Schema") -> "Outline":
    """Return what the document ``source``, a file or an address, says.

    The parts of its sub-bullets may be called as ``schema`` calls its fields. Raises SourceError
    where no point is found in it, and as ``open_document`` does.
    """
    found = outline_of(source, schema)
    if not found.points:
        raise SourceError(no_point(), file=source, hint=give_points())
    return found


def outline_of(source: str, schema: "Schema | None" = None) -> "Outline":
    """Return what the document ``source`` says, if it has no point too."""
    from kicsync.commands.document import open_document
    from kicsync.rubrics.outlining.label_words import DEFAULT
    from kicsync.rubrics.outlining.outline import outline

    return outline(open_document(source), label_words(schema) if schema else DEFAULT)


def label_words(schema: "Schema") -> "LabelWords":
    """Return what the parts of a sub-bullet are called: usual words, and the fields of a Kit."""
    from kicsync.kit.table import names_of
    from kicsync.rubrics.outlining.label_words import DEFAULT, Part
    from kicsync.sync.rubric_fields import Places

    places = Places.of(schema)
    own = {
        Part.DESCRIPTION: places.description,
        Part.TOOLS: places.tools,
        Part.EXAMPLE: places.example,
    }
    named = {part: names_of(field) for part, field in own.items() if field}
    return {
        part: (*usual, *(name.replace("_", " ") for name in named.get(part, ())))
        for part, usual in DEFAULT.items()
    }


def no_point() -> str:
    """Return that a document has no point, in words."""
    return _("no point was found in this document.")


def give_points() -> str:
    """Return what makes a point of a line."""
    return _(
        "Give each point a heading style, or a number before its title (“2. Durer”), and put its "
        "sub-bullets under it. “kicsync rubrics outline” shows what was understood."
    )


def records_of(space: "Workspace") -> "list[RecordFile]":
    """Return the records that can be read, and say which can't."""
    files, errors = space.records()
    for error in errors:
        explain(error)
    return files


def pairs_of(
    space: "Workspace", files: "Sequence[RecordFile]", outline: "Outline"
) -> "tuple[Pair, ...]":
    """Return which rubric of the document is which of the records and steps of ``space``."""
    from kicsync.rubrics.aligning.align import align
    from kicsync.rubrics.aligning.document_side import document_rubrics
    from kicsync.rubrics.aligning.wiki_side import wiki_rubrics

    records = [file.record for file in files]
    return align(document_rubrics(outline), wiki_rubrics(records, space.schema))
