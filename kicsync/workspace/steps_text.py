"""Steps as they are written in ``schema/steps.yml``: values, braces, indentation."""

import re
from collections.abc import Sequence

from kicsync.kit.step import Placed
from kicsync.workspace.scalars import one_line, quoted

KEYS = ("number", "title", "value", "page", "question")
"""The keys of a step, in their order."""
STEPS = "steps"


def scalar(key: str, value: str | int) -> str:
    """Return a value on one line; the number that begins a ``value`` is put between quotes."""
    if isinstance(value, int):
        return str(value)
    return quoted(value) if key == "value" or not value else one_line(value)


def flow(one: Placed, order: Sequence[str] = ()) -> str:
    """Return a step between braces, its keys in ``order`` and then in the usual one."""
    keys = [*(key for key in order if key in KEYS), *(key for key in KEYS if key not in order)]
    values = [(key, getattr(one.step, key)) for key in keys]
    parts = [
        f"{key}: {value if isinstance(value, int) else quoted(value)}"
        for key, value in values
        if value != ""
    ]
    if one.below:
        parts.append(f"{STEPS}: [{', '.join(map(flow, one.below))}]")
    return f"{{{', '.join(parts)}}}"


_START = re.compile(r"^(?= *[^ \n])", re.MULTILINE)


def shifted(text: str, columns: int) -> str:
    """Return lines moved to the right, or to the left as far as they are indented."""
    if columns > 0:
        return _START.sub(" " * columns, text)
    return re.sub(f"^ {{0,{-columns}}}", "", text, flags=re.MULTILINE) if columns else text
