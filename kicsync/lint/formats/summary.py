"""The last line for people: how much was found."""

from collections import Counter

from kicsync.i18n import _, ngettext
from kicsync.lint.problem import Severity
from kicsync.lint.report import Report


def summary(report: Report) -> str:
    """Return how many problems there are, of which severity, and how many can be repaired."""
    count = len(report.findings)
    if not count:
        clean = ngettext("No problem in {n} file.", "No problem in {n} files.", report.files)
        return clean.format(n=report.files)
    problems = ngettext("{n} problem", "{n} problems", count).format(n=count)
    files = ngettext("{n} file", "{n} files", report.files).format(n=report.files)
    words = {"problems": problems, "severities": _severities(report), "files": files}
    fixable = sum(change is not None for change in report.changes)
    if not fixable:
        return _("{problems} ({severities}) in {files}.").format(**words)
    repairs = ngettext("{n} can be repaired with --fix", "{n} can be repaired with --fix", fixable)
    text = _("{problems} ({severities}) in {files}; {repairs}.")
    return text.format(**words, repairs=repairs.format(n=fixable))


def _severities(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    words = [
        ngettext("{n} error", "{n} errors", errors).format(n=errors) if errors else "",
        ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings) if warnings else "",
    ]
    return ", ".join(filter(None, words))
