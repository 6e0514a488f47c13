"""Only the very process that was started is ever ended."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kicsync.sandbox.process import Process, alive, end, group, look_up, spawn
from kicsync.sandbox.started import Started, read_started, write_started


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[Process]:
    process = spawn(["sleep", "60"], os.environ, tmp_path / "log")
    yield process
    end([process])


def test_a_process_that_was_started_is_ended(sleeper: Process) -> None:
    assert alive(sleeper)
    assert end([sleeper])
    assert not alive(sleeper)
    assert not end([sleeper])


def test_a_number_that_is_used_again_is_left_alone(sleeper: Process) -> None:
    earlier = Process(sleeper.pid, "another-boot 1")
    assert not end([earlier])
    assert alive(sleeper)


def test_a_process_that_had_ended_is_never_alive() -> None:
    assert not alive(Process(os.getpid(), ""))


def test_a_process_that_ignores_the_kind_signal_is_ended_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kicsync.sandbox.process._PATIENCE", 0.3)
    ready = tmp_path / "ready"
    script = f"trap '' TERM; touch {ready}; while :; do sleep 0.1; done"
    process = spawn(["sh", "-c", script], os.environ, tmp_path / "log")
    while not ready.exists():
        assert alive(process)
    assert end([process])
    assert not alive(process)


def test_what_is_spawned_leads_a_group_of_its_own(sleeper: Process) -> None:
    assert group(sleeper.pid) == (sleeper,)
    assert os.getsid(sleeper.pid) == sleeper.pid != os.getsid(0)


def test_output_is_appended_to_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("before\n", "utf-8")
    process = spawn(["sh", "-c", "echo out; echo err >&2"], os.environ, log)
    os.waitpid(process.pid, 0)
    assert log.read_text("utf-8") == "before\nout\nerr\n"


def test_what_was_started_is_read_back_and_forgotten_when_it_ends(
    tmp_path: Path, sleeper: Process
) -> None:
    file = tmp_path / "server.json"
    assert read_started(file) == Started(None, ())
    write_started(file, Started(8123, (sleeper,)))
    assert read_started(file) == Started(8123, (sleeper,))
    assert read_started(file).pid == sleeper.pid
    os.kill(sleeper.pid, signal.SIGKILL)
    os.waitpid(sleeper.pid, 0)
    assert read_started(file).pid is None


def test_a_recorded_number_that_is_used_again_is_not_the_server(tmp_path: Path) -> None:
    file = tmp_path / "server.json"
    write_started(file, Started(8123, (Process(os.getpid(), "another-boot 1"),)))
    assert read_started(file).pid is None
    assert look_up(os.getpid()) not in read_started(file).everything()
