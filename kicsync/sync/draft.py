"""What the person's editor opens for one field in conflict, and what comes back from it; pure."""

from collections.abc import Iterator
from dataclasses import replace

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.kit import Record, Schema, Value
from kicsync.sync.marks import Marks, marked
from kicsync.sync.resolve import Dispute, Take
from kicsync.workspace.conflict_file import Origin
from kicsync.workspace.record_file import read_record
from kicsync.workspace.record_text import format_items, format_record


def draft(dispute: Dispute, schema: Schema) -> str:
    """Return a text with marks around what is disputed, or a small record of all items."""
    if isinstance(dispute.local, str):
        texts = (str(dispute.base), dispute.local, str(dispute.other))
        return marked(*texts, dispute.origin) + "\n"
    notes = "".join(f"# {line}\n" for line in _notes(dispute))
    record = Record(dispute.title, {dispute.field.name: dispute.value(Take.BOTH)})
    return notes + format_record(record, _narrow(dispute, schema))


def read_draft(text: str, dispute: Dispute, schema: Schema) -> Value:
    """Return the value that ``text`` holds.

    Raises RecordError, with the line: for a mark that is left, for a second line where one is
    all there is, and for what is no such record.
    """
    if isinstance(dispute.local, str):
        return _read_text(text.strip("\r\n"), dispute)
    file = read_record(text, file=dispute.field.name, schema=_narrow(dispute, schema))
    return file.record.value(dispute.field)


def _read_text(text: str, dispute: Dispute) -> str:
    name, sides = dispute.field.name, (str(dispute.local), str(dispute.other))
    line = Marks.beside(sides).line_in(text)
    if line:
        raise RecordError(
            _("A mark is still there."),
            file=name,
            line=line,
            field=name,
            hint=_("Keep what should stay, and delete the lines that start with <<<, === or >>>."),
        )
    if dispute.is_line and "\n" in text:
        raise RecordError(_("This field holds one line only."), file=name, line=2, field=name)
    return text


def _notes(dispute: Dispute) -> Iterator[str]:
    """Yield what each side has."""
    name = dispute.field.name
    yield _("What should stay of “{field}”? Nothing else is read.").format(field=name)
    said = {
        Origin.WIKI: _("The wiki says:"),
        Origin.TABLE: _("The table says:"),
        Origin.SOURCE: _("The source says:"),
        Origin.DOCUMENT: _("The document says:"),
    }
    sides = ((_("Your file says:"), dispute.local), (said[dispute.origin], dispute.other))
    for head, value in sides:
        yield head
        for item in format_items(dispute.field, value, "  "):
            yield from item.split("\n")


def _narrow(dispute: Dispute, schema: Schema) -> Schema:
    """Return a schema of the one field: what a person writes beside it is an error, not lost."""
    return replace(schema, fields=(dispute.field,), free_text="")
