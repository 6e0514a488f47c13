"""A value that does not fit the type of its field.

A text where a list belongs, a list where a text belongs, a date that is none, a word that is not
among those to choose from: the wiki would show it wrongly, or not at all.

Wrong::

    titre: Tenir un journal ouvert
    outils: Un carnet

Right::

    titre: Tenir un journal ouvert
    outils:
      - titre: Un carnet
        description: Il reste ouvert sur la table.
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.kit import Field, FieldType
from kicsync.kit.suggest import did_you_mean
from kicsync.kit.titles import page_title
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.faults import problems
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.types import TYPES
from kicsync.workspace.scan import FaultKind

ABOUT = About("KIC103", "wrong-type", Severity.ERROR)


_CHOSEN = (FieldType.CHOICE, FieldType.PAGE, FieldType.LIST)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each value that is of another type than its field."""
    yield from problems(document, FaultKind.WRONG_TYPE)
    for path, field, text in document.texts:
        fits, said = TYPES.get(field.type, (None, ""))
        if fits and not fits(text):
            yield Problem(_(said).format(value=text, field=field.name), path)
        elif field.type in _CHOSEN and field.known and not field.of and not _known(text, field):
            message = _("“{value}” is not one of the values of “{field}”.")
            hint = did_you_mean(text, field.known)
            said = message.format(value=text, field=field.name)
            yield Problem(f"{said} {hint}".rstrip(), path)


def _known(text: str, field: Field) -> bool:
    """Tell whether ``text`` is one of the values to choose from; some are titles of pages."""
    return text in field.known or (
        field.type is not FieldType.CHOICE
        and page_title(text) in {page_title(value) for value in field.known}
    )
