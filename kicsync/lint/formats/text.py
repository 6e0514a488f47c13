"""For people: each finding with its line, carets under the place, and the repair if it is sure."""

from functools import partial

from kicsync.i18n import N_, _
from kicsync.lint.fixes import Change
from kicsync.lint.formats.ansi import Ink, paint
from kicsync.lint.formats.repair import repair
from kicsync.lint.formats.snippet import snippet
from kicsync.lint.formats.summary import summary
from kicsync.lint.problem import Finding, Severity
from kicsync.lint.report import Report
from kicsync.plain import shown_line

_SEVERITIES = {
    Severity.ERROR: (N_("error"), Ink.RED),
    Severity.WARNING: (N_("warning"), Ink.YELLOW),
}


def render(report: Report) -> str:
    """Return a block a finding, and a last line that counts them."""
    pairs = zip(report.findings, report.changes, strict=True)
    blocks = (_block(report, finding, change) for finding, change in pairs)
    return "\n".join([*blocks, f"{summary(report)}\n"])


def _block(report: Report, finding: Finding, change: Change | None) -> str:
    ink = partial(paint, colour=report.colour)
    line, carets = snippet(report.lines(finding.file), finding.place)
    number = str(finding.place.line)
    blank = " " * len(number)
    rows = [
        _head(report, finding),
        ink(f"{blank} |", Ink.BLUE),
        f"{ink(f'{number} |', Ink.BLUE)} {line}".rstrip(),
        f"{ink(f'{blank} |', Ink.BLUE)} {ink(carets, _SEVERITIES[finding.severity][1])}",
    ]
    if change:
        said = _("help: {repair}").format(repair=repair(report, finding.file, change))
        rows.append(f"{ink(f'{blank} =', Ink.BLUE)} {ink(said, Ink.CYAN)}")
    return "".join(f"{row}\n" for row in rows)


def _head(report: Report, finding: Finding) -> str:
    ink = partial(paint, colour=report.colour)
    place = f"{shown_line(finding.file)}:{finding.place.line}:{finding.place.column}:"
    words, color = _SEVERITIES[finding.severity]
    kind = ink(f"{_(words)} {finding.code}", color)
    return f"{ink(place, Ink.BOLD)} {kind} {shown_line(finding.message)} [{finding.name}]"
