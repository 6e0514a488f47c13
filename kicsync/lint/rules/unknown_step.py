"""A step that is not in the tree of steps.

Steps are chosen from a list and never typed: the wiki shows an ingredient under its step only when
it is written as in “schema/steps.yml”.

Wrong::

    titre: Tenir un journal ouvert
    etapes:
      - 7 - Publier et raconter

Right::

    titre: Tenir un journal ouvert
    etapes:
      - 7 - Documenter, partager et diffuser
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.steps import step_items
from kicsync.lint.words import fold_step
from kicsync.workspace.suggest import did_you_mean

ABOUT = About("KIC201", "unknown-step", Severity.ERROR)


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each step that is none, however it is spelled."""
    for path, step in step_items(document):
        if fold_step(step) not in context.steps_by_fold:
            message = _("there is no step “{step}”.").format(step=step)
            hint = did_you_mean(step, context.step_values)
            yield Problem(f"{message} {hint}".rstrip(), path)
