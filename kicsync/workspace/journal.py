"""The journal: what this machine sends to the wiki, written down before it is sent.

``.kicsync/local/journal/<batch>/`` holds one file about the batch and one an order, each written
whole by a rename: before the order is sent, and again when its outcome is known. What is sent and
not settled is found there by whatever command comes next.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.workspace.orders import Order, as_json, from_json

_BATCH = "batch.json"


@dataclass(frozen=True)
class Batch:
    """The orders of one push or undo, recognisable on the wiki by ``name`` in their summaries.

    ``text`` is what the person says of it, ``when`` a moment (ISO 8601, UTC), ``planned`` the
    titles that were agreed to, ``undoes`` the batch that this one takes back ('' for a push),
    ``whole`` whether nothing of it was left out. ``command`` is what goes on with a batch that was
    cut off, '' for a push or an undo.
    """

    name: str
    when: str
    wiki: str
    user: str = ""
    text: str = ""
    planned: tuple[str, ...] = ()
    undoes: str = ""
    ended: bool = False
    whole: bool = True
    command: str = ""

    def with_planned(self, titles: Iterable[str]) -> "Batch":
        """Return the batch with more titles that were agreed to: it was cut off, and goes on."""
        return replace(self, planned=tuple(dict.fromkeys((*self.planned, *titles))))


class Journal:
    """The batches that stand in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def batches(self) -> list[Batch]:
        """Return every batch, the oldest first; raises ``ConfigError`` for a damaged file."""
        batches = [_batch(path) for path in self.folder.glob(f"*/{_BATCH}")]
        return sorted(batches, key=lambda batch: batch.when)

    def unfinished(self) -> list[Batch]:
        """Return the batches that were cut off."""
        return [batch for batch in self.batches() if not batch.ended]

    def orders(self, name: str) -> list[Order]:
        """Return the orders of a batch as they were sent; raises ``ConfigError``."""
        paths = sorted(self.folder.glob(f"{name}/[0-9]*.json"))
        return [_order(path) for path in paths]

    def note(self, batch: Batch) -> None:
        """Write what is known of ``batch``."""
        folder = self.folder / batch.name
        folder.mkdir(parents=True, exist_ok=True)
        write_text(folder / _BATCH, _json(asdict(batch)))

    def note_order(self, name: str, order: Order) -> None:
        """Write what is known of one order of the batch ``name``."""
        write_text(self.folder / name / f"{order.number:06}.json", _json(as_json(order)))

    def end(self, batch: Batch) -> None:
        """Note that nothing is left to do for ``batch``; one that sent nothing is forgotten."""
        folder = self.folder / batch.name
        if self.orders(batch.name):
            self.note(replace(batch, ended=True))
        elif folder.is_dir():
            (folder / _BATCH).unlink(missing_ok=True)
            folder.rmdir()


def undone(batches: Iterable[Batch], *, partly: bool) -> Mapping[str, str]:
    """Return, for each batch that was taken back, the last batch that did it.

    ``partly``: also those of which something was left.
    """
    ended = (batch for batch in batches if batch.undoes and batch.ended)
    return {batch.undoes: batch.name for batch in ended if partly or batch.whole}


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _batch(path: Path) -> Batch:
    data = _read(path)
    try:
        datetime.fromisoformat(data["when"])
        return Batch(**(data | {"planned": tuple(data["planned"])}))
    except (KeyError, TypeError, ValueError):
        raise _broken(path) from None


def _order(path: Path) -> Order:
    try:
        return from_json(_read(path))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _broken(path) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
    except ValueError:
        raise _broken(path) from None
    if not isinstance(data, dict):
        raise _broken(path)
    return data


def _broken(path: Path) -> ConfigError:
    return ConfigError(
        _("{file} can't be read: this page of the journal is damaged.").format(file=path),
        hint=_("Move its folder away; then look at what is on the wiki with: kicsync status"),
    )
