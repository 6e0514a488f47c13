"""What was exported into spreadsheets: the values that an import compares them with.

``.kicsync/exports/<id>.json``, made to be committed to git, so that a copy which comes back may be
imported on any machine. The id is made of what the file holds, so one that is there never changes.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import Record, Value

FOLDER = "exports"
_DECIDED = "decided.json"


@dataclass(frozen=True)
class Export:
    """One export: its records, by the name of their file without its ending.

    ``guarded``: its cells that would run stand behind an apostrophe. ``too_long`` is what stands in
    the cells whose text no spreadsheet takes.
    """

    records: Mapping[str, Record]
    guarded: bool = False
    too_long: str = ""

    @cached_property
    def id(self) -> str:
        """A letter and some digits: no program takes it for a number or a time of day."""
        return "k" + hashlib.sha256(_text(self).encode()).hexdigest()[:10]


def keep_export(state: Path, export: Export) -> None:
    """Remember ``export`` in the folder ``state``."""
    path = _path(state, export.id)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, _text(export))


def read_export(state: Path, number: str) -> Export | None:
    """Return the export ``number``, None where it is not known; raises ConfigError."""
    path = _path(state, number)
    if not number.isalnum() or not path.is_file():
        return None
    try:
        data = json.loads(path.read_bytes())
        records = {key: _record(one) for key, one in data["records"].items()}
        return Export(records, data["guarded"], data["too_long"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigError(
            _("{file} can't be read: it is damaged, or git left both versions in it.").format(
                file=path
            ),
            hint=_("Take it back from git, or export the table again."),
        ) from None


def is_decided(state: Path, key: str, field: str, base: Value, value: Value) -> bool:
    """Tell whether somebody decided already about ``value``, which was ``base`` when exported."""
    return _mark(key, field, base, value) in _decided(state)


def keep_decided(state: Path, key: str, field: str, base: Value, value: Value) -> None:
    """Remember that somebody decided about ``value``: the same copy is no conflict again."""
    marks = _decided(state) | {_mark(key, field, base, value)}
    path = state / FOLDER / _DECIDED
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, json.dumps(sorted(marks), indent=1) + "\n")


def _path(state: Path, number: str) -> Path:
    return state / FOLDER / f"{number}.json"


def _text(export: Export) -> str:
    records = {
        key: {"title": record.title, "values": dict(record.values)}
        for key, record in export.records.items()
    }
    data = {"guarded": export.guarded, "records": records, "too_long": export.too_long}
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _record(data: Mapping[str, Any]) -> Record:
    return Record(data["title"], {name: _value(value) for name, value in data["values"].items()})


def _value(data: Any) -> Value:
    return data if isinstance(data, str) else tuple(data)


def _decided(state: Path) -> set[str]:
    try:
        return set(json.loads((state / FOLDER / _DECIDED).read_bytes()))
    except FileNotFoundError:
        return set()
    except (ValueError, TypeError):
        raise ConfigError(
            _("{file} can't be read: it is damaged, or git left both versions in it.").format(
                file=state / FOLDER / _DECIDED
            ),
            hint=_("Take it back from git, or delete it: some conflicts come back once."),
        ) from None


def _mark(key: str, field: str, base: Value, value: Value) -> str:
    text = json.dumps([key, field, base, value], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:20]
