"""What a start costs, and that the README says what the commands say."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kicsync.commands.group import COMMANDS
from kicsync.workspace.binding import Binding
from kicsync.workspace.setup import create

ROOT = Path(__file__).parent.parent
NETWORK = {"mwclient", "requests", "urllib3", "http.client", "ssl"}
COSTLY = {"yaml", "rich", "mwparserfromhell", "merge3", "filelock", "slugify", "platformdirs"}
CODE = """
import sys
from kicsync.commands import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    """Return the modules that are loaded once kicsync has run."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments],
        env=os.environ | {"LANGUAGE": "en"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stderr.split("\n"))


def test_help_loads_no_command_and_nothing_that_costs_time() -> None:
    modules = imported("--help")
    assert "kicsync.commands.group" in modules
    assert not modules & {module for module, _line in COMMANDS.values()}
    assert not modules & (NETWORK | COSTLY)


@pytest.mark.parametrize(
    "arguments", [["status", "--offline"], ["diff"], ["push"]], ids=lambda words: words[0]
)
def test_a_command_that_needs_no_wiki_does_not_load_the_network(
    tmp_path: Path, arguments: list[str]
) -> None:
    create(tmp_path, "http://127.0.0.1:9/", Binding("http://127.0.0.1:9/api.php"))
    modules = imported("-C", str(tmp_path), *arguments)
    assert "kicsync.workspace.folder" in modules
    assert not modules & NETWORK


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The program that writes the command reference; it sets the language, here for one test."""
    monkeypatch.setenv("LANGUAGE", "en")
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_has_the_reference_of_today(reference: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert reference.written(readme) == readme
    for name in COMMANDS:
        assert f"### `kicsync {name}`" in readme


def test_the_rules_are_documented_as_they_are_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    done = subprocess.run(
        [sys.executable, "-c", "from scripts.rules import document; print(document(), end='')"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == done.stdout


def test_lint_does_not_load_the_network_nor_the_parser_of_pages(tmp_path: Path) -> None:
    space = create(tmp_path, "http://127.0.0.1:9/", Binding("http://127.0.0.1:9/api.php"))
    space.create_record("a.yml", "titre: a\ndescription: Voir [[b|c]] et | d.\n")
    modules = imported("-C", str(tmp_path), "lint", "--exit-zero")
    assert "kicsync.lint.engine" in modules
    assert not modules & NETWORK
    assert "mwparserfromhell" not in modules
