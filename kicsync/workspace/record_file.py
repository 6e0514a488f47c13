"""A record file read: its record, and where each value stands."""

from dataclasses import dataclass

from kicsync.errors import RecordError
from kicsync.kit import Record, Schema
from kicsync.workspace.nodes import mapping
from kicsync.workspace.scan import Path, Scan, scan
from kicsync.workspace.source import Lines, Place

BOM = "\ufeff"


@dataclass(frozen=True)
class RecordFile:
    """``file`` is the file's name in the folder of records, ``text`` its whole text."""

    file: str
    text: str
    record: Record
    scan: Scan

    def place(self, path: Path) -> Place:
        """Return where the value at ``path`` stands."""
        return Lines(self.scan.text).place(*self.scan.span(path))


def read_record(text: str, *, file: str, schema: Schema, shown: str = "") -> RecordFile:
    """Read the text of the record file ``file``, called ``shown`` in messages.

    Raises RecordError, with the line and the field, for the first thing that can't be understood.
    """
    body = text.removeprefix(BOM)
    found = scan(mapping(body, shown or file), body, schema)
    for fault in found.faults:
        line = Lines(body).number(fault.start)
        raise RecordError(
            fault.message, file=shown or file, line=line, field=fault.field, hint=fault.hint
        )
    return RecordFile(file, text, Record(found.title, found.values), found)
