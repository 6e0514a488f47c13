"""Make a folder a workspace; what is there already stays as it is."""

from datetime import datetime
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from kicsync.atomic import write_text
from kicsync.workspace.binding import Binding, check_binding, read_binding, write_binding
from kicsync.workspace.config import FILE, find_config, settings_file
from kicsync.workspace.folder import STATE, Workspace
from kicsync.workspace.toml_file import change_wiki, write_settings

_OF_THE_WIKI = ("base", "local/journal")
"""What means nothing on another wiki."""


def create(root: Path, wiki: str, binding: Binding | None, *, rebind: bool = False) -> Workspace:
    """Make ``root`` a workspace of ``wiki``; files that are there stay as they are.

    ``binding`` is what the wiki says of itself, None when it does not answer. Raises ConfigError
    when ``root`` belongs to another wiki, unless ``rebind``.
    """
    root = root.resolve()
    state = root / STATE
    if not rebind:
        _refuse_other(root, wiki, binding)
    root.mkdir(parents=True, exist_ok=True)
    settings = settings_file(root)
    if settings is None:
        write_settings(root / FILE, wiki)
    space = Workspace.open(root)
    _make_folders(space, root / space.config.schema)
    if rebind:
        _leave_wiki(state)
    if rebind and settings:
        change_wiki(settings, wiki)
    if binding:
        write_binding(state, binding)
    return Workspace.open(root)


def _make_folders(space: Workspace, schema: Path) -> None:
    for folder in (schema, space.folder, space.root / STATE / "base", space.local):
        folder.mkdir(parents=True, exist_ok=True)
    _write_new(space.local / ".gitignore", "*\n")
    _copy_schema(schema)


def _leave_wiki(state: Path) -> None:
    """Put what is known of the wiki that is left out of the way."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    for name in _OF_THE_WIKI:
        folder = state / name
        if folder.is_dir() and any(folder.iterdir()):
            folder.rename(state / "local" / f"{folder.name}-{stamp}")
    (state / "base").mkdir(exist_ok=True)
    for name in ("wiki.json", "scope.json"):
        (state / name).unlink(missing_ok=True)


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
