"""A tool stands twice in one ingredient, or has another link in another one.

People would read the same tool twice, or land on two different pages under one name. Keep one of
the two, or choose the link that is right and write it in every ingredient. How a name is written
(capitals, accents, dashes) makes no difference, nor do http, www and a final slash in a link.

Wrong::

    # booksprint.yml
    titre: Organiser un booksprint
    outils:
      - titre: Etherpad
        lien: https://etherpad.org
    ---
    # journal.yml
    titre: Tenir un journal ouvert
    outils:
      - titre: Etherpad
        lien: https://pad.example.org

Right::

    # booksprint.yml
    titre: Organiser un booksprint
    outils:
      - titre: Etherpad
        lien: https://etherpad.org
    ---
    # journal.yml
    titre: Tenir un journal ouvert
    outils:
      - titre: Etherpad
        lien: https://www.etherpad.org/
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.tools import folded, links, tools

ABOUT = About("KIC305", "duplicate-tool", Severity.WARNING)

Row = Sequence[str | int]
"""A link: the field, the number of the tool in it, the part, the folded name, name and link."""

_SCHEME = re.compile(r"(?:(?:https?:)?//)?(?:www\.)?", re.IGNORECASE)


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each tool whose name stands before it in the same list."""
    seen = set()
    for item in tools(document):
        if not item.name:
            continue
        name = item.path[0], folded(item.name)
        if name in seen:
            message = _("“{tool}” stands twice in this ingredient: keep one of the two.")
            yield Problem(message.format(tool=item.name), (*item.path, item.field.key))
        seen.add(name)


def gather(document: Document) -> list[Row] | None:
    """Return every link of a tool that has a name, None where there is none."""
    rows: list[Row] = [
        (*item.path, part, folded(item.name), item.name, item.tool[part])
        for item in tools(document)
        if item.name
        for part in links(item.field)
        if part in item.tool
    ]
    return rows or None


def check_kit(
    gathered: Mapping[str, Sequence[Row]], _context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each link that is not the one of the first file with that tool."""
    first: dict[Row, tuple[str, str]] = {}
    message = _("“{tool}” has another link in {file}: {link}. Write the right one in both.")
    for file, rows in gathered.items():
        for field, index, part, fold, name, link in rows:
            other, known = first.setdefault((field, part, fold), (file, str(link)))
            if other != file and known != link and _bare(known) != _bare(str(link)):
                said = message.format(tool=name, file=other, link=known)
                yield file, Problem(said, (field, index, part))


def _bare(link: str) -> str:
    """Return ``link`` without what leads to the same page."""
    host, slash, page = _SCHEME.sub("", link, count=1).partition("/")
    return f"{host.lower()}{slash}{page}".rstrip("/")
