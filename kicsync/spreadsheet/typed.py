"""Values that a spreadsheet keeps as numbers and moments, as the text that people would type."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


def number(value: str, *, percent: bool = False) -> str:
    """Return a number in full, without the zeros at its end; '' for what is none."""
    try:
        exact = Decimal(value)
    except InvalidOperation:
        return ""
    if not exact.is_finite() or abs(exact.adjusted()) > 400:  # noqa: PLR2004 (beyond any double)
        return ""
    text = format(exact * 100 if percent else exact, "f")
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{short}%" if percent else short


def moment(value: date | time | timedelta) -> str:
    """Return a date, a time of day or both in the order of ISO 8601, a blank between them.

    A day without a time is a date, and seconds stand only where there are any.
    """
    if isinstance(value, datetime):
        return _joined(value.date().isoformat(), value.time().isoformat("seconds"))
    return value.isoformat() if isinstance(value, date) else str(value).removesuffix(":00")


def moment_of(text: str) -> str:
    """Return what ``moment`` does for ``2024-01-31T12:00:00``, as OpenDocument writes it."""
    day, _t, hour = text.partition("T")
    return _joined(day, hour or "00:00:00")


def duration_of(text: str) -> str:
    """Return ``12:30`` for ``PT12H30M00S``, as OpenDocument writes it; '' for what is none."""
    found = _TIME.fullmatch(text)
    return ":".join(found.groups()).removesuffix(":00") if found else ""


def _joined(day: str, hour: str) -> str:
    return day if hour == "00:00:00" else f"{day} {hour.removesuffix(':00')}"
