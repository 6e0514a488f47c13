"""One command at a time on one sandbox folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kicsync.errors import SandboxError
from kicsync.i18n import _

_PATIENCE = 120


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make ``folder`` if need be, for its owner only, and hold it.

    Raises SandboxError when it can't be made, or when another command doesn't let go of it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(folder / "lock", timeout=_PATIENCE)
        lock.acquire()
    except Timeout as error:
        raise SandboxError(
            _("Another command is at work on the rehearsal wiki in {folder}.").format(
                folder=folder
            ),
            hint=_("Wait until it has ended, then try again."),
        ) from error
    except OSError as error:
        raise SandboxError(
            _("The folder {folder} can't be used: {reason}").format(
                folder=folder, reason=error.strerror
            ),
            hint=_("Name another one in the environment variable KICSYNC_SANDBOX_DIR."),
        ) from error
    try:
        yield
    finally:
        lock.release()
