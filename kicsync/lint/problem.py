"""What a rule returns, and what people get to read of it; values only."""

from enum import StrEnum
from typing import NamedTuple

from kicsync.workspace.scan import Path
from kicsync.workspace.source import Place


class Severity(StrEnum):
    """How bad it is: an error keeps a record from being pushed, a warning is shown."""

    ERROR = "error"
    WARNING = "warning"


class Fix(NamedTuple):
    """A sure repair: characters ``start`` to ``end`` of the text at ``path`` become ``new``.

    The path () is the text of the file itself. Where ``new`` is None, the item at ``path`` goes
    away.
    """

    path: Path
    start: int
    end: int
    new: str | None


class Problem(NamedTuple):
    """One place in the data that a rule objects to.

    Characters ``start`` to ``end`` (None: the rest) of the text at ``path``; the path () is the
    text of the file itself, and a path to a list or to a missing value is its key.
    """

    message: str
    path: Path = ()
    start: int = 0
    end: int | None = None
    fix: Fix | None = None


class Finding(NamedTuple):
    """A problem as it is reported: which rule, and where in which file.

    ``field`` is the path in words: ``outils[0].lien``.
    """

    code: str
    name: str
    severity: Severity
    file: str
    place: Place
    field: str
    message: str
    fix: Fix | None = None


def replaced(problem: Problem, new: str) -> Problem:
    """Return ``problem`` with the fix that puts ``new`` in its very place."""
    assert problem.end is not None
    return problem._replace(fix=Fix(problem.path, problem.start, problem.end, new))


def field_name(path: Path) -> str:
    """Return ``path`` in words: ``outils[0].lien``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")
