"""What a spreadsheet does to a cell that nobody touched is no change; pure.

Excel and LibreOffice drop blanks at the ends of lines and tabs, write CR, turn no-break spaces into
spaces, and take what looks like a number or a date for one.
"""

import re
from datetime import date
from decimal import Context, Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import NamedTuple

from kicsync.spreadsheet.cells import Kind, plain_lines

_BLANKS = re.compile("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""A sign as .xlsx writes it, and LibreOffice even where a person wrote just that."""
_DROPPED = re.compile("[\t\ufeff\u200b]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_PADDED = re.compile(r"[+-]?0\d")
_DIGITS = Context(prec=15)
"""What programs keep of a number (Microsoft, "Excel specifications and limits")."""
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_FRENCH = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{2}|\d{4}))?")
_AMERICAN = re.compile(r"(?P<m>\d{1,2})/(?P<d>1[3-9]|2\d|3[01])/(?P<y>\d{2}|\d{4})")
_CENTURY, _SHORT = 2000, 100
_TRUTHS = ({"1", "TRUE", "VRAI"}, {"0", "FALSE", "FAUX"})


def restored(base: str, text: str, kind: Kind = Kind.ANY) -> str:
    """Return ``text`` with the lines of ``base`` wherever only a spreadsheet changed them.

    A text that means the same as ``base`` comes back as ``base`` itself; a number or a date does so
    only where ``kind`` does not say that a person typed it as a text.
    """
    typed = kind is not Kind.TEXT
    if loose(text) == loose(base) or (typed and _same_value(loose(base), loose(text))):
        return base
    old, new = base.split("\n"), plain_lines(text).split("\n")
    same = SequenceMatcher(None, list(map(_led, old)), list(map(_led, new)), autojunk=False)
    lines: list[str] = []
    for what, start, end, new_start, new_end in same.get_opcodes():
        lines += old[start:end] if what == "equal" else new[new_start:new_end]
    return "\n".join(lines)


def loose(text: str) -> str:
    """Return ``text`` without what a spreadsheet may change in it."""
    return _led(text).strip()


def _led(text: str) -> str:
    """Return ``text`` like ``loose``, with the blanks in front: a line may be indented."""
    decoded = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    plain = _BLANKS.sub(" ", _DROPPED.sub("", plain_lines(decoded)))
    return "\n".join(line.rstrip() for line in plain.split("\n"))


def _same_value(base: str, text: str) -> bool:
    """Tell whether a program that takes ``base`` for a number, a date or a truth writes ``text``.

    A zero in front is one that a person typed.
    """
    if any(base.upper() in truth - {"0", "1"} and text.upper() in truth for truth in _TRUTHS):
        return True
    number, other = _number(base), _number(text)
    if number is not None and number == other:
        return not _PADDED.match(text) or bool(_PADDED.match(base))
    day, found = _day(base), _day(text)
    if day is None or found is None:
        return False
    return found == (day if day.year else day._replace(year=found.year))


def is_value(text: str) -> bool:
    """Tell whether a program may take ``text`` for a number, a date or a truth."""
    plain = loose(text)
    truth = any(plain.upper() in one for one in _TRUTHS)
    return truth or _number(plain) is not None or _day(plain) is not None


def _number(text: str) -> Decimal | None:
    """Return the number that a program makes of ``text``, None for none."""
    plain = text.removesuffix("%").rstrip()
    if not _NUMBER.fullmatch(plain):
        return None
    try:
        value = _DIGITS.create_decimal(plain.replace(",", "."))
        return value / 100 if text.endswith("%") else value
    except InvalidOperation:
        return None


class _Day(NamedTuple):
    """A date; the year 0 stands for the one in which somebody types it."""

    year: int
    month: int
    day: int


def _day(text: str) -> _Day | None:
    """Return the date that ``text`` is in ISO 8601 or in French, None when it is none.

    With a day after the twelfth, an American date can't be read as a French one.
    """
    form = next((form for form in (_ISO, _AMERICAN, _FRENCH) if form.fullmatch(text)), None)
    found = form.fullmatch(text) if form else None
    if found is None:
        return None
    year = int(found["y"] or 0)
    day = _Day(year + _CENTURY if 0 < year < _SHORT else year, int(found["m"]), int(found["d"]))
    return day if _exists(day) else None


def _exists(day: _Day) -> bool:
    try:
        date(day.year or _CENTURY, day.month, day.day)
    except ValueError:
        return False
    return True
