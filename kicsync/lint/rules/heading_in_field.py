"""A heading in a short text, or a heading as large as the title of the page.

A short text, such as the description, is shown whole beside others: a heading breaks it up. And
“= Titre =” is the level of the page's own title. Write a sentence, or move the part with its
heading to the example. There, headings begin at “== Titre ==”.

Wrong::

    titre: Organiser un booksprint
    description: |
      == Le principe ==
      Une dizaine de personnes écrivent un livre en deux jours.

Right::

    titre: Organiser un booksprint
    description: |
      Une dizaine de personnes écrivent un livre en deux jours.
    exemple: |
      == Le premier jour ==
      On relit le sommaire et chacun choisit deux chapitres.
"""

import re
from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.kit import FieldType
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.markup import opaque
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC406", "heading-in-field", Severity.WARNING)

_LINE = re.compile(r"^=[^\n]*=(?=[ \t]*$)", re.MULTILINE)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each heading that is in the way."""
    if "\n=" not in document.joined:
        return
    for text in document.texts[1:]:
        if text.field.type is not FieldType.TEXT:
            continue
        for found in _LINE.finditer(opaque(text.text)):
            message = _objection(found[0], short=text.field.max_lines is not None)
            if message:
                said = message.format(heading=found[0], field=text.field.name)
                yield Problem(said, text.path, found.start(), found.end())


def _objection(heading: str, *, short: bool) -> str:
    """Return what is wrong with ``heading``, '' for nothing."""
    words = heading.strip("=")
    if not words.strip():
        return ""
    if short:
        return _("“{field}” is a short text without headings. Make “{heading}” a sentence.")
    if len(heading) - len(heading.lstrip("=")) > 1 < len(heading) - len(heading.rstrip("=")):
        return ""
    return _("“{heading}” is as large as the title of the page. Begin with two “=”.")
