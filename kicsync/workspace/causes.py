"""Why a line is no YAML, in words that help.

A parser says where it gave up; the mistake is often on the line above.
"""

import re

import yaml

from kicsync.errors import RecordError
from kicsync.i18n import N_, _
from kicsync.workspace.source import Lines

_GIT = re.compile(r"^(<<<<<<<|=======|>>>>>>>)( |$)", re.MULTILINE)
_NO_SPACE = re.compile(r"""\s*(- +)?[^\W\d]\w*:(?!//)(\S+$|[{\["'])""")
_ABOVE = re.compile(rf"{_NO_SPACE.pattern}|\.\.\.$")
_LOOK = N_("Look at how far this line and the one above are from the left edge.")
_CAUSES = (
    (re.compile(r"\s*\t"), N_("The line starts with a tab: use spaces.")),
    (
        re.compile(r"---|\.\.\."),
        N_("A file holds one ingredient: delete the line that is only “---” or “...”."),
    ),
    (_NO_SPACE, N_("Write a space after the “:”.")),
    (
        re.compile(r"""\s*(- +|[^:]+: +)["']"""),
        N_(
            "Write only “|” after the “:”, and the text on the lines below, two spaces further in: "
            "there every sign is allowed."
        ),
    ),
    (
        re.compile(r"\s*(- +)?([^:]+: +)?[@`%*&!|>\[\]{}]|[^:]+: +- |.*: .*: "),
        N_("Put the text between double quotes: it holds a sign that YAML uses."),
    ),
)


def cause(shown: str) -> str:
    """Return what to do about the line ``shown``."""
    return next((_(hint) for pattern, hint in _CAUSES if pattern.match(shown)), _(_LOOK))


def syntax_error(error: yaml.MarkedYAMLError, text: str, file: str) -> RecordError:
    """Return what a person reads instead of ``error``."""
    git = _GIT.search(text)
    if git:
        return RecordError(
            _("Git left both versions in this file."),
            file=file,
            line=Lines(text).number(git.start()),
            hint=_("Keep what should stay, and delete the lines that start with <<<, === or >>>."),
        )
    line = _line(error, text)
    shown = Lines(text).line(line)
    return RecordError(
        _("This line can't be understood: {line}").format(line=shown.strip()[:80]),
        file=file,
        line=line,
        hint=cause(shown),
    )


def _line(error: yaml.MarkedYAMLError, text: str) -> int:
    """Return the number of the line that holds the mistake."""
    scanning = str(error.context).startswith("while scanning") and error.context_mark
    mark = error.context_mark if scanning and "tab" not in str(error.problem) else None
    mark = mark or error.problem_mark
    lines, line = Lines(text), mark.line + 1 if mark else 1
    while line > 1 and not lines.line(line).strip():  # what is open is missed at the end of a file
        line -= 1
    return line - 1 if _ABOVE.match(lines.line(line - 1)) else line
