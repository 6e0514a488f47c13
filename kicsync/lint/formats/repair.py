"""A fix in words."""

from itertools import takewhile

from kicsync.i18n import _
from kicsync.lint.fixes import Change
from kicsync.lint.report import Report
from kicsync.plain import shown_line

_LONGEST = 60
_CODES = 4


def repair(report: Report, file: str, change: Change) -> str:
    """Return what ``change`` does, with the rest of the words in which it falls."""
    old, new = report.text(file, change.place), change.new
    if _visible(old + new):
        left, right = _around(report, file, change)
        old, new = left + old + right, left + new + right
    words = {"old": _named(old), "new": _named(new)}
    if not old:
        return _("Insert {new}.").format(**words)
    if not new:
        return _("Delete {old}.").format(**words)
    return _("Replace {old} by {new}.").format(**words)


def _around(report: Report, file: str, change: Change) -> tuple[str, str]:
    """Return what of a word stands before the change, and after it."""
    start, end = report.span(file, change.place)
    text = report.lines(file).text
    parts = text[start:end], change.new
    before = reversed(text[max(0, start - _LONGEST) : start])
    left = takewhile(_in_word, before) if any(_in_word(part[:1]) for part in parts) else ()
    behind = text[end : end + _LONGEST]
    right = takewhile(_in_word, behind) if any(_in_word(part[-1:]) for part in parts) else ()
    return "".join(left)[::-1], "".join(right)


def _in_word(sign: str) -> bool:
    return sign != "" and not sign.isspace()


def _visible(text: str) -> bool:
    return any(sign.isprintable() and not sign.isspace() for sign in text)


def _named(text: str) -> str:
    """Return ``text`` in quotes, or the codes of signs that nobody would see there."""
    if not _visible(text):
        codes = " ".join(f"U+{ord(sign):04X}" for sign in text[:_CODES])
        return codes if len(text) <= _CODES else f"{codes} …"
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return _("“{text}”").format(text=shown_line(short).strip())
