"""Write a file whole or not at all.

The text goes to a temporary file of the same folder, reaches the disk, and takes the place of the
old file by one rename (POSIX ``rename``; ``MoveFileEx`` on Windows, through ``os.replace``).
"""

import os
import tempfile
from pathlib import Path

_MARK, _END = ".kicsync-", ".tmp"


def write_text(path: Path, text: str, *, private: bool = False) -> None:
    """Write ``text`` to ``path`` as UTF-8, its line ends as they are; raises ``OSError``.

    The permissions of a file that is replaced stay; ``private`` makes them 0600. Behind a symbolic
    link it is the file that it leads to that is replaced.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}{_MARK}", suffix=_END, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o600 if private else _mode(path))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what writes that were cut off left in ``folder`` and below; nobody else may write."""
    for path in folder.rglob(f".*{_MARK}*{_END}"):
        path.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Return the permissions of ``path``, or those that a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
