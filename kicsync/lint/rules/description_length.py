"""A description is much shorter or much longer than five lines.

The Kit is a set of cards to leaf through, and its journal asks for five lines. A shorter
description leaves the reader alone, and of a longer one the end is not read.

From 3 to 8 lines are fine, for the length of a line depends on the screen: lines are counted as
they are printed, each broken at 100 characters, blank ones left out. Move what is too much to the
example, or change the limits: min_lines, max_lines, line_width.

Wrong::

    titre: Tenir un journal ouvert
    description: On note ce qui se fait.

Right::

    titre: Tenir un journal ouvert
    description: |
      Le journal est le plus petit dénominateur commun du partage des informations.
      On y note qui était là, ce qui a été dit et ce qui reste à faire.
      Il permet d'être absent sans être exclu, et de revenir sans faire répéter.
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.kit import FieldType, Schema
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.printed import printed_lines
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About(
    "KIC401",
    "description-length",
    Severity.WARNING,
    options={"min_lines": 3, "max_lines": 8, "line_width": 100},
)


def check(document: Document, _context: Context, options: Options) -> Iterator[Problem]:
    """Yield each description with too few or too many lines."""
    if document.scan is None:
        return
    values = document.scan.values
    for name in _described(document.schema):
        text = values.get(name)
        if isinstance(text, str):
            count = printed_lines(text, options["line_width"])
            if not options["min_lines"] <= count <= options["max_lines"]:
                yield Problem(_message(name, count, options), (name,))


def _described(schema: Schema) -> Iterator[str]:
    """Yield the names of the texts whose length the schema minds."""
    for field in schema.fields:
        if field.type is FieldType.TEXT and field.required and field.max_lines:
            yield field.name


def _message(name: str, count: int, options: Options) -> str:
    least, most = options["min_lines"], options["max_lines"]
    if count < least:
        message = _("“{field}” is too short (printed lines: {count}, at least: {limit}). Say more.")
        return message.format(field=name, count=count, limit=least)
    message = _("“{field}” is too long (printed lines: {count}, at most: {limit}). Say it shorter.")
    return message.format(field=name, count=count, limit=most)
