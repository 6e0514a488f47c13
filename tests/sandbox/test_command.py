"""kicsync sandbox, as people type it."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kicsync.commands.sandbox import command
from kicsync.errors import SandboxError
from kicsync.sandbox import Sandbox, sandbox_folder


def run(*arguments: str) -> Result:
    # Click keeps the help option of a command as it first finds it: it is that of kicsync.
    names = ["-h", "--help"]
    return CliRunner().invoke(command, arguments, catch_exceptions=False, help_option_names=names)


def test_the_folder_is_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("KICSYNC_SANDBOX_DIR", raising=False)
    assert sandbox_folder() == tmp_path / "kicsync" / "sandbox"
    monkeypatch.setenv("KICSYNC_SANDBOX_DIR", str(tmp_path / "mine"))
    assert sandbox_folder() == tmp_path / "mine"


def test_before_the_first_start_nothing_is_running(own_folder: Path) -> None:
    assert "not installed yet" in run("status").stdout
    assert "was not running" in run("stop").stderr
    with pytest.raises(SandboxError) as caught:
        run("env")
    assert "kicsync sandbox start" in caught.value.hint


@pytest.mark.parametrize("name", ["start", "stop", "reset", "status", "env"])
def test_every_command_explains_itself(name: str) -> None:
    said = run(name, "--help")
    assert said.exit_code == 0
    assert "rehearsal wiki" in said.stdout


@pytest.mark.parametrize("port", ["0", "65536", "deux"])
def test_an_impossible_port_is_a_usage_error(own_folder: Path, port: str) -> None:
    assert run("start", "--port", port).exit_code == 2


def test_a_session_from_start_to_stop(own_folder: Path) -> None:
    try:
        first = run("start")
        assert first.stdout == ""
        assert "Installing" in first.stderr
        running = Sandbox(own_folder).running()
        assert running is not None
        assert f"runs at {running.url}\n" in first.stderr
        assert running.password not in first.output

        again = run("start")
        assert f"already running at {running.url}\n" in again.stderr
        assert "Installing" not in again.stderr

        status = run("status").stdout.splitlines()
        assert status[0].endswith(running.url)
        assert status[1] == "Pages: 48"
        assert status[-1] == f"Folder: {own_folder}"

        lines = run("env").stdout
        assert lines.count("export ") == 3
        script = f'{lines}printf "%s|%s|%s" "$KICSYNC_WIKI" "$KICSYNC_USER" "$KICSYNC_PASSWORD"'
        seen = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
        assert seen.stdout == f"{running.url}|{running.user}|{running.password}"

        assert running.url in run("reset").stderr
        assert "is stopped" in run("stop").stderr
        assert "installed, but not running" in run("status").stdout
    finally:
        Sandbox(own_folder).stop()
