"""A link is not a web address.

The wiki makes a link only of a whole address, https:// included, and a blank, a bracket or a wiki
link in it breaks what is printed. Copy the address from the bar of the browser, with nothing
before or behind it. Where only https:// is missing before the name of a site, it is put there.

Wrong::

    titre: Tenir un journal ouvert
    outils:
      - titre: Etherpad
        lien: www.etherpad.org
        description: Un bloc-notes partagé pour chaque rencontre.

Right::

    titre: Tenir un journal ouvert
    outils:
      - titre: Etherpad
        lien: https://www.etherpad.org
        description: Un bloc-notes partagé pour chaque rencontre.
"""

import re
from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.kit import FieldType
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Fix, Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.tools import links, tools
from kicsync.workspace.scan import Path

ABOUT = About("KIC303", "bad-tool-link", Severity.ERROR, fixable=True)

# What MediaWiki makes a link of (DefaultSettings: UrlProtocols); a link ends at one of []<>".
_SIGN = r'[^\s\[\]<>"]'
_LINK = re.compile(
    rf"(?:(?:https?|ftps?|sftp|git|ircs?|ssh|svn):)?//(?![/?#]){_SIGN}+"
    rf"|(?:mailto|tel|sms|xmpp|matrix|geo|magnet|news|urn):{_SIGN}+",
    re.IGNORECASE,
)
_ENDINGS = (  # of the names of sites; "notes.pdf" and "lisez.md" are files
    "org|com|net|info|eu|fr|be|ch|ca|lu|de|uk|it|es|nl|pt|at|bzh|cat|re|nc|pf|sn|ma|tn|io|coop|cc"
    "|wiki|app|dev|tech|social|site|online|earth|space|xyz|gouv|paris"
)
_HOST = re.compile(
    rf"(?:www\.(?:[\w-]+\.)+[a-z]{{2,}}|(?:[\w-]+\.)+(?:{_ENDINGS}))(?::\d+)?(?:[/?#]{_SIGN}*)?",
    re.IGNORECASE,
)
_BROKEN = re.compile(r'[\s\[\]<>"]+')


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each link that the wiki would not take for one."""
    for path, text in _links(document):
        if not _LINK.fullmatch(text) and "{{" not in text:  # nobody knows what a template yields
            yield _problem(path, text)


def _links(document: Document) -> Iterator[tuple[Path, str]]:
    for field in document.schema.fields:
        if field.type is FieldType.URL and document.scan:
            text = document.scan.values.get(field.name)
            if isinstance(text, str):
                yield (field.name,), text
    for path, field, tool in tools(document):
        for name in links(field):
            if name in tool:
                yield (*path, name), tool[name]


def _problem(path: Path, text: str) -> Problem:
    if _HOST.fullmatch(text):
        message = _("“{link}” lacks its beginning: write https:// before it.")
        return Problem(message.format(link=text), path, 0, len(text), Fix(path, 0, 0, "https://"))
    if text.startswith("["):
        message = _("“{link}” is a link as in the text of a page: write the bare address only.")
        return Problem(message.format(link=text), path, 0, len(text))
    broken = _BROKEN.search(text)
    if broken and _LINK.match(text):
        message = _("“{link}” is no address: it can't hold a blank, nor any of [ ] < > \".")
        return Problem(message.format(link=text), path, broken.start(), broken.end())
    message = _("“{link}” is no web address: write it whole, from https:// on.")
    return Problem(message.format(link=text), path, 0, len(text))
