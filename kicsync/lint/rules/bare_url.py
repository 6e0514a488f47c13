"""A link without words in a sentence, or bold type in a tool.

An address in a sentence is long, says nothing and breaks the line. Write what stands behind it:
“[https://… the words]”, or put it in the link of a tool. The wiki sets the name of a tool in its
own way, so “'''” in a tool is one emphasis too many. Take it away.

Wrong::

    titre: Tenir un journal ouvert
    exemple: Le journal est lu par tous, voir https://fr.wikiversity.org/wiki/Journal.

Right::

    titre: Tenir un journal ouvert
    exemple: Le journal est lu par tous, voir [https://fr.wikiversity.org/wiki/Journal un modèle].
"""

import re
from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document, Text
from kicsync.lint.markup import HIDDEN, hide, plain, prose
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC410", "bare-url", Severity.WARNING)

_SCHEME = r"(?:https?|ftps?)://"
_LABELLED = re.compile(rf"\[{_SCHEME}[^\s\[\]]+[ \t]++[^\[\]\n]+\]", re.IGNORECASE)
_URL = re.compile(rf"\b{_SCHEME}(?:(?!'')[^\s<>\[\]{{}}|\"{HIDDEN}])+", re.IGNORECASE)
_BOLD = re.compile(r"'{3,}")
_PATH_OF_A_TOOL = 3


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each address in a sentence, and what is bold in a tool."""
    bold = "'''" in document.joined
    for text in prose(document):
        if "://" in text.text:
            yield from _bare(text)
        if bold and len(text.path) == _PATH_OF_A_TOOL:
            yield from _bold(text)


def _bare(text: Text) -> Iterator[Problem]:
    message = _("“{url}” is a link without words. Write [{url} the words] for it.")
    for found in _URL.finditer(hide(plain(text.text), _LABELLED)):
        url = found[0].rstrip(",;.:!?" if "(" in found[0] else ",;.:!?)")
        start = found.start()
        yield Problem(message.format(url=url), text.path, start, start + len(url))


def _bold(text: Text) -> Iterator[Problem]:
    message = _("A tool needs no bold type. Take the “'''” away.")
    for found in _BOLD.finditer(plain(text.text)):
        yield Problem(message, text.path, found.start(), found.end())
