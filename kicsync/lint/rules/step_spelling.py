"""A step that is written otherwise than in the tree of steps.

It differs by its number, by small or capital letters, accents, dashes or blanks only: it is surely
the same one, but the wiki takes it for another.

Wrong::

    titre: Tenir un journal ouvert
    etapes:
      - 7. documenter, partager et diffuser

Right::

    titre: Tenir un journal ouvert
    etapes:
      - 7 - Documenter, partager et diffuser
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity, replaced
from kicsync.lint.rule import About, Options
from kicsync.lint.steps import step_items
from kicsync.lint.words import fold_step

ABOUT = About("KIC202", "step-spelling", Severity.ERROR, fixable=True)


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each step whose spelling is not that of the tree."""
    for path, step in step_items(document):
        if step in context.step_set:
            continue
        meant = context.steps_by_fold.get(fold_step(step))
        if meant:
            message = _("this step is written “{step}”.").format(step=meant)
            yield replaced(Problem(message, path, 0, len(step)), meant)
