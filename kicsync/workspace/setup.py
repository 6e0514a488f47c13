"""Make a folder a workspace; what is there already stays as it is."""

from dataclasses import replace
from datetime import datetime
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from kicsync.atomic import write_text
from kicsync.workspace.binding import Binding, check_binding, read_binding, write_binding
from kicsync.workspace.config import FILE, Config, find_config, settings_file
from kicsync.workspace.folder import STATE, Workspace
from kicsync.workspace.kinds import INGREDIENT, KINDS
from kicsync.workspace.toml_file import change_wiki, write_settings

_OF_THE_WIKI = ("base", "local/journal", "table.json", "discovered.yml")
"""What means nothing on another wiki, and is kept all the same: of it, people may want to look."""
_FORGOTTEN = ("wiki.json", "scope.json", "local/aside.json")
"""What is read from the wiki again at the next contact."""


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


def belongs_elsewhere(root: Path, wiki: str, binding: Binding | None) -> bool:
    """Tell whether ``root`` is the workspace of another wiki than ``wiki``; raises ConfigError.

    A wiki that does not answer, now or when the workspace was made, is known by its host only.
    """
    bound, meant = _owner(root.resolve(), wiki)
    if bound and binding:
        return not bound.same(binding)
    return urlsplit(meant).netloc != urlsplit(wiki).netloc


def rehearsal(root: Path, wiki: str) -> Workspace:
    """Return the workspace that ``create`` would make of ``root``, with nothing written."""
    root = root.resolve()
    config = find_config(root) if settings_file(root) else Config(root)
    config = replace(config, wiki=wiki)
    if not (root / config.schema / INGREDIENT.schema).is_file():
        config = replace(config, schema=str(resources.files("kicsync") / "defaults" / "schema"))
    return Workspace(config)


def _leave_wiki(state: Path) -> None:
    """Put what is known of the wiki that is left out of the way, for every kind of pages."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    for kind in KINDS:
        for name in _OF_THE_WIKI:
            _put_aside(state, Path(kind.folder) / name, stamp)
        for name in _FORGOTTEN:
            folder, _slash, file = name.rpartition("/")
            (state / folder / kind.folder / file).unlink(missing_ok=True)
    (state / "base").mkdir(exist_ok=True)


def _put_aside(state: Path, name: Path, stamp: str) -> None:
    """Move a file or a folder that holds something into ``local/``, under a name with ``stamp``."""
    path = state / name
    there = any(path.iterdir()) if path.is_dir() else path.is_file()
    if there:
        words = [part for part in name.with_suffix("").parts if part != "local"]
        path.rename(state / "local" / f"{'-'.join([*words, stamp])}{path.suffix}")


def _owner(root: Path, wiki: str) -> tuple[Binding | None, str]:
    """Return the wiki that ``root`` is bound to, if any, and the address that it is meant for."""
    bound = read_binding(root / STATE)
    if bound:
        return bound, bound.api
    return None, find_config(root, {}).wiki if settings_file(root) else wiki


def _refuse_other(root: Path, wiki: str, binding: Binding | None) -> None:
    """Raise ConfigError when ``root`` belongs to another wiki, or is meant for one."""
    if belongs_elsewhere(root, wiki, binding):
        bound, meant = _owner(root, wiki)
        check_binding(bound or Binding(meant), binding or Binding(wiki))


def _write_new(path: Path, text: str) -> None:
    if not path.exists():
        write_text(path, text)


def _copy_schema(folder: Path) -> None:
    """Copy the packaged schema, leaving what is there already."""
    for source in (resources.files("kicsync") / "defaults" / "schema").iterdir():
        _write_new(folder / source.name, source.read_text("utf-8"))
