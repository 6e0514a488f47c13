"""Write files whole or not at all.

The text goes to a temporary file of the same folder, reaches the disk, and takes the place of the
old file by one rename (POSIX ``rename``; ``MoveFileEx`` on Windows, through ``os.replace``).
"""

import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

_MARK, _END = ".kicsync-", ".tmp"
_SHORT = 80
"""Characters of a name that are kept in that of its temporary file, which must fit as well."""
_MANY = 16
"""Files for which one wait for everything is shorter than one for each."""


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
        temporary = path.with_name(f".{path.name[:_SHORT]}{_MARK}{secrets.token_hex(4)}{_END}")
        mode = 0o600 if private else _mode(path)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode or 0o666)
        self._waiting.append((temporary, path))
        with _named(path), os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        if mode:
            temporary.chmod(mode)

    def place(self) -> None:
        """Put the files that wait into their places."""
        _reach_disk([temporary for temporary, _path in self._waiting])
        while self._waiting:
            temporary, path = self._waiting[0]
            temporary.replace(path)
            self._waiting.pop(0)


def _reach_disk(paths: Sequence[Path]) -> None:
    """Wait until files are on the disk.

    Linux's ``sync`` waits for all of them at once (sync(2)); elsewhere it only asks for it.
    """
    if len(paths) > _MANY and sys.platform == "linux":
        os.sync()
        return
    for path in paths:
        handle = os.open(path, os.O_RDWR)  # to write: Windows wants it so
        try:
            with _named(path):
                os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an error of the system say which file it is about: a full disk does not."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def sweep(folder: Path) -> None:
    """Remove what writes that were cut off left in ``folder`` and below; nobody else may write."""
    for path in folder.rglob(f".*{_MARK}*{_END}"):
        path.unlink(missing_ok=True)


def _mode(path: Path) -> int | None:
    """Return the permissions of ``path``, None when there is no such file yet."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return None
