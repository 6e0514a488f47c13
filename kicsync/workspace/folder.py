"""The workspace: a folder bound to one wiki."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from kicsync.atomic import Together, write, write_text
from kicsync.errors import ConfigError, RecordError
from kicsync.i18n import _
from kicsync.kit import ListBy, Schema
from kicsync.workspace.bases import Bases
from kicsync.workspace.binding import Binding, read_binding, write_binding
from kicsync.workspace.config import Config, find_config
from kicsync.workspace.conflict_file import (
    Origin,
    disputed_fields,
    texts,
    with_open,
    without_field,
)
from kicsync.workspace.journal import Batch, Journal
from kicsync.workspace.json_schema import MODELINE, json_text
from kicsync.workspace.kinds import INGREDIENT, KINDS, Kind
from kicsync.workspace.names import CONFLICT, conflict_name, is_record, record_name
from kicsync.workspace.record_file import RecordFile, read_record
from kicsync.workspace.schema_file import load_schema
from kicsync.workspace.scope import Scope, read_scope, write_scope
from kicsync.workspace.source import decode
from kicsync.workspace.step_titles import follow_title
from kicsync.workspace.trash import discard, keep
from kicsync.workspace.twins import misnamed, twins

STATE = ".kicsync"


@dataclass(frozen=True)
class Workspace:
    """A workspace as its settings say; what stands in it is read when it is asked for."""

    config: Config
    kind: Kind = INGREDIENT

    @classmethod
    def open(cls, start: Path) -> "Workspace":
        """Return the workspace that holds ``start``; raises ConfigError."""
        return cls(find_config(start))

    def kinds(self) -> tuple["Workspace", ...]:
        """Return the workspace as each kind of its pages sees it, the ingredients first."""
        there = (kind for kind in KINDS if (self.schema_folder / kind.schema).is_file())
        others = (replace(self, kind=kind) for kind in there if kind is not INGREDIENT)
        return (replace(self, kind=INGREDIENT), *others)

    @property
    def schema_folder(self) -> Path:
        """The folder of the schema."""
        return self.root / self.config.schema

    @property
    def root(self) -> Path:
        """The folder itself."""
        return self.config.root

    @property
    def folder(self) -> Path:
        """The folder of the records."""
        return self.root / self.config.records / self.kind.folder

    @property
    def state(self) -> Path:
        """The folder of what is remembered of this kind of pages."""
        return self.root / STATE / self.kind.folder

    @cached_property
    def schema(self) -> Schema:
        """The schema; raises SchemaError."""
        return load_schema(self.schema_folder, self.kind.schema)

    @cached_property
    def bases(self) -> Bases:
        """The pages as they were when both sides last met."""
        folder = self.state / "base"
        return Bases(folder, folder.relative_to(self.root).as_posix())

    @property
    def binding(self) -> Binding | None:
        """The wiki that this workspace belongs to, None before the first contact."""
        return read_binding(self.root / STATE)

    def bind(self, binding: Binding) -> None:
        """Make ``binding`` the wiki that this workspace belongs to."""
        (self.root / STATE).mkdir(exist_ok=True)
        write_binding(self.root / STATE, binding)

    @property
    def scope(self) -> Scope | None:
        """Which pages the last pull brought; raises ConfigError."""
        return read_scope(self.state)

    def keep_scope(self) -> None:
        """Remember which pages the schema speaks of."""
        self.state.mkdir(exist_ok=True)
        write_scope(self.state, Scope.of(self.schema))

    @property
    def local(self) -> Path:
        """The folder of what belongs to this machine only."""
        return self.root / STATE / "local"

    @property
    def own_local(self) -> Path:
        """The folder of what this machine remembers of this kind of pages."""
        return self.local / self.kind.folder

    @cached_property
    def journal(self) -> Journal:
        """What this machine sends to the wiki."""
        return Journal(self.local / "journal")

    def unfinished(self) -> list[Batch]:
        """Return the batches for this workspace's wiki that were cut off."""
        api = self.binding.api if self.binding else ""
        return [batch for batch in self.journal.unfinished() if batch.wiki == api]

    @property
    def trash(self) -> Path:
        """The folder of what went away."""
        return self.root / STATE / "trash"

    def names(self) -> list[str]:
        """Return the names of all files in the folder of records."""
        return sorted(os.listdir(self.folder)) if self.folder.is_dir() else []  # noqa: PTH208 (names)

    def conflicts(self) -> set[str]:
        """Return the names of the record files beside which a conflict file lies."""
        return {record_name(name) for name in self.names() if name.endswith(CONFLICT)}

    def shown(self, name: str) -> str:
        """Return a record file's name as people see it, from the root of the workspace."""
        return "/".join(part for part in (self.config.records, self.kind.folder, name) if part)

    def records(self) -> tuple[list[RecordFile], list[RecordError]]:
        """Read every record; one that can't be read is an error, and the others go on.

        Raises ConfigError when the folder is gone: that is no order to forget every record.
        """
        if not self.folder.is_dir() and self.bases.load():
            raise ConfigError(
                _("The folder {folder} is missing.").format(folder=self.folder),
                hint=_(
                    "Put it back. To have every ingredient from the wiki again, delete the folder "
                    ".kicsync/base too, then run: kicsync pull"
                ),
            )
        read = [self._try(name) for name in self.names() if not name.endswith(CONFLICT)]
        files = [file for file in read if isinstance(file, RecordFile)]
        errors = [error for error in read if isinstance(error, RecordError)]
        alike = {error.file: error for error in self._twins(files)}
        left = [file for file in files if self.shown(file.file) not in alike]
        return left, [*errors, *alike.values()]

    def follow_title(self, old: str, new: str) -> None:
        """Note that a page was renamed, where steps.yml names it; raises SchemaError."""
        if self.schema.list_by is ListBy.STEPS:
            follow_title(self.schema_folder, old, new)

    @property
    def modeline(self) -> str:
        """The first line of a record file: where an editor finds what a record may hold."""
        path = os.path.relpath(self.schema_folder / self.kind.json_schema, self.folder)
        return f"{MODELINE}{Path(path).as_posix()}\n"

    def keep_json_schema(self) -> None:
        """Write the JSON Schema to which the record files point, where it says something else."""
        path = self.schema_folder / self.kind.json_schema
        text = json_text(self.schema)
        if not path.is_file() or path.read_text("utf-8") != text:
            write_text(path, text)

    def create_record(self, name: str, text: str, files: Together | None = None) -> None:
        """Write a new record file, with ``files`` when they are given.

        Raises RecordError when there is one of that name already.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        if (self.folder / name).exists():
            raise self._meanwhile(name)
        write(self.folder / name, text, files)

    def replace_record(self, file: RecordFile, text: str) -> None:
        """Write ``text`` in the place of ``file``; raises RecordError if it was saved meanwhile."""
        self._require_same(file.file, file.text)
        write_text(self.folder / file.file, text)

    def trash_record(self, name: str, text: str | None = None) -> None:
        """Move the record file ``name`` into ``.kicsync/trash``.

        Raises RecordError when it holds something else than ``text``: it was saved meanwhile.
        """
        if text is not None:
            self._require_same(name, text)
        discard(self.folder / name, self.trash)

    def trash_base(self, name: str) -> None:
        """Move the file of a base into ``.kicsync/trash``."""
        discard(self.bases.folder / name, self.trash)

    def read_record(self, name: str) -> RecordFile:
        """Read one record file; raises RecordError."""
        shown = self.shown(name)
        text = decode((self.folder / name).read_bytes(), shown)
        return read_record(text, file=name, schema=self.schema, shown=shown)

    def write_conflict(self, name: str, text: str) -> None:
        """Write the conflict file beside the record file ``name``.

        One that is there and says something else goes to ``.kicsync/trash``: a person may have
        written in it.
        """
        path = self.folder / conflict_name(name)
        if path.exists() and decode(path.read_bytes(), self.shown(path.name)) != text:
            discard(path, self.trash)
        write_text(path, text)

    def with_open_disputes(self, name: str, text: str) -> str:
        """Return ``text``, a conflict file for ``name``, with what the one that is there disputes.

        Raises RecordError when that one can't be read.
        """
        path = self.folder / conflict_name(name)
        shown = self.shown(path.name)
        if not path.exists():
            return text
        return with_open(text, decode(path.read_bytes(), shown), file=shown)

    def disputed_bases(self, name: str) -> dict[str, str]:
        """Return the texts from before the open disputes of a record, by field.

        Raises RecordError when the conflict file can't be read.
        """
        path = self.folder / conflict_name(name)
        if not path.exists():
            return {}
        shown = self.shown(path.name)
        found = texts(decode(path.read_bytes(), shown), file=shown)
        return {field: sides["base"] for field, sides in found.items() if "base" in sides}

    def disputed_fields(self, name: str) -> list[str]:
        """Return the fields that the conflict file beside ``name`` holds; raises RecordError."""
        path = self.folder / conflict_name(name)
        shown = self.shown(path.name)
        return disputed_fields(decode(path.read_bytes(), shown), file=shown)

    def settle_field(self, name: str, field: str, origin: Origin = Origin.WIKI) -> None:
        """Take what ``origin`` disputes in ``field`` out of the conflict file beside ``name``.

        The last one takes the file away. As it was, it goes to ``.kicsync/trash``: a person may
        have merged by hand in it.
        """
        path = self.folder / conflict_name(name)
        shown = self.shown(path.name)
        text = decode(path.read_bytes(), shown)
        left = without_field(text, field, file=shown, origin=origin)
        if left:
            keep(path, self.trash)
            write_text(path, left)
        else:
            discard(path, self.trash)

    def _require_same(self, name: str, text: str) -> None:
        path = self.folder / name
        if not path.exists() or decode(path.read_bytes(), self.shown(name)) != text:
            raise self._meanwhile(name)

    def _meanwhile(self, name: str) -> RecordError:
        return RecordError(
            _("This file was saved while kicsync was at work; it is left as it is."),
            file=self.shown(name),
            hint=_("Run your command again."),
        )

    def _try(self, name: str) -> RecordFile | RecordError | None:
        """Read what may be a record file; None for a file of another kind."""
        if not is_record(name):
            return misnamed(name, self.shown) if (self.folder / name).is_file() else None
        try:
            return self.read_record(name)
        except RecordError as error:
            return error
        except OSError as error:
            said = _("This file can't be read: {reason}.").format(reason=error.strerror)
            return RecordError(said, file=self.shown(name), hint=_("Look at its permissions."))

    def _twins(self, files: list[RecordFile]) -> Iterator[RecordError]:
        if len({file.record.title for file in files}) == len(files):
            return
        owned = {base.file for base in self.bases.load().values()}
        yield from twins(files, owned, self.schema.title, self.shown)
