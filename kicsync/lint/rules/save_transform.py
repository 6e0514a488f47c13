"""A sign that the wiki replaces while it saves: a signature, a copy of a template, a short link.

“~~~~” becomes the name of who saves and the date, “{{subst:…}}” the text of a template, and
“[[Page|]]” is completed. The page is then another than your file, and everybody's next pull
brings the change. Write the text itself, or put the signs between <nowiki> and </nowiki>.

Wrong::

    titre: Tenir un journal ouvert
    exemple: |
      Chaque entrée du journal se termine par une signature. ~~~~

Right::

    titre: Tenir un journal ouvert
    exemple: |
      Chaque entrée du journal se termine par une signature : <nowiki>~~~~</nowiki>.
"""

import re
from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.markup import opaque
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC405", "save-transform", Severity.WARNING)

_SIGNS = ("~~~", "{{", "|]]", "[[|")
# French has no words of its own for these (MessagesFr.php); case does not count
_CHANGED = re.compile(
    r"~{3,}"
    r"|\{\{\s*(?:safe)?subst:"
    r"|\[\[[^\[\]{}|<>\n]+\|\]\]"
    r"|\[\[\|[^\[\]{}|<>\n]+\]\]",
    re.IGNORECASE,
)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each sign that is replaced when the page is saved."""
    everything = document.joined
    if not any(sign in everything for sign in _SIGNS) or not _CHANGED.search(everything):
        return
    message = _("The wiki replaces “{signs}” while it saves. Write the text itself, or use nowiki.")
    for text in document.texts[1:]:
        for found in _CHANGED.finditer(opaque(text.text)):
            signs = found[0]
            yield Problem(message.format(signs=signs), text.path, found.start(), found.end())
