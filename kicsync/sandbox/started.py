"""What ``start`` wrote down, so that ``stop`` ends those very processes and the port is kept."""

import json
from pathlib import Path
from typing import NamedTuple

from kicsync.sandbox.credentials import write_private
from kicsync.sandbox.process import Process, alive, group


class Started(NamedTuple):
    """The port of the last start, and the server with its workers; none once it is stopped."""

    port: int | None = None
    processes: tuple[Process, ...] = ()

    @property
    def pid(self) -> int | None:
        """The number of the server, or None when it doesn't run any more."""
        return self.processes[0].pid if self.processes and alive(self.processes[0]) else None

    def everything(self) -> set[Process]:
        """Return all that is to be ended, workers born since included."""
        return {*self.processes, *(group(self.pid) if self.pid else ())}


def read_started(file: Path) -> Started:
    """Return what ``file`` holds; a port and processes that are None and () when it is missing."""
    if not file.is_file():
        return Started()
    found = json.loads(file.read_text("utf-8"))
    return Started(found["port"], tuple(Process(*process) for process in found["processes"]))


def write_started(file: Path, started: Started) -> None:
    """Write ``started`` down, all of it or nothing."""
    write_private(file, json.dumps(started._asdict()))
