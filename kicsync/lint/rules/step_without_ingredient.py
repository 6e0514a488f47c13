"""A step that no ingredient stands in.

On the wiki it is an empty chapter. Write an ingredient for it, or put one of the others there too.

Wrong::

    titre: Tenir un journal ouvert
    etapes:
      - 7 - Documenter, partager et diffuser

Right::

    titre: Tout le parcours en une page
    etapes:
      - 1 - Qualifier la ressource et ses besoins
      - 2 - Rassembler, accueillir et relier la communauté
      - 3 - Choisir un statut et une licence
      - 4 - Décider et se gouverner ensemble
      - 5 - Financer le commun et rétribuer les contributions
      - 6 - Faire vivre la dynamique contributive
      - 7 - Documenter, partager et diffuser
      - 8 - Assurer le portage dans le temps
"""

from collections.abc import Iterator, Mapping

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.steps import step_items
from kicsync.lint.words import fold_step

ABOUT = About("KIC204", "step-without-ingredient", Severity.WARNING)


def gather(document: Document) -> list[str] | None:
    """Return the steps of an ingredient, however they are spelled."""
    return [fold_step(step) for _path, step in step_items(document)] or None


def check_kit(
    gathered: Mapping[str, list[str]], context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each step that nobody uses, where the steps are written."""
    used = {step for steps in gathered.values() for step in steps}
    for step in context.steps:
        if not step.steps and fold_step(step.value) not in used:
            message = _("no ingredient stands in the step “{step}”.").format(step=step.value)
            start = max(context.steps_text.find(step.title), 0)
            end = start + len(step.title) if context.steps_text else start
            yield context.steps_file, Problem(message, (), start, end)
