"""rubrics import: the texts of the document -> what changes in the records, and writing it.

Each record is merged as a page of the wiki is: what the last import brought is the base, the record
as it is now one side, the document the other. Planning writes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kicsync.errors import ConfigError, RecordError, SourceError
from kicsync.i18n import _
from kicsync.kit import FieldType, Record, Schema, Value
from kicsync.kit.titles import page_title
from kicsync.rubrics.label_words import Part
from kicsync.sync.files import merged_text
from kicsync.sync.first_draft import refuse_title
from kicsync.sync.merge import merge
from kicsync.sync.rubric_fields import Places
from kicsync.sync.rubric_targets import Target, Targets
from kicsync.sync.sheet_plan import Change, write_change
from kicsync.sync.titles import fold
from kicsync.wikitext import normal
from kicsync.workspace.conflict_file import Origin, Sides
from kicsync.workspace.folder import Workspace
from kicsync.workspace.imports import Imported, keep_import, read_imports
from kicsync.workspace.names import RECORD, file_name
from kicsync.workspace.record_file import RecordFile
from kicsync.workspace.record_text import format_record
from kicsync.workspace.trash import keep


@dataclass(frozen=True)
class Brought:
    """What the document says of one ingredient: ``change`` is None where the record says it too.

    ``name`` is that of the record's file, and ``replaced`` are the fields that said something else.
    """

    name: str
    imported: Imported
    change: Change | None = None
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    """What an import would do; ``errors`` are sub-bullets that can't be taken in.

    ``disputed`` are records that are in conflict already, and so are left alone. ``homeless`` are
    the parts that the schema has no field for.
    """

    brought: tuple[Brought, ...] = ()
    disputed: tuple[RecordFile, ...] = ()
    errors: tuple[SourceError | RecordError, ...] = ()
    homeless: tuple[Part, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The records that change, or are in conflict with the document."""
        return tuple(one.change for one in self.brought if one.change)

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """The records of which fields are in conflict."""
        return tuple(change for change in self.changes if change.conflicts)


def plan_import(
    space: Workspace,
    files: Sequence[RecordFile],
    found: Targets,
    document: str,
    *,
    over: bool = False,
) -> Import:
    """Return what the texts of ``document`` do to ``files``; raises ConfigError.

    With ``over``, a field that says something else becomes what the document says.
    """
    return _Planner(space, files, document, over=over).plan(found)


def write_import(space: Workspace, found: Import) -> list[RecordError]:
    """Write the records, and beside them the conflict files; then remember what was imported.

    A file that was saved meanwhile is left as it is, and is an error. What is replaced is copied to
    ``.kicsync/trash`` first.
    """
    errors: list[RecordError] = []
    for one in found.brought:
        try:
            if one.replaced:
                keep(space.folder / one.name, space.trash)
            if one.change:
                write_change(space, one.change, Origin.DOCUMENT)
        except RecordError as error:
            errors.append(error)
            continue
        keep_import(space.state, one.name.removesuffix(RECORD), one.imported)
    return errors


class _Planner:
    """The records as they are now, and what becomes of them."""

    def __init__(
        self, space: Workspace, files: Sequence[RecordFile], document: str, *, over: bool
    ) -> None:
        self.space = space
        self.schema = space.schema
        self.files = files
        self.document = document
        self.over = over
        self.places = Places.of(space.schema)
        self.by_title = {fold(file.record.title): file for file in files}
        self.stuck = space.conflicts()
        self.taken = {name.casefold() for name in space.names()}
        self.imports = read_imports(space.state)
        self.made: set[str] = set()

    def plan(self, found: Targets) -> Import:
        """Merge each target with its record."""
        brought: list[Brought] = []
        disputed: list[RecordFile] = []
        errors: list[SourceError | RecordError] = []
        for target in found.found:
            file = self.by_title.get(fold(target.title)) if target.title else None
            try:
                if file is None:
                    brought.append(self._new(target))
                elif file.file in self.stuck:
                    disputed.append(file)
                else:
                    brought.append(self._merged(target, file))
            except (SourceError, RecordError) as error:
                errors.append(error)
        bullets = [bullet for target in found.found for bullet in target.bullets]
        homeless = tuple(self.places.homeless(bullets))
        return Import(tuple(brought), tuple(disputed), tuple(errors), homeless)

    def _new(self, target: Target) -> Brought:
        """Return a new record, in the step of its point; raises SourceError for its title."""
        title = page_title(target.wording)
        self._refuse(title, target)
        said = self.places.values(target.bullets)
        values = {**self.places.in_step(target.step), **said}
        record = normal(Record(title, values), self.schema)
        name = file_name(title, self.taken)
        self.taken.add(name.casefold())
        self.made.add(fold(title))
        text = self.space.modeline + format_record(record, self.schema)
        change = Change(None, name, Record("", {}), record, text, {})
        return Brought(name, self._imported(target, record, None), change)

    def _refuse(self, title: str, target: Target) -> None:
        """Raise SourceError for a title that no page can have, or that another one has."""
        place = _("paragraph {n}").format(n=target.bullets[0].spot.paragraph)
        try:
            refuse_title(self.space, title, self.files)
        except ConfigError as error:
            raise SourceError(
                error.message, file=self.document, place=place, hint=error.hint
            ) from None
        if fold(title) in self.made:
            raise SourceError(
                _("“{title}” stands twice, and a wiki has one page of that title.").format(
                    title=title
                ),
                file=self.document,
                place=place,
                hint=_("Decide how each is called: kicsync rubrics decide --interactive"),
            )

    def _merged(self, target: Target, file: RecordFile) -> Brought:
        """Return what the document changes in a record that is there; raises RecordError."""
        known = self.imports.get(file.file.removesuffix(RECORD))
        now = normal(file.record, self.schema)
        said = normal(Record(now.title, self.places.values(target.bullets)), self.schema)
        imported = self._imported(target, said, known)
        base = _with(now, {name: _before(known, name) for name in said.values}, self.schema)
        wanted = _with(now, said.values, self.schema)
        found = merge(base, now, wanted, self.schema)
        if self.over:
            new, sides = _replaced(found.record, wanted, found.conflicts, self.schema), {}
        else:
            new, sides = found.record, _sides(found.conflicts, (base, now, wanted), self.schema)
        if new == now and not sides:
            return Brought(file.file, imported)
        text = merged_text(self.space, file, new)
        change = Change(file, file.file, now, new, text, sides)
        return Brought(file.file, imported, change, found.conflicts if self.over else ())

    def _imported(self, target: Target, said: Record, known: Imported | None) -> Imported:
        """Return what to remember; what the document does not say any more is still known."""
        named = self.places.values(target.bullets).keys() & said.values.keys()
        before = known.values if known else {}
        values = {**before, **{name: said.values[name] for name in sorted(named)}}
        settled = known.settled if known else ()
        return Imported(
            Path(self.document).name,
            target.point.number,
            target.bullets[0].wording,
            values,
            tuple(name for name in settled if before.get(name) == values.get(name)),
        )


def _before(known: Imported | None, name: str) -> Value:
    """Return what the last import brought for a field, blank for nothing."""
    return known.values.get(name, "") if known else ""


def _with(record: Record, values: Mapping[str, Value], schema: Schema) -> Record:
    """Return ``record`` with ``values``; a blank one is none."""
    every = {**record.values, **values}
    named = {field.name: every[field.name] for field in schema if every.get(field.name)}
    return replace(record, values=named)


def _sides(
    names: Sequence[str], records: tuple[Record, Record, Record], schema: Schema
) -> dict[str, Sides]:
    """Return the values of each field in conflict: before, in the file, in the document."""
    fields = [field for field in schema if field.name in names]
    before, now, wanted = records
    return {f.name: (before.value(f), now.value(f), wanted.value(f)) for f in fields}


def _replaced(record: Record, wanted: Record, names: Sequence[str], schema: Schema) -> Record:
    """Return ``record`` with what the document says in the fields ``names``.

    An entry takes the place of the one with the same key; the others stay.
    """
    values: dict[str, Value] = {}
    for field in schema:
        if field.name in names and field.type is FieldType.ENTRIES:
            said = {tool.get(field.key, ""): tool for tool in wanted.tools(field)}
            stays = [tool for tool in record.tools(field) if tool.get(field.key, "") not in said]
            values[field.name] = (*stays, *wanted.tools(field))
        elif field.name in names:
            values[field.name] = wanted.value(field)
    return _with(record, values, schema)
