"""rubrics import: the texts of the document -> what changes in the records, and writing it.

Each record is merged as a page of the wiki is: what the last import brought is the base, the record
as it is now one side, the document the other. Planning writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kicsync.errors import ConfigError, RecordError, SourceError
from kicsync.i18n import _
from kicsync.kit import Record
from kicsync.kit.titles import page_title
from kicsync.rubrics.outlining.label_words import Part
from kicsync.sync.files import merged_text
from kicsync.sync.first_draft import refuse_title
from kicsync.sync.rubric_fields import Places
from kicsync.sync.rubric_merge import merged, remember
from kicsync.sync.rubric_targets import Target, Targets
from kicsync.sync.sheet_plan import Change, write_change
from kicsync.sync.titles import fold
from kicsync.wikitext import normal
from kicsync.workspace.conflict_file import Origin
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
    ``silent`` are those of which the document said something the last time: the record keeps it.
    """

    name: str
    imported: Imported
    change: Change | None = None
    replaced: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


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
    whole: bool = True,
) -> Import:
    """Return what the texts of ``document`` do to ``files``; raises ConfigError.

    With ``over``, a field that says something else becomes what the document says. Where ``files``
    are not ``whole``, since some can't be read, no new records are made: they may be there.
    """
    return _Planner(space, files, document, over=over, whole=whole).plan(found)


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
        self,
        space: Workspace,
        files: Sequence[RecordFile],
        document: str,
        *,
        over: bool,
        whole: bool,
    ) -> None:
        self.space = space
        self.schema = space.schema
        self.files = files
        self.document = document
        self.over = over
        self.whole = whole
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
        return Brought(name, self._imported(target, record), change)

    def _refuse(self, title: str, target: Target) -> None:
        """Raise SourceError for a title that no page can have, or that another one has."""
        try:
            refuse_title(self.space, title, self.files)
        except ConfigError as error:
            raise self._wrong(target, error.message, error.hint) from None
        if not self.whole:
            message = _("“{title}” may be one of the files that can't be read; it is left out.")
            hint = _("Correct these files first, then run your command again.")
            raise self._wrong(target, message.format(title=title), hint)
        if fold(title) in self.made:
            message = _("“{title}” stands twice, and a wiki has one page of that title.")
            hint = _("Decide how each is called: kicsync rubrics decide --interactive")
            raise self._wrong(target, message.format(title=title), hint)

    def _wrong(self, target: Target, message: str, hint: str) -> SourceError:
        """Return the error about a target, with its place in the document."""
        place = _("paragraph {n}").format(n=target.bullets[0].spot.paragraph)
        return SourceError(message, file=self.document, place=place, hint=hint)

    def _merged(self, target: Target, file: RecordFile) -> Brought:
        """Return what the document changes in a record that is there; raises RecordError."""
        known = self.imports.get(file.file.removesuffix(RECORD))
        now = normal(file.record, self.schema)
        said = normal(Record(now.title, self.places.values(target.bullets)), self.schema)
        imported = remember(self._imported(target, said), known)
        found = merged(now, said, known, self.schema, over=self.over)
        if found.record == now and not found.conflicts:
            return Brought(file.file, imported, silent=found.silent)
        text = merged_text(self.space, file, found.record)
        change = Change(file, file.file, now, found.record, text, found.conflicts)
        return Brought(file.file, imported, change, found.replaced, found.silent)

    def _imported(self, target: Target, said: Record) -> Imported:
        """Return what to remember of a record of which the document says ``said``."""
        named = self.places.values(target.bullets).keys() & said.values.keys()
        return Imported(
            _name(self.document),
            target.point.number,
            target.bullets[0].wording,
            {name: said.values[name] for name in sorted(named)},
        )


def _name(document: str) -> str:
    """Return what a document is called: its file, or its address without what a browser adds."""
    if "://" in document:
        return document.partition("#")[0].partition("?")[0]
    return Path(document).name
