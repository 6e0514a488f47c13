"""A required field is missing or blank.

The form of the wiki does not save a page without it, and the table of the Kit shows a hole there.
Write it, or leave the ingredient out of the folder until somebody knows.

Wrong::

    titre: Tenir un journal ouvert
    etapes:
      - 7 - Documenter, partager et diffuser
    description: On note ce qui se fait, là où tout le monde peut le lire.
    exemple:

Right::

    titre: Tenir un journal ouvert
    etapes:
      - 7 - Documenter, partager et diffuser
    description: On note ce qui se fait, là où tout le monde peut le lire.
    exemple: Un atelier écrit chaque soir trois lignes sur une page ouverte.
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.workspace.scan import FaultKind

ABOUT = About("KIC101", "missing-field", Severity.ERROR)


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each field that has no value."""
    if document.scan is None:
        return
    for fault in document.scan.faults:
        if fault.kind is FaultKind.NO_TITLE:
            yield Problem(fault.message, (context.schema.title,))
    unread = {fault.field for fault in document.scan.faults}
    values = document.scan.values
    for field in context.schema:
        if field.required and field.name not in values and field.name not in unread:
            yield Problem(
                _("“{field}” is missing or blank.").format(field=field.name), (field.name,)
            )
