"""resolve: decide what stays, field by field, of what both sides changed.

The conflict file says which fields are disputed, and what their texts were before; their values
are those of the record file and, for the wiki, of the base, which a pull that finds a conflict
moves to the wiki's revision. What a filled-in table, the document or a source that is not the wiki
says stands in the conflict file alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Record, Schema, Value
from kicsync.sync import passages
from kicsync.sync.files import write_merged
from kicsync.sync.merge import merge_items
from kicsync.sync.sides import record_in
from kicsync.wikitext import normal
from kicsync.workspace.bases import Base
from kicsync.workspace.conflict_file import Origin, origins, side
from kicsync.workspace.exports import keep_decided
from kicsync.workspace.folder import Workspace
from kicsync.workspace.imports import settle_import
from kicsync.workspace.names import RECORD, conflict_name
from kicsync.workspace.source import decode


class Take(StrEnum):
    """Whose value stays."""

    LOCAL = "local"
    WIKI = "wiki"
    TABLE = "table"
    SOURCE = "source"
    DOCUMENT = "document"
    BOTH = "both"


@dataclass(frozen=True)
class Dispute:
    """One field in conflict in the record file ``file``.

    ``other`` is the value from ``origin``. ``base`` is what was there before
    both sides changed it. ``deleted``: the page is gone, and the field is the title.
    """

    file: str
    title: str
    field: Field
    local: Value
    other: Value
    base: Value = ""
    deleted: bool = False
    origin: Origin = Origin.WIKI

    @property
    def is_line(self) -> bool:
        """Whether the field holds one line, which can't be merged."""
        return isinstance(self.local, str) and self.field.type is not FieldType.TEXT

    @property
    def takes(self) -> tuple[Take, ...]:
        """What can be taken: one line is that of one side."""
        sides = (Take.LOCAL, Take(self.origin))
        return sides if self.is_line else (*sides, Take.BOTH)

    def value(self, take: Take) -> Value:
        """Return what stays; of a text, ``both`` is the merge, in a list each item once."""
        assert take in self.takes
        if take is Take.BOTH:
            return _both(self)
        return self.local if take is Take.LOCAL else self.other


def disputes(space: Workspace, errors: list[RecordError] | None = None) -> tuple[Dispute, ...]:
    """Return every field in conflict, in the order of the files and of their conflict files.

    A conflict file that can't be read is added to ``errors``, and the others go on; without
    ``errors`` it raises RecordError.
    """
    bases = {base.file: base for base in space.bases.load().values()}
    files = {file.file: file for file in space.records()[0]}
    found: list[Dispute] = []
    for name in sorted(space.conflicts() & files.keys()):
        record = normal(files[name].record, space.schema)
        try:
            found += _disputes(space, name, record, bases.get(name))
        except RecordError as error:
            if errors is None:
                raise
            errors.append(error)
    return tuple(found)


def settle(space: Workspace, dispute: Dispute, value: Value) -> None:
    """Write ``value`` into the record file, and take the field out of the conflict file.

    The file of a page that is gone goes to ``.kicsync/trash`` when ``value`` is blank. The record
    comes first: cut off in between, the field is asked about again. Raises RecordError when the
    file can't be changed, or its value was changed meanwhile.
    """
    if not dispute.deleted:
        _write(space, dispute, value)
    elif not value:
        space.trash_record(dispute.file)
    if dispute.origin is Origin.TABLE:
        key, name = dispute.file.removesuffix(RECORD), dispute.field.name
        for known in (dispute.local, dispute.other):  # the local one may be from another copy
            keep_decided(space.state, key, name, dispute.base, known)
    if dispute.origin is Origin.DOCUMENT:
        settle_import(space.state, dispute.file.removesuffix(RECORD), dispute.field.name)
    space.settle_field(dispute.file, dispute.field.name, dispute.origin)


def _disputes(space: Workspace, name: str, local: Record, base: Base | None) -> Iterator[Dispute]:
    """Yield the disputes of one file.

    Without a base, the wiki has none but that the page is gone; other origins need none.
    """
    path = space.folder / conflict_name(name)
    shown = space.shown(path.name)
    text = decode(path.read_bytes(), shown)
    for field_name, origin in origins(text, file=shown):
        field = space.schema.field(field_name) or Field(field_name)
        ours = _at(local, field, space.schema)
        before, other = (side(text, field, one, file=shown) for one in origin.own)
        dispute = Dispute(name, local.title, field, ours, other, before, origin=origin)
        if origin is not Origin.WIKI:
            yield dispute
        elif base:
            wiki = _at(record_in(base.text, base.title, space.schema), field, space.schema)
            yield replace(dispute, other=wiki)
        elif field_name == space.schema.title and not other:
            yield replace(dispute, deleted=True)


def _write(space: Workspace, dispute: Dispute, value: Value) -> None:
    file, schema = space.read_record(dispute.file), space.schema
    record = normal(file.record, schema)
    if _at(record, dispute.field, schema) != dispute.local:
        raise RecordError(
            _("This file was saved while kicsync was at work; it is left as it is."),
            file=space.shown(dispute.file),
            field=dispute.field.name,
            hint=_("Run your command again."),
        )
    if dispute.field.name == schema.title:
        assert isinstance(value, str)
        new = Record(value, record.values)
    else:
        new = Record(record.title, {**record.values, dispute.field.name: value})
    write_merged(space, file, normal(new, schema))


def _at(record: Record, field: Field, schema: Schema) -> Value:
    return record.title if field.name == schema.title else record.value(field)


def _both(dispute: Dispute) -> Value:
    """Return both values: a merged text, or items and tools each once."""
    local, wiki = dispute.local, dispute.other
    if isinstance(local, str) or isinstance(wiki, str):
        return passages.both(str(dispute.base), str(local), str(wiki))
    if dispute.field.type is FieldType.LIST:
        items = [[item for item in side if isinstance(item, str)] for side in (local, wiki)]
        return merge_items([], *items)
    tools = [tool for side in (local, wiki) for tool in side if not isinstance(tool, str)]
    return tuple(tool for index, tool in enumerate(tools) if tool not in tools[:index])
