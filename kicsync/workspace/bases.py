"""The bases: each page as it was when the record and the wiki were last in step.

One file a page, ``.kicsync/base/<page id>.json``, made to be committed to git beside the records:
the keys are sorted and the text is a list of its lines, so that git merges and shows it by line.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kicsync.atomic import Together, write
from kicsync.errors import ConfigError
from kicsync.i18n import _


@dataclass(frozen=True)
class Base:
    """One page: ``text`` is its exact text at revision ``revid``, ``file`` the record's name.

    ``rename`` are new names of parameters, by the old ones, that the next push gives them.
    """

    page_id: int
    revid: int
    title: str
    text: str
    file: str
    rename: Mapping[str, str] = field(default_factory=dict)


_TYPES = {"page_id": int, "revid": int, "title": str, "text": list, "file": str}


class Bases:
    """The bases that stand in ``folder``, which people see as ``shown_as``."""

    def __init__(self, folder: Path, shown_as: str = ".kicsync/base") -> None:
        self.folder = folder
        self.shown_as = shown_as

    def load(self) -> dict[int, Base]:
        """Return every base by its page id, in the order of the ids; raises ``ConfigError``."""
        bases = [_read(path) for path in self.folder.glob("*.json")]
        return {base.page_id: base for base in sorted(bases, key=lambda base: base.page_id)}

    def sound(self) -> tuple[dict[int, Base], list[str]]:
        """Return the bases that can be read, and the names of the files that can't."""
        bases, damaged = {}, []
        for path in sorted(self.folder.glob("*.json")):
            try:
                base = _read(path)
            except ConfigError:
                damaged.append(path.name)
            else:
                bases[base.page_id] = base
        return bases, damaged

    def name(self, page_id: int) -> str:
        """Return the name of the file of a base."""
        return f"{page_id}.json"

    def shown(self, name: str) -> str:
        """Return the file of a base as people see it, from the root of the workspace."""
        return f"{self.shown_as}/{name}"

    def save(self, base: Base, files: Together | None = None) -> None:
        """Write ``base``, in the place of the one with the same page id; with ``files``, if any."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write(self._path(base.page_id), _write(base), files)

    def remove(self, page_id: int) -> None:
        """Forget the page ``page_id``; nothing happens when it isn't known."""
        self._path(page_id).unlink(missing_ok=True)

    def _path(self, page_id: int) -> Path:
        return self.folder / self.name(page_id)


def _write(base: Base) -> str:
    data = asdict(base) | {"text": base.text.split("\n")}
    if not base.rename:
        del data["rename"]
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _read(path: Path) -> Base:
    try:
        data = json.loads(path.read_bytes())
    except ValueError:  # bad JSON and bad UTF-8 alike, git's conflict marks among them
        raise _broken(path) from None
    if not _fits(data) or str(data["page_id"]) != path.stem:
        raise _broken(path)
    return Base(**(data | {"text": "\n".join(data["text"])}))


def _fits(data: Any) -> bool:
    return (
        isinstance(data, dict)
        and data.keys() - {"rename"} == _TYPES.keys()
        and all(type(data[key]) is kind for key, kind in _TYPES.items())
        and all(isinstance(line, str) for line in data["text"])
        and _are_names(data.get("rename", {}))
    )


def _are_names(data: Any) -> bool:
    return isinstance(data, dict) and all(isinstance(new, str) for new in data.values())


def _broken(path: Path) -> ConfigError:
    return ConfigError(
        _("{file} can't be read: it is damaged, or git left both versions in it.").format(
            file=path
        ),
        hint=_(
            "Take one whole version of it (git checkout --theirs FILE, or --ours), or delete it "
            "and pull again: the records themselves are not touched."
        ),
    )
