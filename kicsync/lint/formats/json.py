"""One JSON object, for programs: its form is a promise."""

from typing import Any

from kicsync.lint.fixes import Change
from kicsync.lint.formats.as_json import as_json
from kicsync.lint.problem import Finding
from kicsync.lint.report import Report


def render(report: Report) -> str:
    """Return one JSON object."""
    pairs = zip(report.findings, report.changes, strict=True)
    return as_json({"findings": [_finding(*pair) for pair in pairs], "files": report.files})


def _finding(finding: Finding, change: Change | None) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "file": finding.file,
        **finding.place._asdict(),
        "field": finding.field,
        "message": finding.message,
        "fix": change and {"edits": [{**change.place._asdict(), "text": change.new}]},
    }
