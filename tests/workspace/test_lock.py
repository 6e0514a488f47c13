import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.workspace.lock import lock

HOLD = """
import sys
from pathlib import Path
from kicsync.workspace.lock import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a process that holds the workspace until its stdin is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_another_process_is_named(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    with pytest.raises(ConfigError) as caught, lock(tmp_path, wait=0):
        pass
    assert f"process {other.pid} on " in caught.value.message
    assert "Wait until it has ended" in caught.value.hint


def test_a_process_that_was_killed_holds_nothing(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    other.kill()
    other.wait()
    with lock(tmp_path, wait=0):
        pass


def test_a_holder_that_said_nothing_is_still_a_holder(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    for text in ("", "[]", "{}"):
        (tmp_path / ".kicsync" / "local" / "holder.json").write_text(text, "utf-8")
        with pytest.raises(ConfigError, match=r"process \?"), lock(tmp_path, wait=0):
            pass


def test_the_lock_is_free_after_an_error_and_can_be_taken_again(tmp_path: Path) -> None:
    for _time in range(2):
        with pytest.raises(ZeroDivisionError), lock(tmp_path, wait=0):
            raise ZeroDivisionError
    assert not (tmp_path / ".kicsync" / "local" / "holder.json").exists()
