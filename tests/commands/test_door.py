"""What all commands have in common: help, general options, exit codes, bugs, Ctrl-C."""

import os
import re
import stat
from pathlib import Path

import pytest

from kicsync import __version__
from kicsync.commands.crash import explain
from kicsync.commands.group import COMMANDS
from kicsync.errors import ConfigError
from kicsync.workspace.folder import Workspace
from tests.commands.conftest import FILE, PASSWORD, TITLE, Kicsync, edit, python

SANDBOX = ["start", "stop", "reset", "status", "env"]
PATHS = [[], *([name] for name in COMMANDS), *(["sandbox", name] for name in SANDBOX)]
ANSI = re.compile(r"\x1b\[")


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_shows_an_example(kicsync: Kicsync, path: list[str], option: str) -> None:
    said = kicsync(*path, option)
    assert said.code == 0
    assert f"Usage: kicsync {' '.join(path)}".rstrip() in said.out
    example = said.out.partition("\n  Example:\n")[2].split("\n")[0]
    assert f"kicsync {' '.join(path)}".rstrip() in example
    assert said.err == ""


def test_every_command_is_listed(kicsync: Kicsync) -> None:
    out = kicsync("--help").out
    assert re.findall(r"^  (\w+) ", out.partition("Commands:")[2], re.MULTILINE) == list(COMMANDS)


def test_the_version(kicsync: Kicsync) -> None:
    said = kicsync("--version")
    assert (said.code, said.out) == (0, f"kicsync, version {__version__}\n")


@pytest.mark.parametrize(
    ("typed", "meant"), [("pul", "pull"), ("STATUS", "status"), ("dif", "diff")]
)
def test_an_unknown_command_names_the_one_that_was_meant(
    kicsync: Kicsync, typed: str, meant: str
) -> None:
    said = kicsync(typed)
    assert said.code == 2
    assert f"“{typed}”" in said.err
    assert f"Did you mean “{meant}”?" in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    "arguments",
    [["--plop", "pull"], ["pull", "--plop"], ["status", "--format", "xml"], ["-C", "no"]],
)
def test_a_wrong_option_is_a_usage_error(kicsync: Kicsync, arguments: list[str]) -> None:
    said = kicsync(*arguments)
    assert said.code == 2
    assert said.err
    assert said.out == ""


@pytest.mark.parametrize("name", ["pull", "status", "diff", "push", "login"])
def test_outside_a_workspace_the_way_into_one_is_named(
    kicsync: Kicsync, world: Path, name: str
) -> None:
    said = kicsync(name)
    assert said.code == 2
    assert str(world) in said.err
    assert "kicsync init" in said.err
    assert said.out == ""


@pytest.mark.parametrize("name", ["pull", "status", "login"])
def test_a_wiki_that_does_not_answer_is_named(
    kicsync: Kicsync, space: Workspace, name: str
) -> None:
    said = kicsync(name)
    assert said.code == 3
    assert "127.0.0.1:9" in said.err
    assert "→" in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kicsync.toml", "plop = 1"),
        ("kicsync.toml", "wiki = "),
        ("schema/ingredient.yml", "template: 3"),
        (".kicsync/base/1.json", "<<<<<<< HEAD"),
    ],
)
def test_a_broken_setting_is_named_with_its_file(
    kicsync: Kicsync, space: Workspace, name: str, text: str
) -> None:
    (space.root / name).write_text(text, "utf-8")
    said = kicsync("status", "--offline")
    assert said.code == 2
    assert str(space.root / name) in said.err
    assert "→" in said.err or name.startswith("schema")


def test_another_folder_is_given_with_c(
    kicsync: Kicsync, space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kicsync("status", "--offline").code == 2
    said = kicsync("-C", space.root, "status", "--offline")
    assert said.code == 0
    assert "1 ingredient in step" in said.err
    assert kicsync("-C", space.folder, "status", "--offline").code == 0


def test_quiet_leaves_results_and_errors(kicsync: Kicsync, space: Workspace) -> None:
    assert kicsync("-q", "status", "--offline") == (0, "", "")
    edit(space, "exemple: e", "exemple: E")
    said = kicsync("-q", "status", "--offline")
    assert TITLE in said.out
    assert said.err == ""
    (space.folder / FILE).write_text("titre: [", "utf-8")
    assert f"local_ingredients/{FILE}" in kicsync("-q", "status", "--offline").err


@pytest.mark.parametrize("name", ["status", "diff"])
def test_colours_when_they_are_wanted(kicsync: Kicsync, space: Workspace, name: str) -> None:
    edit(space, "exemple: e", "exemple: E")
    assert ANSI.search(kicsync("--color", "always", name, *_offline(name)).out)
    assert not ANSI.search(kicsync("--color", "never", name, *_offline(name)).out)
    assert not ANSI.search(kicsync(name, *_offline(name)).out)


def _offline(name: str) -> list[str]:
    return ["--offline"] if name == "status" else []


def test_errors_are_coloured_like_the_rest(kicsync: Kicsync) -> None:
    assert ANSI.search(kicsync("--color", "always", "status").err)
    assert not ANSI.search(kicsync("--color", "never", "status").err)


def test_json_has_no_colour(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "exemple: e", "exemple: E")
    said = kicsync("--color", "always", "status", "--offline", "--format", "json")
    assert not ANSI.search(said.out)


BUG = """
import sys
from kicsync.commands import main
import kicsync.workspace.folder
def broken(start):
    raise RuntimeError("une panne")
kicsync.workspace.folder.find_config = broken
main()
"""


def test_a_bug_names_a_log_file_with_the_traceback(tmp_path: Path) -> None:
    said = python(BUG, "status", KICSYNC_USER="Claire@kicsync", KICSYNC_PASSWORD=PASSWORD)
    assert said.code == 4
    assert "Traceback" not in said.err
    found = re.search(r"file (\S+\.log)", said.err)
    assert found
    log = Path(found[1])
    assert log.is_relative_to(tmp_path)
    text = log.read_text("utf-8")
    assert "RuntimeError: une panne" in text
    assert __version__ in text
    assert PASSWORD not in text + said.out + said.err


def test_ctrl_c_ends_with_130() -> None:
    code = BUG.replace('RuntimeError("une panne")', "KeyboardInterrupt")
    said = python(code, "status")
    assert said.code == 130
    assert "Interrupted" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("arguments", [["pull"], ["push"], ["status"], ["login"], ["-v", "login"]])
def test_the_password_is_never_shown(
    kicsync: Kicsync,
    space: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
) -> None:
    monkeypatch.setenv("KICSYNC_USER", "Claire@kicsync")
    monkeypatch.setenv("KICSYNC_PASSWORD", PASSWORD)
    edit(space, "exemple: e", "exemple: E")
    said = kicsync(*arguments)
    assert said.code == 3
    assert PASSWORD not in said.out + said.err
    kept = [path for path in space.root.parent.rglob("*") if path.is_file()]
    assert not any(PASSWORD.encode() in path.read_bytes() for path in kept)


def test_a_password_file_that_others_can_read_is_refused(
    kicsync: Kicsync, space: Workspace
) -> None:
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "kicsync" / "credentials.json"
    path.parent.mkdir(parents=True)
    path.write_text(f'{{"x": {{"user": "Claire@kicsync", "password": "{PASSWORD}"}}}}', "utf-8")
    path.chmod(stat.S_IRUSR | stat.S_IROTH)
    said = kicsync("pull")
    assert said.code == 2
    assert "chmod 600" in said.err
    assert PASSWORD not in said.err


def test_a_file_that_is_no_file_is_no_bug(kicsync: Kicsync, space: Workspace) -> None:
    (space.root / "schema" / "steps.yml").unlink()
    (space.root / "schema" / "steps.yml").mkdir()
    said = kicsync("status", "--offline")
    assert said.code == 2
    assert "steps.yml" in said.err
    assert "bug" not in said.err


def test_orders_to_the_terminal_are_never_printed(
    kicsync: Kicsync, capsys: pytest.CaptureFixture[str]
) -> None:
    explain(ConfigError("titre \x1b[2J\x07", hint="voir \x9b31m"))
    said = capsys.readouterr().err
    assert not set(said) & {"\x1b", "\x07", "\x9b"}
    assert "titre \N{REPLACEMENT CHARACTER}[2J" in said
