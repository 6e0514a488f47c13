"""SARIF 2.1.0, which code scanning services and editors read.

The OASIS standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0". Its regions
count from 1 and their end is not included (3.30), as the linter's places; its newline sequences
(3.14.22) are those at which the linter breaks a text.
"""

import os
from typing import Any
from urllib.parse import quote

from kicsync import __version__
from kicsync.lint.fixes import Change
from kicsync.lint.formats.as_json import as_json
from kicsync.lint.formats.fingerprint import fingerprints
from kicsync.lint.formats.repository import in_repository
from kicsync.lint.formats.sarif_rules import descriptor
from kicsync.lint.problem import Finding
from kicsync.lint.report import Report
from kicsync.workspace.source import Place

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report) -> str:
    """Return a SARIF log of one run."""
    codes = sorted({finding.code for finding in report.findings})
    run = {
        "tool": {
            "driver": {
                "name": "kicsync",
                "version": __version__,
                "rules": [descriptor(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": _results(report, codes),
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _results(report: Report, codes: list[str]) -> list[dict[str, Any]]:
    results = []
    found = zip(report.findings, report.changes, fingerprints(report), strict=True)
    for finding, change, known in found:
        artifact = {"uri": _uri(in_repository(finding.file, report.root))}
        result = {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": finding.severity.value,
            "message": {"text": finding.message},
            "locations": [_location(finding, artifact)],
            "partialFingerprints": {"kicsync/v1": known},
        }
        results.append(result | ({"fixes": [_fix(change, artifact)]} if change else {}))
    return results


def _uri(file: str) -> str:
    """Return the relative address of ``file`` (RFC 3986: no ``:`` in a first segment)."""
    return quote(os.fsencode(file))


def _location(finding: Finding, artifact: dict[str, str]) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": artifact, "region": _region(finding.place)}
    }
    if finding.field:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.field}]
    return location


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(change: Change, artifact: dict[str, str]) -> dict[str, Any]:
    replacement: dict[str, Any] = {"deletedRegion": _region(change.place)}
    if change.new:
        replacement["insertedContent"] = {"text": change.new}
    return {"artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}]}
