"""What the last import of the document brought: the values that the next one compares it with.

``.kicsync/imports/<record>.json``, one file a record, made to be committed to git, so that anybody
may import the next version of the document.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import Value

FOLDER = "imports"
_ENDING = ".json"


@dataclass(frozen=True)
class Imported:
    """What a document said of one record: where, and the values of its fields.

    ``document`` is the file's name, ``point`` the number of the point, ``wording`` that of the
    sub-bullet. ``settled`` are the fields about which somebody decided since then.
    """

    document: str
    point: str
    wording: str
    values: Mapping[str, Value]
    settled: tuple[str, ...] = ()


def read_imports(state: Path) -> dict[str, Imported]:
    """Return what is remembered in the folder ``state``, by the records' files without ending.

    Raises ConfigError for a file that is damaged.
    """
    folder = state / FOLDER
    paths = sorted(folder.glob(f"*{_ENDING}")) if folder.is_dir() else []
    return {path.name.removesuffix(_ENDING): _read(path) for path in paths}


def keep_import(state: Path, key: str, found: Imported) -> None:
    """Remember ``found`` of the record whose file is called ``key``."""
    path = _path(state, key)
    text = _text(found)
    if not path.is_file() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)


def settle_import(state: Path, key: str, field: str) -> None:
    """Remember that somebody decided about ``field``: it may say something else from now on."""
    path = _path(state, key)
    if path.is_file():
        found = _read(path)
        settled = tuple(sorted({*found.settled, field}))
        keep_import(state, key, replace(found, settled=settled))


def _path(state: Path, key: str) -> Path:
    return state / FOLDER / f"{key}{_ENDING}"


def _read(path: Path) -> Imported:
    try:
        data = json.loads(path.read_bytes())
        values = {name: _value(value) for name, value in data["values"].items()}
        document, point, wording = (str(data[name]) for name in ("document", "point", "wording"))
        return Imported(document, point, wording, values, tuple(map(str, data["settled"])))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigError(
            _("{file} can't be read: it is damaged, or git left both versions in it.").format(
                file=path
            ),
            hint=_("Take it back from git, or delete it and import the document again."),
        ) from None


def _text(found: Imported) -> str:
    data: dict[str, Any] = {
        "document": found.document,
        "point": found.point,
        "settled": list(found.settled),
        "values": dict(found.values),
        "wording": found.wording,
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _value(data: Any) -> Value:
    """Return a text, the items of a list, or entries; raises TypeError for anything else."""
    if isinstance(data, str):
        return data
    if isinstance(data, list) and (_texts(data) or all(map(_is_entry, data))):
        return tuple(data)
    raise TypeError(data)


def _is_entry(data: Any) -> bool:
    return isinstance(data, dict) and _texts(data.values())


def _texts(data: Iterable[Any]) -> bool:
    return all(isinstance(one, str) for one in data)
