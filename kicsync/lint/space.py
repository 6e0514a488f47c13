"""A workspace as the linter sees it: which files there are, and what is known around them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.lint.context import Context, WikiPage
from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import is_record
from kicsync.workspace.schema_file import STEPS


def context_of(space: Workspace, *, whole: bool) -> Context:
    """Return what the rules may know; ``whole``: every record of the workspace is looked at.

    Raises SchemaError, and RecordError for a conflict file that can't be read.
    """
    steps = space.root / space.config.schema / STEPS
    return Context(
        space.schema,
        lambda: _pages(space),
        {name: tuple(space.disputed_fields(name)) for name in space.conflicts()},
        f"{space.config.schema}/{STEPS}",
        steps.read_bytes().decode("utf-8-sig") if steps.is_file() else "",
        whole,
    )


def record_files(space: Workspace) -> list[str]:
    """Return every record file of the workspace, as it is shown."""
    return [space.shown(name) for name in space.names() if is_record(name)]


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
        inside = sorted(path.rglob("*.yml")) if path.is_dir() else [path]
        for one in inside:
            if is_record(one.name) or not path.is_dir():
                found.setdefault(shown_from(space.root, one))
    return list(found)


def shown_from(root: Path, path: Path) -> str:
    """Return ``path`` from ``root``, with slashes; the whole path of one that is elsewhere."""
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()


def _pages(space: Workspace) -> Mapping[str, WikiPage]:
    bases = space.bases.load().values()
    return {base.file: WikiPage(base.title, base.text) for base in bases}
