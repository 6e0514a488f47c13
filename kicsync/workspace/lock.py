"""One kicsync at a time in one workspace."""

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _

WAIT = 2.0
"""Seconds: long enough for a status to end, short enough not to look like a hang."""


@contextmanager
def lock(root: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Hold the workspace at ``root``; raises ``ConfigError`` when another process holds it.

    The system frees the lock when the process ends, however it ends; the file ``holder`` beside
    it is only there to say who that was.
    """
    from filelock import FileLock, Timeout

    folder = root / ".kicsync" / "local"
    folder.mkdir(parents=True, exist_ok=True)
    guard = FileLock(folder / "lock", timeout=wait)
    try:
        guard.acquire()
    except Timeout:
        raise _held(_holder(folder)) from None
    try:
        write_text(folder / "holder.json", _me())
        yield
    finally:
        (folder / "holder.json").unlink(missing_ok=True)
        guard.release()


def _me() -> str:
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])
    return json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "command": command})


def _holder(folder: Path) -> dict[str, object]:
    try:
        data = json.loads((folder / "holder.json").read_bytes())
    except (OSError, ValueError):  # it ended, or has not said yet who it is
        return {}
    return data if isinstance(data, dict) else {}


def _held(holder: dict[str, object]) -> ConfigError:
    return ConfigError(
        _("Another kicsync is at work here: {command} (process {pid} on {host}).").format(
            command=holder.get("command", "?"),
            pid=holder.get("pid", "?"),
            host=holder.get("host", "?"),
        ),
        hint=_("Wait until it has ended, then run your command again."),
    )
