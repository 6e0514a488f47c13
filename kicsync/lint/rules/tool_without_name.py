"""A tool has no name.

On the wiki a tool is found, linked and compared by its name, so without one nobody can point to
it, and two of them could not be told apart. Write its name, or take the whole tool away.

Wrong::

    titre: Tenir un journal ouvert
    outils:
      - titre:
        lien: https://etherpad.org
        description: Un bloc-notes partagé pour chaque rencontre.

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
from kicsync.lint.tools import tools

ABOUT = About("KIC301", "tool-without-name", Severity.ERROR)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each tool that says something, but not its name."""
    for path, field, tool in tools(document):
        if tool and field.key not in tool:
            message = _("This tool has no name: fill in “{field}”.")
            yield Problem(message.format(field=field.key), (*path, field.key))
