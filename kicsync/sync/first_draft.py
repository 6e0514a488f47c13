"""A record that nobody has filled in yet: its fields, and as comments what belongs there."""

from collections.abc import Iterable, Iterator, Sequence

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Record, Schema
from kicsync.kit.where_tree import Place
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.rules import illegal_title
from kicsync.sync.operations import Operation, Set, apply, with_value
from kicsync.sync.titles import fold
from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import file_name
from kicsync.workspace.record_file import RecordFile
from kicsync.workspace.record_text import format_field
from kicsync.workspace.scalars import one_line


def create(space: Workspace, record: Record) -> str:
    """Write the first draft of ``record`` into a new file, and return the file's name.

    Raises ConfigError for a title that an ingredient has already, or that no page can have, and
    RecordError when a file of that name was made meanwhile.
    """
    files, _errors = space.records()
    refuse_title(space, record.title, files)
    name = file_name(record.title, {name.casefold() for name in space.names()})
    space.create_record(name, space.modeline + first_draft(record, space.schema))
    return name


def refuse_title(space: Workspace, title: str, files: Sequence[RecordFile]) -> None:
    """Raise ConfigError for a title that no page can have, or that an ingredient has already."""
    _refuse_illegal(title, space.schema)
    _refuse_known(space, title, files)


def filled(record: Record, operations: Iterable[Operation], schema: Schema) -> Record:
    """Return ``record`` with what ``operations`` set; a part of an entry begins the entry."""
    for operation in operations:
        match operation:
            case Set(Place(field, Field() as sub), str(text)) if text and not record.value(field):
                record = with_value(record, field, ({sub.name: text},), schema)
            case _:
                record = apply(operation, record, schema)
    return record


def first_draft(record: Record, schema: Schema) -> str:
    """Return the text of a file for ``record``, with a comment at each blank field.

    A line that a person may choose becomes one of the record when its ``#`` is deleted.
    """
    lines = [f"{schema.title}: {one_line(record.title)}"]
    for field in schema:
        if field.name in record.values:
            lines.append(format_field(field, record.value(field)))
        elif field.name != schema.free_text or not schema.fields:
            lines += _blank(field)
    return "\n".join(lines) + "\n"


def _blank(field: Field) -> Iterator[str]:
    """Yield a field with nothing behind it: above it what belongs there, below what to choose."""
    yield f"# {field.name}: {', '.join(_said(field))}"
    yield f"{field.name}:"
    if field.type is FieldType.LIST:
        yield from (f"#  - {one_line(value)}" for value in field.known)
    for number, sub in enumerate(field.fields):
        yield f"#  {' ' if number else '-'} {sub.name}:"


def _said(field: Field) -> Iterator[str]:
    """Yield what belongs in a field, in words."""
    if field.required:
        yield _("required")
    match field.type:
        case FieldType.TEXT:
            if field.max_lines:
                yield _("at most {n} lines").format(n=field.max_lines)
            yield _("write “|” behind the colon and the text below, two blanks to the right")
        case FieldType.LIST:
            yield _("delete the # of what fits") if field.known else _("one “- …” a line")
        case FieldType.ENTRIES:
            yield _("delete the # of these lines, and repeat them for each entry")
        case _ if field.known:
            yield _("one of: {values}").format(values=", ".join(field.known))
        case _:
            yield _("one line")


def _refuse_illegal(title: str, schema: Schema) -> None:
    draft = Document.read(f"{schema.title}: {one_line(title)}\n", "", schema)
    found = next(illegal_title.check(draft, Context(schema), illegal_title.ABOUT.options), None)
    if found or not title:
        why = found.message if found else _("it is blank.")
        raise ConfigError(
            _("“{title}” can't be the title of a page: {reason}").format(title=title, reason=why),
            hint=_("The signs # < > [ ] | { } can't stand in a title."),
        )


def _refuse_known(space: Workspace, title: str, files: Sequence[RecordFile]) -> None:
    for file in files:
        if fold(file.record.title) == fold(title):
            raise ConfigError(
                _("“{title}” is here already.").format(title=file.record.title),
                hint=_("Its file is {file}.").format(file=space.shown(file.file)),
            )
    there = {file.file for file in files}
    for base in space.bases.load().values():
        if fold(base.title) == fold(title) and base.file not in there:
            raise ConfigError(
                _("“{title}” is a page of the wiki, whose file was deleted here.").format(
                    title=base.title
                ),
                hint=_('To have it back: kicsync pull "{title}"').format(title=base.title),
            )
