"""The workspace: a folder bound to one wiki."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from kicsync.errors import RecordError
from kicsync.i18n import _
from kicsync.kit import Schema
from kicsync.workspace.atomic import write_text
from kicsync.workspace.bases import Bases
from kicsync.workspace.binding import Binding, check_binding, read_binding, write_binding
from kicsync.workspace.config import FILE, Config, find_config
from kicsync.workspace.names import conflict_name, is_record
from kicsync.workspace.record_file import RecordFile, read_record
from kicsync.workspace.schema_file import load_schema
from kicsync.workspace.source import decode

STATE = ".kicsync"
_TOML = """\
# Les réglages de kicsync pour ce dossier.
wiki = "{wiki}"

# Les dossiers du schéma et des ingrédients, s'ils doivent s'appeler autrement :
# schema = "schema"
# records = "local_ingredients"
"""


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
        for folder in (
            root / "schema",
            root / "local_ingredients",
            state / "base",
            state / "local",
        ):
            folder.mkdir(parents=True, exist_ok=True)
        _write_new(state / "local" / ".gitignore", "*\n")
        _copy_schema(root / "schema")
        if rebind:
            _leave_bases(state)
            _set_wiki(root / FILE, wiki)
            (state / "wiki.json").unlink(missing_ok=True)
        _write_new(root / FILE, _TOML.format(wiki=wiki))
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
        """Return the names of the record files that are in conflict."""
        names = set(self.names())
        return {name for name in names if is_record(name) and conflict_name(name) in names}

    def shown(self, name: str) -> str:
        """Return a record file's name as people see it, from the root of the workspace."""
        return f"{self.config.records}/{name}"

    def records(self) -> tuple[list[RecordFile], list[RecordError]]:
        """Read every record; one that can't be read is an error, and the others go on."""
        files: dict[str, RecordFile] = {}
        errors = []
        for name in filter(is_record, self.names()):
            try:
                file = self._read(name)
                self._refuse_twin(file, files)
                files[file.record.title] = file
            except RecordError as error:
                errors.append(error)
        return list(files.values()), errors

    def write_record(self, name: str, text: str) -> None:
        """Write the record file ``name``."""
        self.folder.mkdir(exist_ok=True)
        write_text(self.folder / name, text)

    def write_conflict(self, name: str, text: str) -> None:
        """Write the conflict file beside the record file ``name``."""
        write_text(self.folder / conflict_name(name), text)

    def _read(self, name: str) -> RecordFile:
        shown = self.shown(name)
        text = decode((self.folder / name).read_bytes(), shown)
        return read_record(text, file=name, schema=self.schema, shown=shown)

    def _refuse_twin(self, file: RecordFile, files: dict[str, RecordFile]) -> None:
        twin = files.get(file.record.title)
        if twin:
            raise RecordError(
                _("“{title}” is already the title of {other}.").format(
                    title=file.record.title, other=self.shown(twin.file)
                ),
                file=self.shown(file.file),
                hint=_("Give one of the two another title, or delete it."),
            )


def _refuse_other(root: Path, wiki: str, binding: Binding | None) -> None:
    """Raise ConfigError when ``root`` belongs to another wiki, or is meant for one.

    A wiki that does not answer, now or when the workspace was made, is known by its host only.
    """
    bound = read_binding(root / STATE)
    meant = bound.api if bound else find_config(root, {}).wiki if (root / FILE).exists() else wiki
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
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        (state / "base").rename(state / "local" / f"base-{stamp}")
        (state / "base").mkdir()


def _set_wiki(path: Path, wiki: str) -> None:
    """Change the address in the settings, and nothing else in them."""
    if not path.exists():
        return
    lines = path.read_text("utf-8").splitlines(keepends=True)
    changed = [
        f'wiki = "{wiki}"\n' if line.split("=")[0].strip() == "wiki" else line for line in lines
    ]
    write_text(path, "".join(changed))
