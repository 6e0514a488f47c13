"""What an imported table changes in the records, and writing it.

Each row is merged as a page of the wiki is: what was exported is the base, the record as it is now
one side, the row the other. Planning writes nothing; what is shown is what is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kicsync.errors import ConfigError, RecordError, SourceError
from kicsync.i18n import _
from kicsync.kit import Record, Schema, Value
from kicsync.sync.diff import FieldChange, between
from kicsync.sync.files import merged_text
from kicsync.sync.first_draft import refuse_title
from kicsync.sync.marks import marked_texts
from kicsync.sync.merge import merge
from kicsync.sync.table_import import Filled, Table
from kicsync.sync.titles import fold
from kicsync.wikitext import normal
from kicsync.workspace.conflict_file import Origin, Sides, format_conflict
from kicsync.workspace.exports import is_decided
from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import RECORD, file_name
from kicsync.workspace.record_file import RecordFile
from kicsync.workspace.record_text import format_record


@dataclass(frozen=True)
class Change:
    """A record that changes, or is in conflict with its row, or both.

    ``file`` is None for a new one, and ``name`` what it is called, or will be. ``old`` and ``new``
    are its values, ``text`` is the whole new text of its file, and ``conflicts`` are the fields
    that both sides changed.
    """

    file: RecordFile | None
    name: str
    old: Record
    new: Record
    text: str
    conflicts: Mapping[str, Sides]

    def changes(self, schema: Schema) -> tuple[FieldChange, ...]:
        """Return what changes in the file, field by field."""
        return between(self.old, self.new, schema)


@dataclass(frozen=True)
class Plan:
    """What would change; ``errors`` are rows that can't be taken in, while the others can.

    ``disputed`` are records that are in conflict already, and so are left alone.
    """

    changes: tuple[Change, ...] = ()
    disputed: tuple[RecordFile, ...] = ()
    errors: tuple[SourceError | RecordError, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files that are changed or made."""
        return tuple(change.name for change in self.changes)

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """The records of which fields are in conflict."""
        return tuple(change for change in self.changes if change.conflicts)


def plan(space: Workspace, files: Sequence[RecordFile], table: Table, source: str) -> Plan:
    """Return what ``table``, read from the file ``source``, does to ``files``."""
    return _Planner(space, files, source).plan(table.rows)


class _Planner:
    """The records as they are now, and what becomes of them."""

    def __init__(self, space: Workspace, files: Sequence[RecordFile], source: str) -> None:
        self.space = space
        self.files = files
        self.source = source
        self.by_key = {file.file.removesuffix(RECORD): file for file in files}
        self.by_title = {fold(file.record.title): file for file in files}
        self.stuck = space.conflicts()
        self.taken = {name.casefold() for name in space.names()}

    def plan(self, rows: Sequence[Filled]) -> Plan:
        """Merge each row with its record."""
        changes: list[Change] = []
        disputed: list[RecordFile] = []
        errors: list[SourceError | RecordError] = []
        for row in rows:
            try:
                found = self._change(row)
            except (SourceError, RecordError) as error:
                errors.append(error)
                continue
            if found and found.file and found.file.file in self.stuck:
                disputed.append(found.file)
            elif found:
                changes.append(found)
        return Plan(tuple(changes), tuple(disputed), tuple(errors))

    def _change(self, row: Filled) -> Change | None:
        """Return what ``row`` changes, None for nothing; raises SourceError or RecordError."""
        wanted = normal(row.record, self.space.schema)
        file = self._file(row)
        if file is None:
            return self._new(row, wanted)
        now = normal(file.record, self.space.schema)
        base = normal(row.base, self.space.schema) if row.base else None
        wanted = self._undecided(file, base, wanted)
        if base is None:  # known by its title, which both write
            wanted = replace(wanted, title=now.title)
        found = merge(base, now, wanted, self.space.schema)
        conflicts = {
            name: tuple(_at(side, name, self.space.schema) for side in (base, now, wanted))
            for name in found.conflicts
        }
        if found.record == now and not conflicts:
            return None
        self._refuse_taken(row, file, found.record.title)
        text = merged_text(self.space, file, found.record)
        return Change(file, file.file, now, found.record, text, _sides(conflicts))

    def _file(self, row: Filled) -> RecordFile | None:
        """Return the record of a row: by the name of its file, or by its title."""
        named = self.by_key.get(row.key) if row.key else None
        return named or self.by_title.get(fold((row.base or row.record).title))

    def _new(self, row: Filled, wanted: Record) -> Change | None:
        schema = self.space.schema
        if row.base:
            if normal(row.base, schema) == wanted:
                return None
            raise SourceError(
                _("“{title}” is not here any more; what its row says is left out.").format(
                    title=row.base.title
                ),
                file=self.source,
                place=row.place,
                hint=_("To make it anew, empty the hidden cell of its row (column “kicsync”)."),
            )
        try:
            refuse_title(self.space, wanted.title, self.files)
        except ConfigError as error:
            raise SourceError(
                error.message, file=self.source, place=row.place, hint=error.hint
            ) from None
        name = file_name(wanted.title, self.taken)
        self.taken.add(name.casefold())
        text = self.space.modeline + format_record(wanted, schema)
        return Change(None, name, Record("", {}), wanted, text, {})

    def _undecided(self, file: RecordFile, base: Record | None, wanted: Record) -> Record:
        """Return ``wanted`` without the values about which somebody decided already."""
        schema, key = self.space.schema, file.file.removesuffix(RECORD)
        state = self.space.state
        old = base or Record("", {})
        decided = {
            field.name
            for field in schema
            if is_decided(state, key, field.name, old.value(field), wanted.value(field))
        }
        values = {
            field.name: old.value(field) if field.name in decided else wanted.value(field)
            for field in schema
        }
        again = is_decided(state, key, schema.title, old.title, wanted.title)
        title = old.title if again else wanted.title
        return Record(title, {name: value for name, value in values.items() if value})

    def _refuse_taken(self, row: Filled, file: RecordFile, title: str) -> None:
        other = self.by_title.get(fold(title))
        if other and other.file != file.file:
            raise SourceError(
                _("“{title}” is here already.").format(title=title),
                file=self.source,
                place=row.place,
                hint=_("Two pages of a wiki can't have the same title: choose another one."),
            )


def write(space: Workspace, plan: Plan) -> list[RecordError]:
    """Write the records, and beside them the conflict files, which come first.

    A file that was saved meanwhile is left as it is, and is an error.
    """
    errors: list[RecordError] = []
    for change in plan.changes:
        try:
            write_change(space, change, Origin.TABLE)
        except RecordError as error:
            errors.append(error)
    return errors


def write_change(space: Workspace, change: Change, origin: Origin) -> None:
    """Write one record, and its conflict file, which comes first; raises RecordError."""
    if change.file is None:
        space.create_record(change.name, change.text)
        return
    if change.conflicts:
        marked = marked_texts(change.conflicts, space.schema, origin)
        text = format_conflict(
            change.new.title, change.conflicts, space.schema, merged=marked, origin=origin
        )
        space.write_conflict(change.file.file, text)
    if change.text != change.file.text:
        space.replace_record(change.file, change.text)


def _sides(found: Mapping[str, tuple[Value, ...]]) -> dict[str, Sides]:
    return {name: (base, local, table) for name, (base, local, table) in found.items()}


def _at(record: Record | None, name: str, schema: Schema) -> Value:
    if record is None:
        return ""
    return record.title if name == schema.title else record.values.get(name, "")
