"""The workspace: a folder bound to one wiki."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from kicsync.atomic import write_text
from kicsync.errors import ConfigError, RecordError
from kicsync.i18n import _
from kicsync.kit import Schema
from kicsync.workspace.bases import Bases
from kicsync.workspace.binding import Binding, check_binding, read_binding, write_binding
from kicsync.workspace.config import FILE, Config, find_config, settings_file
from kicsync.workspace.conflict_file import disputed_fields, without_field
from kicsync.workspace.names import CONFLICT, conflict_name, is_record, record_name
from kicsync.workspace.record_file import RecordFile, read_record
from kicsync.workspace.schema_file import load_schema
from kicsync.workspace.source import decode
from kicsync.workspace.toml_file import change_wiki, write_settings

STATE = ".kicsync"


@dataclass(frozen=True)
class Workspace:
    """A workspace as its settings say; what stands in it is read when it is asked for."""

    config: Config

    @classmethod
    def open(cls, start: Path) -> "Workspace":
        """Return the workspace that holds ``start``; raises ConfigError."""
        return cls(find_config(start))

    @classmethod
    def create(
        cls, root: Path, wiki: str, binding: Binding | None, *, rebind: bool = False
    ) -> "Workspace":
        """Make ``root`` a workspace of ``wiki``; files that are there stay as they are.

        ``binding`` is what the wiki says of itself, None when it does not answer. Raises
        ConfigError when ``root`` belongs to another wiki, unless ``rebind``.
        """
        root = root.resolve()
        state = root / STATE
        if not rebind:
            _refuse_other(root, wiki, binding)
        root.mkdir(parents=True, exist_ok=True)
        settings = settings_file(root)
        if settings is None:
            write_settings(root / FILE, wiki)
        space = cls.open(root)
        schema = root / space.config.schema
        for folder in (schema, space.folder, state / "base", state / "local"):
            folder.mkdir(parents=True, exist_ok=True)
        _write_new(state / "local" / ".gitignore", "*\n")
        _copy_schema(schema)
        if rebind:
            _leave_bases(state)
            (state / "wiki.json").unlink(missing_ok=True)
        if rebind and settings:
            change_wiki(settings, wiki)
        if binding:
            write_binding(state, binding)
        return cls.open(root)

    @property
    def root(self) -> Path:
        """The folder itself."""
        return self.config.root

    @property
    def folder(self) -> Path:
        """The folder of the records."""
        return self.root / self.config.records

    @cached_property
    def schema(self) -> Schema:
        """The schema; raises SchemaError."""
        return load_schema(self.root / self.config.schema)

    @cached_property
    def bases(self) -> Bases:
        """The pages as they were when both sides last met."""
        return Bases(self.root / STATE / "base")

    @property
    def binding(self) -> Binding | None:
        """The wiki that this workspace belongs to, None before the first contact."""
        return read_binding(self.root / STATE)

    def bind(self, binding: Binding) -> None:
        """Make ``binding`` the wiki that this workspace belongs to."""
        (self.root / STATE).mkdir(exist_ok=True)
        write_binding(self.root / STATE, binding)

    @property
    def local(self) -> Path:
        """The folder of what belongs to this machine only."""
        return self.root / STATE / "local"

    def names(self) -> list[str]:
        """Return the names of all files in the folder of records."""
        return sorted(path.name for path in self.folder.glob("*")) if self.folder.is_dir() else []

    def conflicts(self) -> set[str]:
        """Return the names of the record files beside which a conflict file lies."""
        return {record_name(name) for name in self.names() if name.endswith(CONFLICT)}

    def shown(self, name: str) -> str:
        """Return a record file's name as people see it, from the root of the workspace."""
        return f"{self.config.records}/{name}"

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
        twins = {error.file: error for error in self._twins(files)}
        left = [file for file in files if self.shown(file.file) not in twins]
        return left, [*errors, *twins.values()]

    def create_record(self, name: str, text: str) -> None:
        """Write a new record file; raises RecordError when there is one of that name already."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if (self.folder / name).exists():
            raise self._meanwhile(name)
        write_text(self.folder / name, text)

    def replace_record(self, file: RecordFile, text: str) -> None:
        """Write ``text`` in the place of ``file``; raises RecordError if it was saved meanwhile."""
        path = self.folder / file.file
        if not path.exists() or decode(path.read_bytes(), self.shown(file.file)) != file.text:
            raise self._meanwhile(file.file)
        write_text(path, text)

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
            stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
            trash = self.root / STATE / "trash"
            trash.mkdir(parents=True, exist_ok=True)
            path.rename(trash / f"{stamp}-{path.name}")
        write_text(path, text)

    def disputed_fields(self, name: str) -> list[str]:
        """Return the fields that the conflict file beside ``name`` holds; raises RecordError."""
        path = self.folder / conflict_name(name)
        shown = self.shown(path.name)
        return disputed_fields(decode(path.read_bytes(), shown), file=shown)

    def settle_field(self, name: str, field: str) -> None:
        """Take ``field`` out of the conflict file beside ``name``; the last one takes it away."""
        path = self.folder / conflict_name(name)
        shown = self.shown(path.name)
        left = without_field(decode(path.read_bytes(), shown), field, file=shown)
        if left:
            write_text(path, left)
        else:
            path.unlink()

    def _meanwhile(self, name: str) -> RecordError:
        return RecordError(
            _("This file was saved while kicsync was at work; it is left as it is."),
            file=self.shown(name),
            hint=_("Run your command again."),
        )

    def _try(self, name: str) -> RecordFile | RecordError | None:
        """Read what may be a record file; None for a file of another kind."""
        if not (self.folder / name).is_file():
            return None
        if not is_record(name):
            return self._misnamed(name)
        try:
            return self.read_record(name)
        except RecordError as error:
            return error

    def _misnamed(self, name: str) -> RecordError | None:
        if name.startswith(".") or not name.lower().endswith((".yml", ".yaml")):
            return None
        return RecordError(
            _("This file is not read: the name of an ingredient's file ends in .yml."),
            file=self.shown(name),
            hint=_("Give it a name that ends in .yml."),
        )

    def _twins(self, files: list[RecordFile]) -> Iterator[RecordError]:
        """Yield an error for each file whose title is that of another one too."""
        first: dict[str, RecordFile] = {}
        for file in files:
            twin = first.setdefault(file.record.title, file)
            if twin is not file:
                yield self._twin(file, twin)
                yield self._twin(twin, file)

    def _twin(self, file: RecordFile, other: RecordFile) -> RecordError:
        return RecordError(
            _("“{title}” is the title of {other} too.").format(
                title=file.record.title, other=self.shown(other.file)
            ),
            file=self.shown(file.file),
            line=file.places[self.schema.title,].line,
            field=self.schema.title,
            hint=_("Give one of the two another title, or move it out of the folder."),
        )


def _refuse_other(root: Path, wiki: str, binding: Binding | None) -> None:
    """Raise ConfigError when ``root`` belongs to another wiki, or is meant for one.

    A wiki that does not answer, now or when the workspace was made, is known by its host only.
    """
    bound = read_binding(root / STATE)
    meant = bound.api if bound else find_config(root, {}).wiki if settings_file(root) else wiki
    if bound and binding:
        check_binding(bound, binding)
    elif urlsplit(meant).netloc != urlsplit(wiki).netloc:
        check_binding(bound or Binding(meant), Binding(wiki))


def _write_new(path: Path, text: str) -> None:
    if not path.exists():
        write_text(path, text)


def _copy_schema(folder: Path) -> None:
    """Copy the packaged schema, leaving what is there already."""
    for source in (resources.files("kicsync") / "defaults" / "schema").iterdir():
        _write_new(folder / source.name, source.read_text("utf-8"))


def _leave_bases(state: Path) -> None:
    """Put the bases of the wiki that is left out of the way: they mean nothing elsewhere."""
    if any((state / "base").iterdir()):
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        (state / "base").rename(state / "local" / f"base-{stamp}")
        (state / "base").mkdir()
