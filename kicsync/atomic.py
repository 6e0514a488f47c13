"""Write files whole or not at all.

The text goes to a temporary file of the same folder, reaches the disk, and takes the place of the
old file by one rename (POSIX ``rename``; ``MoveFileEx`` on Windows, through ``os.replace``).
"""

import os
import tempfile
from pathlib import Path
from typing import Self

_MARK, _END = ".kicsync-", ".tmp"


def write_text(path: Path, text: str, *, private: bool = False) -> None:
    """Write ``text`` to ``path`` as UTF-8, its line ends as they are; raises ``OSError``.

    The permissions of a file that is replaced stay; ``private`` makes them 0600. Behind a symbolic
    link it is the file that it leads to that is replaced.
    """
    with Together() as files:
        files.add(path, text, private=private)


def write(path: Path, text: str, files: "Together | None" = None) -> None:
    """Write ``text`` to ``path`` at once, or with ``files`` when they are given."""
    if files is None:
        write_text(path, text)
    else:
        files.add(path, text)


class Together:
    """Several files, each written whole or not at all, for one wait for the disk.

    They take their places at the end of the ``with``, in the order in which they were added, when
    all of them have reached the disk; after an error none does.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[Path, Path]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        try:
            if kind is None:
                self.place()
        finally:
            for temporary, _path in self._waiting:
                temporary.unlink(missing_ok=True)

    def add(self, path: Path, text: str, *, private: bool = False) -> None:
        """Write ``text`` beside ``path``, as ``write_text`` does; raises ``OSError``."""
        path = path.resolve() if path.is_symlink() else path
        folder, prefix = path.parent, f".{path.name}{_MARK}"
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=_END, dir=folder)
        self._waiting.append((Path(name), path))
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(name, 0o600 if private else _mode(path))  # noqa: PTH101 (no Path for each)

    def place(self) -> None:
        """Put the files that wait into their places."""
        for temporary, _path in self._waiting:
            _reach_disk(temporary)
        while self._waiting:
            temporary, path = self._waiting[0]
            temporary.replace(path)
            self._waiting.pop(0)


def _reach_disk(path: Path) -> None:
    """Wait until a file is on the disk; it is opened to be written, as Windows wants it."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what writes that were cut off left in ``folder`` and below; nobody else may write."""
    for path in folder.rglob(f".*{_MARK}*{_END}"):
        path.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Return the permissions of ``path``, or those that a new file gets here."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
