"""``kicsync.toml``, or ``[tool.kicsync]`` of ``pyproject.toml``: where things stand.

An option of the command line wins over ``KICSYNC_*``, which wins over the file, which wins over
the default.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.suggest import did_you_mean

FILE = "kicsync.toml"
WIKI = "https://wiki.lescommuns.org"


@dataclass(frozen=True)
class Config:
    """``root`` is the workspace; ``schema`` and ``records`` are folders inside it.

    ``contact`` is the address that the User-Agent gives to the people who run the wiki, ``table``
    the title of the page that shows all ingredients. ``lint`` is the table of that name, as it was
    written: its room checks it.
    """

    root: Path
    wiki: str = WIKI
    schema: str = "schema"
    records: str = "local_ingredients"
    contact: str = ""
    table: str = "KIC"
    lint: Mapping[str, Any] = field(default_factory=dict)


LINT = "lint"
KEYS = ("wiki", "schema", "records", "contact", "table")


def find_config(start: Path, environ: Mapping[str, str] = os.environ) -> Config:
    """Return the configuration of the workspace that holds ``start``; raises ``ConfigError``."""
    folder = start.resolve()
    for root in (folder, *folder.parents):
        table = _table(root)
        if table is not None:
            return _config(root, *table, environ)
    raise ConfigError(
        _("{folder} is not in a kicsync workspace: there is no kicsync.toml.").format(
            folder=folder
        ),
        hint=_("Go into the folder of your workspace, or make one here: kicsync init"),
    )


def settings_file(root: Path) -> Path | None:
    """Return the file that makes ``root`` itself a workspace; raises ``ConfigError``."""
    table = _table(root)
    return table[0] if table else None


def _table(root: Path) -> tuple[Path, Mapping[str, Any]] | None:
    """Return the file that makes ``root`` a workspace, and kicsync's keys in it."""
    own, project = root / FILE, root / "pyproject.toml"
    if own.is_file():
        return own, _toml(own)
    if project.is_file():
        tool = _toml(project).get("tool", {})
        if isinstance(tool, dict) and isinstance(tool.get("kicsync"), dict):
            return project, tool["kicsync"]
    return None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigError(
            _("{file} is not in UTF-8.").format(file=path),
            hint=_("Open it in your editor and save it again with the encoding UTF-8."),
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            _("{file} can't be understood: {reason}.").format(file=path, reason=error),
            hint=_('Each line is written like this: wiki = "https://wiki.lescommuns.org"'),
        ) from None


def _config(root: Path, file: Path, table: Mapping[str, Any], environ: Mapping[str, str]) -> Config:
    for key, value in table.items():
        _check(file, key, value)
    config = replace(Config(root), **table)
    config = replace(config, **_overrides(environ))
    for key in ("schema", "records"):
        _check_inside(root, key, getattr(config, key))
    return config


def _overrides(environ: Mapping[str, str]) -> dict[str, Any]:
    found = {key: environ.get(f"KICSYNC_{key.upper()}", "") for key in KEYS}
    return {key: value for key, value in found.items() if value}


def _check(file: Path, key: str, value: object) -> None:
    if key not in (*KEYS, LINT):
        raise ConfigError(
            _("{file}: there is no setting called “{key}”.").format(file=file, key=key),
            hint=did_you_mean(key, (*KEYS, LINT)),
        )
    if key == LINT:
        if not isinstance(value, dict):
            said = _("{file}: “{key}” must be a table.").format(file=file, key=key)
            raise ConfigError(said, hint='[lint]\nignore = ["KIC401"]')
        return
    if not isinstance(value, str):
        raise ConfigError(
            _("{file}: “{key}” must be a text between quotes.").format(file=file, key=key),
            hint=f'{key} = "{getattr(Config, key)}"',
        )


def _check_inside(root: Path, key: str, value: str) -> None:
    path = (root / value).resolve()
    if not value or path == root or not path.is_relative_to(root):
        raise ConfigError(
            _("“{key}” must be a folder inside {root}, not “{value}”.").format(
                key=key, root=root, value=value
            ),
            hint=f'{key} = "{getattr(Config, key)}"',
        )
