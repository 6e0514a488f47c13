import json
from typing import Any

import jsonschema

from kicsync.lint.formats.gitlab import render
from tests.lint.formats.reports import CLEAN, EVERYTHING, FILE, MISSPELT, SPACE, TWICE, report

POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer"}, "column": {"type": "integer"}},
}
# GitLab Docs, "Code Quality", section "Code Quality report format": these fields are required,
# and there is no other severity.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "pattern": r"\A[^\r\n]+\Z"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": r"\A[0-9a-f]+\Z"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"\A[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                    "positions": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": POSITION, "end": POSITION},
                    },
                },
            },
        },
    },
}


def issues(rendered: str) -> list[dict[str, Any]]:
    """Return the issues of a report, once it was checked."""
    data: list[dict[str, Any]] = json.loads(rendered)
    jsonschema.validate(data, SCHEMA)
    return data


def test_the_report_has_the_fields_that_gitlab_documents() -> None:
    found = issues(render(EVERYTHING))[1]
    del found["fingerprint"]
    assert found == {
        "description": "KIC202: Misspelt.",
        "check_name": "KIC202",
        "severity": "minor",
        "location": {
            "path": FILE,
            "lines": {"begin": 3, "end": 3},
            "positions": {"begin": {"line": 3, "column": 9}, "end": {"line": 3, "column": 17}},
        },
    }


def test_nothing_found_is_an_empty_report() -> None:
    assert issues(render(CLEAN)) == []


def test_errors_are_worse_than_warnings() -> None:
    assert [issue["severity"] for issue in issues(render(EVERYTHING))] == [
        "major",
        "minor",
        "minor",
        "minor",
        "major",
    ]


def test_each_finding_has_its_own_fingerprint_those_that_are_alike_too() -> None:
    prints = [issue["fingerprint"] for issue in issues(render(report(SPACE, SPACE, TWICE)))]
    assert len(set(prints)) == 3


def test_a_fingerprint_stays_when_lines_come_before_and_the_message_is_in_french() -> None:
    source = f"# un\n# deux\n{EVERYTHING.sources('')}"
    moved = MISSPELT.place._replace(line=5, end_line=5)
    later = MISSPELT._replace(place=moved, message="Mal écrit.", field="etapes[3]")
    before = issues(render(report(MISSPELT)))[0]["fingerprint"]
    assert issues(render(report(later, source=source)))[0]["fingerprint"] == before
