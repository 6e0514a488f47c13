"""A step stands twice in one ingredient.

The page would show it twice. One is enough.

Wrong::

    titre: Tenir un journal ouvert
    etapes:
      - 7 - Documenter, partager et diffuser
      - 7 - Documenter, partager et diffuser

Right::

    titre: Tenir un journal ouvert
    etapes:
      - 7 - Documenter, partager et diffuser
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Fix, Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.steps import step_items
from kicsync.lint.words import fold_step

ABOUT = About("KIC203", "duplicate-step", Severity.WARNING, fixable=True)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each step that stands in its field already."""
    seen = set()
    for path, step in step_items(document):
        key = path[0], fold_step(step)
        if key in seen:
            message = _("“{step}” stands here already.").format(step=step)
            yield Problem(message, path, fix=Fix(path, 0, 0, None))
        seen.add(key)
