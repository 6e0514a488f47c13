"""A tool has neither a name nor anything else.

It is left over from a copied form. On the wiki it would be an empty box among the tools, so take
it away, or fill it in.

Wrong::

    titre: Tenir un journal ouvert
    outils:
      - titre: Etherpad
        lien: https://etherpad.org
        description: Un bloc-notes partagé pour chaque rencontre.
      - titre:
        lien:
        description:

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
from kicsync.lint.problem import Fix, Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.tools import tools

ABOUT = About("KIC307", "empty-tool", Severity.WARNING, fixable=True)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each tool in which nothing is written."""
    for path, _field, tool in tools(document):
        if not tool:
            message = _("This tool is empty: fill it in, or take it away.")
            yield Problem(message, path, fix=Fix(path, 0, 0, None))
