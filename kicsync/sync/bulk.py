"""Change many records at once: which ones, what becomes of them, and writing their files.

Planning reads files and writes nothing; what is shown is what is written.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kicsync.errors import ConfigError, RecordError
from kicsync.i18n import _
from kicsync.kit import Record, Schema
from kicsync.kit.where import Condition, matches
from kicsync.sync.diff import FieldChange, between
from kicsync.sync.operations import Operation, apply
from kicsync.sync.titles import fold, named
from kicsync.workspace.folder import Workspace
from kicsync.workspace.record_edit import edit_record
from kicsync.workspace.record_file import RecordFile

if TYPE_CHECKING:
    from kicsync.sync.renaming import Renaming

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True)
class Edited:
    """A record that changes: its file now, its new values, and the whole new text of the file."""

    file: RecordFile
    new: Record
    text: str

    def changes(self, schema: Schema) -> Iterator[FieldChange]:
        """Yield what changes, field by field."""
        yield from between(self.file.record, self.new, schema)


@dataclass(frozen=True)
class Plan:
    """What would change: files, and names of parameters on pages.

    ``disputed`` are the chosen records in conflict, which are left alone. With ``errors``, files
    that can't be changed as meant, nothing is to be written.
    """

    edited: tuple[Edited, ...] = ()
    renamings: "tuple[Renaming, ...]" = ()
    disputed: tuple[RecordFile, ...] = ()
    errors: tuple[RecordError, ...] = ()

    @property
    def files(self) -> tuple[RecordFile, ...]:
        """The files of the records that change, here or at the next push."""
        files = (*(one.file for one in self.edited), *(page.file for page in self.renamings))
        return tuple({file.file: file for file in files}.values())


def chosen(
    files: Iterable[RecordFile],
    titles: Sequence[str],
    condition: Condition | None,
    schema: Schema,
) -> list[RecordFile]:
    """Return those of ``files`` that have one of ``titles`` (any, if none) and fit ``condition``.

    Raises ConfigError for a title that none of them has.
    """
    every = list(files)
    asked = named(titles, (file.record.title for file in every))
    named_ones = [file for file in every if not titles or file.record.title in asked]
    if condition is None:
        return named_ones
    return [file for file in named_ones if matches(condition, file.record, schema)]


def plan(
    space: Workspace,
    every: Sequence[RecordFile],
    files: Sequence[RecordFile],
    operations: Sequence[Operation],
    names: Mapping[str, str] = _NONE,
) -> Plan:
    """Return what ``operations`` do to ``files``, which are some of ``every`` record.

    ``names`` are new names of parameters by the old ones; what a field finds under its new name is
    there before the operations. Raises ConfigError where two records would have the same title, and
    PageError for a page that has a parameter under both names.
    """
    conflicts = space.conflicts()
    free = [file for file in files if file.file not in conflicts]
    pages = _renamings(space, free, names)
    before = {file.file: file.record for file in free} | {p.file.file: p.record for p in pages}
    new = {name: _applied(record, operations, space.schema) for name, record in before.items()}
    changed = [file for file in free if new[file.file] != file.record]
    _refuse_same_titles(every, {file.file: new[file.file].title for file in changed})
    edited: list[Edited] = []
    errors: list[RecordError] = []
    for file in changed:
        try:
            edited.append(_edited(space, file, new[file.file]))
        except RecordError as error:
            errors.append(error)
    disputed = tuple(file for file in files if file.file in conflicts)
    return Plan(tuple(edited), pages, disputed, tuple(errors))


def write(space: Workspace, plan: Plan) -> list[RecordError]:
    """Write the files, and remember the new names of parameters for the next push.

    A file that was saved meanwhile is left as it is, and is an error.
    """
    errors: list[RecordError] = []
    for one in plan.edited:
        try:
            space.replace_record(one.file, one.text)
        except RecordError as error:
            errors.append(error)
    unsaved = {error.file for error in errors}
    for page in plan.renamings:  # after the files: a name alone would blank its field at the push
        if space.shown(page.file.file) not in unsaved:
            space.bases.save(replace(page.base, rename={**page.base.rename, **page.names}))
    return errors


def _renamings(
    space: Workspace, files: Sequence[RecordFile], names: Mapping[str, str]
) -> "tuple[Renaming, ...]":
    if not names:
        return ()
    from kicsync.sync.renaming import refuse_useless, renamings  # loads the parser of pages

    refuse_useless(names, space.schema)
    return tuple(renamings(files, space.bases.load().values(), names, space.schema))


def _applied(record: Record, operations: Iterable[Operation], schema: Schema) -> Record:
    for operation in operations:
        record = apply(operation, record, schema)
    return record


def _edited(space: Workspace, file: RecordFile, new: Record) -> Edited:
    text = edit_record(file.text, new, space.schema, file=space.shown(file.file))
    return Edited(file, new, text)


def _refuse_same_titles(every: Iterable[RecordFile], changed: Mapping[str, str]) -> None:
    """Raise ConfigError where a title of ``changed`` would stand in another record too."""
    titles = {file.file: changed.get(file.file, file.record.title) for file in every}
    counts = Counter(fold(title) for title in titles.values())
    for title in changed.values():
        if counts[fold(title)] > 1:
            raise ConfigError(
                _("More than one record would be called “{title}”.").format(title=title),
                hint=_("Two pages of a wiki can't have the same title: choose one record only."),
            )
