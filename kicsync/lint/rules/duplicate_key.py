"""A field stands twice in one ingredient, or in one tool.

Other readers of YAML keep the last one and drop the first without a word: half of what was written
would be lost.

Wrong::

    titre: Tenir un journal ouvert
    exemple: Un atelier écrit chaque soir trois lignes.
    exemple: Une chorale garde ses partitions annotées.

Right::

    titre: Tenir un journal ouvert
    exemple: |
      Un atelier écrit chaque soir trois lignes.
      Une chorale garde ses partitions annotées.
"""

from collections.abc import Iterator

from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.faults import problems
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.workspace.scan import FaultKind

ABOUT = About("KIC902", "duplicate-key", Severity.ERROR)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each key that stands in its mapping already."""
    yield from problems(document, FaultKind.DOUBLE)
