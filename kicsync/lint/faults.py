"""The faults that the reader of records found, as problems."""

from collections.abc import Iterator

from kicsync.lint.document import Document
from kicsync.lint.problem import Problem
from kicsync.workspace.scan import FaultKind


def problems(document: Document, kind: FaultKind) -> Iterator[Problem]:
    """Yield the faults of one kind."""
    for fault in document.scan.faults if document.scan else ():
        if fault.kind is kind:
            yield Problem(f"{fault.message} {fault.hint}".rstrip(), (), fault.start, fault.end)
