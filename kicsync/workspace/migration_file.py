"""A migration on its way: what was agreed to, kept until all of it is done.

``.kicsync/local/migration/<batch>.json`` says it whole, so that a run that was cut off is taken up
where it stopped, whatever the names mean by then; and how to take it back later.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _

_FOLDER = "migration"


class Moved(NamedTuple):
    """A page that gets another title, one hop of it; ``bare``: no redirect stays."""

    page_id: int
    old: str
    new: str
    bare: bool = False


class Removed(NamedTuple):
    """A redirect that lies where a page is to stand; it was read at ``revid``."""

    page_id: int
    title: str
    revid: int


class Edited(NamedTuple):
    """A page whose text changes at ``stage``; ``title`` is the one that it has then."""

    page_id: int
    title: str
    stage: int


@dataclass(frozen=True)
class Migration:
    """What is done in the batch ``name``, in its order; ``names`` are the renames as plain data.

    ``roles`` are what the pages are, by their id. ``before`` and ``after`` are the texts of the
    files of ``schema/`` by their names, those that change.
    """

    name: str
    names: Mapping[str, Any]
    roles: Mapping[int, str]
    removed: tuple[Removed, ...]
    moved: tuple[Moved, ...]
    edited: tuple[Edited, ...]
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.changes_wiki or self.after)

    @property
    def changes_wiki(self) -> bool:
        """Whether anything changes on the wiki."""
        return bool(self.removed or self.moved or self.edited)


def keep_migration(local: Path, migration: Migration) -> None:
    """Write ``migration`` into the folder ``local`` of what belongs to this machine."""
    path = _path(local, migration.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, json.dumps(asdict(migration), ensure_ascii=False, indent=1) + "\n")


def read_migration(local: Path, name: str) -> Migration | None:
    """Return the migration of the batch ``name``, None where it is none; raises ConfigError."""
    path = _path(local, name)
    try:
        data = json.loads(path.read_bytes())
        return Migration(
            data["name"],
            data["names"],
            {int(number): role for number, role in data["roles"].items()},
            tuple(Removed(*one) for one in data["removed"]),
            tuple(Moved(*one) for one in data["moved"]),
            tuple(Edited(*one) for one in data["edited"]),
            data["before"],
            data["after"],
        )
    except FileNotFoundError:
        return None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConfigError(
            _("{file} can't be read: it is damaged.").format(file=path),
            hint=_("Take back what is done already: kicsync undo {batch}").format(batch=name),
        ) from None


def forget_migration(local: Path, name: str) -> None:
    """Forget a migration of which nothing was done."""
    _path(local, name).unlink(missing_ok=True)


def _path(local: Path, name: str) -> Path:
    return local / _FOLDER / f"{name}.json"
