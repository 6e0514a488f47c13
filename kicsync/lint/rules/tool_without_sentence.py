"""A tool has no sentence that says what it is for.

A name alone helps only those who know the tool already, and the form of the wiki asks for the
sentence before it saves the page. Say in one short sentence what one does with the tool.

Wrong::

    titre: Tenir un journal ouvert
    outils:
      - titre: Etherpad
        lien: https://etherpad.org

Right::

    titre: Tenir un journal ouvert
    outils:
      - titre: Etherpad
        lien: https://etherpad.org
        description: Un bloc-notes partagé pour chaque rencontre.
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.tools import ToolItem, sentences, tools

ABOUT = About("KIC302", "tool-without-sentence", Severity.ERROR)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each sentence that a tool lacks."""
    for item in tools(document):
        if item.tool:
            for sub in sentences(item.field):
                if sub not in item.tool:
                    yield Problem(_message(item, sub), (*item.path, sub))


def _message(item: ToolItem, sub: str) -> str:
    if not item.name:
        return _("“{field}” is missing: say in one sentence what this tool is for.").format(
            field=sub
        )
    message = _("“{field}” is missing: say in one sentence what “{tool}” is for.")
    return message.format(field=sub, tool=item.name)
