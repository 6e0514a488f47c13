"""The file can't be understood: it is no YAML, or not in UTF-8.

A parser says where it gave up; the message names the line that probably holds the mistake, and
what was probably meant. Nothing else in the file is checked until this is set right.

Wrong::

    titre: Tenir un journal ouvert
    description:On note ce qui se fait.

Right::

    titre: Tenir un journal ouvert
    description: On note ce qui se fait.
"""

from collections.abc import Iterator

from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.workspace.source import Lines

ABOUT = About("KIC901", "yaml-syntax", Severity.ERROR)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield why the file can't be read."""
    error = document.error
    if error is None:
        return
    start, end = Lines(document.source).span(error.line or 1)
    where = f"{error.file}:{error.line}" if error.line else error.file
    said = error.message.removeprefix(f"{where}: ")
    yield Problem(f"{said} {error.hint}".rstrip(), (), start, end)
