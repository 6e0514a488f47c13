"""kicsync at a terminal, with an editor that is a small script."""

import os
import pty
import select
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

_PATIENCE = 20.0
"""Seconds that a test waits for a question."""
_MOMENT = 0.3
"""Seconds before a person types: a Ctrl-C in the very instant in which Python begins to read a line
waits for the next key."""
_PROGRAM = """
import fcntl, signal, termios
from kicsync.commands import main
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # Ctrl-C typed there reaches this program
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
main()
"""


class Shown(NamedTuple):
    """What a run at a terminal ended with, and what stood on the screen."""

    code: int
    screen: str


def at_terminal(*arguments: str, typed: list[tuple[str, str]]) -> Shown:
    """Run kicsync in a terminal; ``typed`` says what is typed after which text has appeared."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", _PROGRAM, *arguments]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        try:
            screen = _talk(ours, typed)
        finally:
            os.close(ours)  # a program that still waits for an answer ends
    return Shown(process.returncode, screen.replace("\r\n", "\n"))


def _talk(terminal: int, typed: list[tuple[str, str]]) -> str:
    """Type each answer when its question has come; return all that appeared."""
    screen = ""
    for waited_for, keys in typed:
        start = len(screen)
        while waited_for not in screen[start:]:
            more = _read(terminal)
            assert more, screen
            screen += more
        time.sleep(_MOMENT)
        os.write(terminal, keys.encode())
    while more := _read(terminal):
        screen += more
    return screen


def _read(terminal: int) -> str:
    """Return what appears next, '' when the program has ended."""
    ready, _out, _err = select.select([terminal], [], [], _PATIENCE)
    assert ready, "nothing more appears"
    try:
        return os.read(terminal, 65536).decode("utf-8", "replace")
    except OSError:  # Linux says so when nobody is at the other end any more
        return ""


Editor = Callable[..., list[Path]]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Set an editor that saves one answer each time it opens, and nothing after the last one.

    It returns the files that will hold what was opened, each time.
    """
    folder = tmp_path / "editor"

    def answering(*answers: str | bytes) -> list[Path]:
        folder.mkdir()
        for number, answer in enumerate(answers):
            data = answer.encode() if isinstance(answer, str) else answer
            (folder / f"answer.{number}").write_bytes(data)
        script = folder / "editor.sh"
        script.write_text(
            f"#!/bin/sh\ncd {shlex.quote(str(folder))} || exit 1\n"
            "n=$(ls opened.* 2>/dev/null | wc -l)\n"
            'cp "$1" "opened.$n"\n'
            'if [ -f "answer.$n" ]; then cat "answer.$n" > "$1"; fi\n'
        )
        script.chmod(0o755)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", str(script))
        return [folder / f"opened.{number}" for number in range(len(answers) + 1)]

    return answering
