"""Workflow commands, which GitHub shows as annotations beside the lines of a change.

Their form: GitHub Docs, "Workflow commands for GitHub Actions". What is escaped, and how:
``packages/core/src/command.ts`` of github.com/actions/toolkit. Columns are left out where a place
has several lines: an annotation refuses them there (GitHub Docs, "REST API endpoints for check
runs", ``start_column``).
"""

from kicsync.lint.formats.repository import in_repository
from kicsync.lint.problem import Finding
from kicsync.lint.report import Report
from kicsync.plain import shown
from kicsync.workspace.source import Place


def render(report: Report) -> str:
    """Return one command a finding."""
    return "".join(f"{_command(report, finding)}\n" for finding in report.findings)


def _command(report: Report, finding: Finding) -> str:
    properties = {
        "file": in_repository(finding.file, report.root),
        **_place(finding.place),
        "title": f"{finding.code} {finding.name}",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{finding.severity} {listed}::{_data(finding.message)}"


def _place(place: Place) -> dict[str, str]:
    if place.line != place.end_line:
        return {"line": str(place.line), "endLine": str(place.end_line)}
    return {
        "line": str(place.line),
        "col": str(place.column),
        "endLine": str(place.end_line),
        "endColumn": str(place.end_column),
    }


def _data(text: str) -> str:
    return shown(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
