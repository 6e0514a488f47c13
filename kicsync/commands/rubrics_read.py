"""What the commands about rubrics have in common: the document, and which rubric is which."""

from typing import TYPE_CHECKING

from kicsync.commands.crash import explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kicsync.kit.outline import Outline
    from kicsync.kit.rubric import Pair
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.record_file import RecordFile


def read_outline(source: str) -> "Outline":
    """Return what the document ``source``, a file or an address, says."""
    from kicsync.commands.document import open_document
    from kicsync.rubrics.outline import outline

    return outline(open_document(source))


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
    from kicsync.rubrics.align import align
    from kicsync.rubrics.document_side import document_rubrics
    from kicsync.rubrics.wiki_side import wiki_rubrics

    records = [file.record for file in files]
    return align(document_rubrics(outline), wiki_rubrics(records, space.schema))
