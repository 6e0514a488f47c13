"""A Code Quality report, which GitLab shows beside the lines of a merge request.

GitLab Docs, "Code Quality", section "Code Quality report format".
"""

from typing import Any

from kicsync.lint.formats.as_json import as_json
from kicsync.lint.formats.fingerprint import fingerprints
from kicsync.lint.formats.repository import in_repository
from kicsync.lint.problem import Finding, Severity
from kicsync.lint.report import Report
from kicsync.plain import shown_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(report: Report) -> str:
    """Return a JSON array."""
    prints = fingerprints(report)
    pairs = zip(report.findings, prints, strict=True)
    return as_json([_issue(report, finding, known) for finding, known in pairs])


def _issue(report: Report, finding: Finding, fingerprint: str) -> dict[str, Any]:
    place = finding.place
    return {
        "description": shown_line(f"{finding.code}: {finding.message}"),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": in_repository(finding.file, report.root),
            "lines": {"begin": place.line, "end": place.end_line},
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }
