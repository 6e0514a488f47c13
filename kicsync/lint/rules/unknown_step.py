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

import re
from collections.abc import Iterator
from difflib import get_close_matches

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.steps import step_items
from kicsync.lint.words import fold_step

ABOUT = About("KIC201", "unknown-step", Severity.ERROR)
_NUMBER = re.compile(r"\d{1,4}")


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each step that is none, however it is spelled."""
    for path, step in step_items(document):
        if fold_step(step) not in context.steps_by_fold:
            message = _("there is no step “{step}”.").format(step=step)
            near = _nearest(step, context)
            hint = _("Did you mean “{name}”?").format(name=near) if near else ""
            yield Problem(f"{message} {hint}".rstrip(), path)


def _nearest(step: str, context: Context) -> str:
    """Return the step whose words are the nearest, else the one of the same number, or ''."""
    words = fold_step(step)
    near = get_close_matches(words, context.steps_by_fold, n=1) if words else []
    if near:
        return context.steps_by_fold[near[0]]
    number = _NUMBER.match(step)
    same = (one.value for one in context.steps if number and one.number == int(number[0]))
    return next(same, "")
