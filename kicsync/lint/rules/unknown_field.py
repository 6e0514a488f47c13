"""A field that the schema does not know.

A misspelled name keeps what stands behind it from ever reaching the wiki. The fields of an
ingredient stand in “schema/ingredient.yml”.

Wrong::

    titre: Tenir un journal ouvert
    exemples: Un atelier écrit chaque soir trois lignes sur une page ouverte.

Right::

    titre: Tenir un journal ouvert
    exemple: Un atelier écrit chaque soir trois lignes sur une page ouverte.
"""

from collections.abc import Iterator

from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.faults import problems
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.workspace.scan import FaultKind

ABOUT = About("KIC102", "unknown-field", Severity.ERROR)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each key that is no field."""
    yield from problems(document, FaultKind.UNKNOWN_FIELD)
