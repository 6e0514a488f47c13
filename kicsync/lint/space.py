"""A workspace as the linter sees it: which files there are, and what is known around them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kicsync.errors import ConfigError, RecordError
from kicsync.i18n import _
from kicsync.lint.context import Context, WikiPage
from kicsync.workspace.folder import Workspace
from kicsync.workspace.imports import Imported, read_imports
from kicsync.workspace.names import RECORD, is_record
from kicsync.workspace.record_file import BOM
from kicsync.workspace.rubrics_file import RUBRICS
from kicsync.workspace.schema_file import STEPS
from kicsync.workspace.schema_source import schema_text
from kicsync.workspace.table_file import FILE as TABLE


def context_of(space: Workspace) -> Context:
    """Return what the rules may know; raises SchemaError."""
    kinds = space.kinds()
    table = kinds[0].state / TABLE
    return Context(
        kinds[0].schema,
        lambda: {file: page for kind in kinds for file, page in _pages(kind).items()},
        {kind.shown(name): _disputed(kind, name) for kind in kinds for name in kind.conflicts()},
        f"{space.config.schema}/{STEPS}",
        _text(space.schema_folder / STEPS),
        others={kind.shown(""): kind.schema for kind in kinds[1:]},
        table_text=table.read_bytes() if table.is_file() else b"",
        rubrics_file=f"{space.config.schema}/{RUBRICS}",
        rubrics_text=_text(space.schema_folder / RUBRICS),
        read_imports=lambda: _imports(kinds[0]),
    )


def record_files(space: Workspace) -> list[str]:
    """Return every record file of the workspace, as it is shown."""
    kinds = space.kinds()
    return [kind.shown(name) for kind in kinds for name in kind.names() if is_record(name)]


def misnamed(space: Workspace) -> list[str]:
    """Return the files beside the records that look like one, but for the end of their name."""
    ends = (".yaml", ".yml")
    return [
        kind.shown(name)
        for kind in space.kinds()
        for name in kind.names()
        if name.lower().endswith(ends) and not name.endswith(RECORD)
    ]


def files_at(space: Workspace, paths: Iterable[Path]) -> list[str]:
    """Return the record files that ``paths`` name, folders with all that is in them.

    Files are shown from the root of the workspace. Raises ConfigError for a path that is not
    there.
    """
    found: dict[str, None] = {}
    for path in paths:
        if not path.exists():
            raise ConfigError(
                _("{file} is not there.").format(file=path),
                hint=_("Give the path of a file or of a folder, or none for all ingredients."),
            )
        found |= dict.fromkeys(shown_from(space.root, one) for one in _inside(space, path))
    return list(found)


def _inside(space: Workspace, path: Path) -> list[Path]:
    """Return ``path``, or the records in it: the workspace has other YAML files too."""
    if not path.is_dir():
        return [path]
    folder = space.folder if space.folder.is_relative_to(path.resolve()) else path
    return [one for one in sorted(folder.rglob("*.yml")) if is_record(one.name) and one.is_file()]


def shown_from(root: Path, path: Path) -> str:
    """Return ``path`` from ``root``, with slashes; the whole path of one that is elsewhere."""
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()


def _text(path: Path) -> str:
    """Return the text of a file of the schema, '' where there is none; raises SchemaError."""
    return schema_text(path).removeprefix(BOM)


def _imports(space: Workspace) -> Mapping[str, Imported]:
    found = read_imports(space.state)
    return {space.shown(f"{key}{RECORD}"): one for key, one in found.items()}


def _disputed(space: Workspace, name: str) -> tuple[str, ...]:
    """Return the fields in conflict, () where the conflict file can't be read."""
    try:
        return tuple(space.disputed_fields(name))
    except RecordError:
        return ()


def _pages(space: Workspace) -> Mapping[str, WikiPage]:
    bases = space.bases.load().values()
    return {space.shown(base.file): WikiPage(base.title, base.text) for base in bases}
