"""resolve: decide what stays, field by field, of what both sides changed.

The conflict file says which fields are disputed; their values are those of the record file and,
for the wiki, of the base, which a pull that finds a conflict moves to the wiki's revision.
"""

from dataclasses import dataclass
from enum import StrEnum

from kicsync.kit import Field, FieldType, Record, Schema, Value
from kicsync.sync.merge import merge_items
from kicsync.sync.pull import write_merged
from kicsync.sync.sides import record_in
from kicsync.wikitext import normal
from kicsync.workspace.folder import Workspace


class Take(StrEnum):
    """Whose value stays."""

    LOCAL = "local"
    WIKI = "wiki"
    BOTH = "both"


@dataclass(frozen=True)
class Dispute:
    """One field in conflict in the record file ``file``."""

    file: str
    title: str
    field: Field
    local: Value
    wiki: Value

    def value(self, take: Take) -> Value:
        """Return what stays; ``both`` is the local value and then the wiki's."""
        if take is Take.BOTH:
            return _both(self.field, self.local, self.wiki)
        return self.local if take is Take.LOCAL else self.wiki


def disputes(space: Workspace) -> tuple[Dispute, ...]:
    """Return every field in conflict, in the order of the files and of their conflict files."""
    schema = space.schema
    bases = {base.file: base for base in space.bases.load().values()}
    files = {file.file: file for file in space.records()[0]}
    found = []
    for name in sorted(space.conflicts() & files.keys() & bases.keys()):
        local = normal(files[name].record, schema)
        wiki = record_in(bases[name].text, bases[name].title, schema)
        for field_name in space.disputed_fields(name):
            field = schema.field(field_name) or Field(field_name)
            sides = (_at(record, field, schema) for record in (local, wiki))
            found.append(Dispute(name, local.title, field, *sides))
    return tuple(found)


def settle(space: Workspace, dispute: Dispute, value: Value) -> None:
    """Write ``value`` into the record file, and take the field out of the conflict file.

    The record comes first: cut off in between, the field is asked about again. Raises RecordError
    when the file can't be changed, or was saved meanwhile.
    """
    file = space.read_record(dispute.file)
    record = normal(file.record, space.schema)
    if dispute.field.name == space.schema.title:
        assert isinstance(value, str)
        new = Record(value, record.values)
    else:
        new = Record(record.title, {**record.values, dispute.field.name: value})
    write_merged(space, file, normal(new, space.schema))
    space.settle_field(dispute.file, dispute.field.name)


def _at(record: Record, field: Field, schema: Schema) -> Value:
    return record.title if field.name == schema.title else record.value(field)


def _both(field: Field, local: Value, wiki: Value) -> Value:
    """Return both values: texts one after the other, items and tools each once."""
    if isinstance(local, str) or isinstance(wiki, str):
        return "\n".join(str(text) for text in (local, wiki) if text)
    if field.type is FieldType.LIST:
        items = [[item for item in side if isinstance(item, str)] for side in (local, wiki)]
        return merge_items([], *items)
    tools = [tool for side in (local, wiki) for tool in side if not isinstance(tool, str)]
    return tuple(tool for index, tool in enumerate(tools) if tool not in tools[:index])
