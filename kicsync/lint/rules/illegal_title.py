"""A title that no page of the wiki can have.

MediaWiki refuses # < > [ ] | { } and some other signs, and titles of more than 255 bytes (an
accented letter takes two). Blanks at the ends, or two in a row, would be lost.

Wrong::

    titre: Tenir un journal [ouvert]

Right::

    titre: Tenir un journal ouvert
"""

import re
from collections.abc import Iterator

import yaml

from kicsync.i18n import _
from kicsync.kit.titles import flaws
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity, replaced
from kicsync.lint.rule import About, Options
from kicsync.workspace.scan import Path

ABOUT = About("KIC104", "illegal-title", Severity.ERROR, fixable=True)
_QUOTES = ("'", '"')
_GAPS = re.compile(r"[ _\u00a0]{2,}|^[ _\u00a0]+|[ _\u00a0]+$")


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield what the wiki would refuse in the title, and the blanks that it would take out."""
    title, path = document.title, (context.schema.title,)
    yield from _gaps(title, path)
    yield from _ends(document, path)
    yield from (Problem(one.message, path, one.start, one.end) for one in flaws(title))


def _gaps(title: str, path: Path) -> Iterator[Problem]:
    for found in _GAPS.finditer(title):
        one = " " if found.start() > 0 and found.end() < len(title) else ""
        message = _("the wiki would take these blanks out of the title.")
        yield replaced(Problem(message, path, *found.span()), one)


def _ends(document: Document, path: Path) -> Iterator[Problem]:
    """Yield the blanks at the ends of a title between quotes; elsewhere YAML drops them."""
    node = document.scan.nodes.get(path) if document.scan else None
    if not isinstance(node, yaml.ScalarNode) or node.style not in _QUOTES or not document.title:
        return
    first, last = node.start_mark.index + 1, node.end_mark.index - 1
    inside = document.source[first:last]
    left, right = len(inside) - len(inside.lstrip(" ")), len(inside) - len(inside.rstrip(" "))
    message = _("the wiki would take these blanks out of the title.")
    for start, end in ((first, first + left), (last - right, last)):
        if start < end:
            yield replaced(Problem(message, (), start, end), "")
