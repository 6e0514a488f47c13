"""Processes of Linux, known by their number *and* their birth: numbers are used again.

Source: proc(5), the fields ``state``, ``pgrp`` and ``starttime`` of /proc/PID/stat.
"""

import os
import signal
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
_PATIENCE = 5.0


class Process(NamedTuple):
    """One process; ``born`` is '' when it had already ended."""

    pid: int
    born: str


class _Stat(NamedTuple):
    state: str
    group: int
    start: str


def look_up(pid: int) -> Process:
    """Return the process that has the number ``pid`` now."""
    stat = _stat(pid)
    return Process(pid, f"{_boot()} {stat.start}" if stat else "")


def alive(process: Process) -> bool:
    """Tell whether that very process still runs."""
    return bool(process.born) and look_up(process.pid) == process


def group(leader: int) -> tuple[Process, ...]:
    """Return the processes of a process group: a server and its workers."""
    pids = (int(folder.name) for folder in PROC.iterdir() if folder.name.isdigit())
    return tuple(
        look_up(pid) for pid in sorted(pids) if (stat := _stat(pid)) and stat.group == leader
    )


def spawn(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Process:
    """Run ``command`` detached, in a session of its own; its output is appended to ``log``."""
    append = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    pid = os.posix_spawnp(
        command[0],
        list(command),
        environment,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(log), append, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
    )
    return look_up(pid)


def end(processes: Iterable[Process]) -> bool:
    """End these very processes, kindly first; False when none of them was running."""
    left = [process for process in processes if alive(process)]
    found = bool(left)
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in left:
            _signal(process, number)
        left = _wait(left)
    return found


def _signal(process: Process, number: signal.Signals) -> None:
    if alive(process):
        os.kill(process.pid, number)


def _wait(processes: list[Process]) -> list[Process]:
    deadline = time.monotonic() + _PATIENCE
    while (left := [process for process in processes if alive(process)]) and (
        time.monotonic() < deadline
    ):
        time.sleep(0.02)
    for process in processes:
        _reap(process.pid)
    return left


def _reap(pid: int) -> None:
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return  # another command had started it


def _stat(pid: int) -> _Stat | None:
    try:
        text = (PROC / str(pid) / "stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    fields = text.rpartition(")")[2].split()  # the name before ")" may hold anything
    state, process_group, start = fields[0], int(fields[2]), fields[19]
    return None if state in "ZX" else _Stat(state, process_group, start)


def _boot() -> str:
    return (PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
