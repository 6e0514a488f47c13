import re
from pathlib import Path

import pytest

from kicsync.lint.formats.github import render
from kicsync.lint.report import Report
from tests.lint.formats.reports import CLEAN, EVERYTHING, FILE, FINDINGS, LINES, MISSPELT, SOURCE

COMMAND = re.compile(r"::(?P<kind>error|warning) (?P<properties>[^:]*)::(?P<message>.*)")


def unescaped(text: str) -> str:
    """Return what GitHub's runner makes of an escaped text."""
    for code, sign in {"%2C": ",", "%3A": ":", "%0A": "\n", "%0D": "\r", "%25": "%"}.items():
        text = text.replace(code, sign)
    return text


def commands(rendered: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the kind, the properties and the message of each command, as the runner reads it."""
    read = []
    for line in rendered.splitlines():
        found = COMMAND.fullmatch(line)
        assert found, line
        pairs = (pair.split("=", 1) for pair in found["properties"].split(","))
        properties = {name: unescaped(value) for name, value in pairs}
        read.append((found["kind"], properties, unescaped(found["message"])))
    return read


def test_a_finding_is_one_command() -> None:
    read = commands(render(EVERYTHING))
    assert len(read) == len(FINDINGS)
    kind, properties, message = read[1]
    assert (kind, message) == ("warning", "Misspelt.")
    assert properties == {
        "file": FILE,
        "line": "3",
        "col": "9",
        "endLine": "3",
        "endColumn": "17",
        "title": "KIC202 step-spelling",
    }


def test_a_place_of_several_lines_has_no_columns() -> None:
    _kind, properties, message = commands(render(EVERYTHING))[0]
    title = "KIC403 unbalanced-markup"
    assert properties == {"file": FILE, "line": "3", "endLine": "4", "title": title}
    assert message.startswith('Says “é”, "x" & 100%\r\n::error::no')


def test_the_escapes_are_those_of_the_toolkit() -> None:
    first = render(EVERYTHING).splitlines()[0]
    assert "file=un dossier%2C deux/l'été 🎉%3A 100%25 [x].yml," in first
    assert '::Says “é”, "x" & 100%25%0D%0A::error::no, ]]>' in first


def test_nothing_found_prints_nothing() -> None:
    assert render(CLEAN) == ""


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_a_workspace_in_a_folder_of_the_repository_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))
    made = Report((MISSPELT, LINES), 1, lambda _file: SOURCE, lambda _found: None, tmp_path / "kit")
    assert commands(render(made))[0][1]["file"] == f"kit/{FILE}"
    elsewhere = Report((MISSPELT,), 1, lambda _file: SOURCE, lambda _found: None, tmp_path.parent)
    assert commands(render(elsewhere))[0][1]["file"] == FILE
