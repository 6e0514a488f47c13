"""Reports to render: one with everything that breaks a format, and a clean one."""

from kicsync.lint.fixes import Change
from kicsync.lint.problem import Finding, Severity
from kicsync.lint.report import Report
from kicsync.workspace.source import Lines, Place

FILE = "un dossier, deux/l'été 🎉: 100% [x].yml"
SOURCE = """\
titre: L'été 🎉
description: |
  日本\té\u0301 qualifer ]]> <b>&amp;</b> "x" \x1b[31m
  rien ici ?
  rien là ?
exemple:
"""


def place(start: str, length: int | None = None) -> Place:
    """Return where ``start`` stands in ``SOURCE``, or ``length`` characters from there on."""
    index = SOURCE.index(start)
    return Lines(SOURCE).place(index, index + (len(start) if length is None else length))


NASTY = 'Says “é”, "x" & 100%\r\n::error::no, ]]> [a](1) {0} 🎉\x1b[31m\x9b\x00\ud800\u2028\uffff'
MISSPELT = Finding(
    "KIC202", "step-spelling", Severity.WARNING, FILE, place("qualifer"), "etapes[0]", "Misspelt."
)
SPACE = Finding(
    "KIC408", "typography", Severity.WARNING, FILE, place(" ?", 1), "description", "A space."
)
TWICE = SPACE._replace(place=Place(5, 10, 5, 11))
LINES = Finding(
    "KIC403",
    "unbalanced-markup",
    Severity.ERROR,
    FILE,
    place("日本", len('日本\té\u0301 qualifer ]]> <b>&amp;</b> "x" \x1b[31m\n  rien')),
    "description",
    NASTY,
)
EMPTY = Finding(
    "KIC101", "missing-field", Severity.ERROR, FILE, place("exemple:\n", 0), "exemple", "Missing."
)
FINDINGS = (LINES, MISSPELT, SPACE, TWICE, EMPTY)
CHANGES = {
    MISSPELT: Change(place("er ]]>", 0), "i"),
    SPACE: Change(SPACE.place, "\N{NO-BREAK SPACE}"),
    TWICE: Change(TWICE.place, ""),
}


def report(
    *findings: Finding, files: int = 20, source: str = SOURCE, colour: bool = False
) -> Report:
    """Return a report of ``findings`` in files that all have the text ``source``."""
    return Report(findings, files, lambda _file: source, CHANGES.get, colour=colour)


EVERYTHING = report(*FINDINGS)
CLEAN = report()
