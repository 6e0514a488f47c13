"""One line a finding: ``file:line:column: CODE message``, as editors and ``grep -n`` know it."""

from kicsync.lint.problem import Finding
from kicsync.lint.report import Report
from kicsync.plain import shown_line


def render(report: Report) -> str:
    """Return one line a finding."""
    return "".join(f"{line(finding)}\n" for finding in report.findings)


def line(finding: Finding) -> str:
    """Return the line of one finding."""
    place = finding.place
    text = f"{finding.file}:{place.line}:{place.column}: {finding.code} {finding.message}"
    return shown_line(text)
