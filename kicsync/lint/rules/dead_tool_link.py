"""The link of a tool leads nowhere any more.

Sites move and close; a reader who lands on “404” does not come back. It is looked for only with
“kicsync lint --online”: the sites are asked, a few at a time, and their answers are remembered for
a day. A site that refuses robots is not called dead.

Wrong::

    titre: Tenir un journal ouvert
    outils:
      - titre: Cobudget
        lien: https://cobudget.invalid
        description: Budget participatif.

Right::

    titre: Tenir un journal ouvert
    outils:
      - titre: Cobudget
        lien: https://cobudget.com
        description: Budget participatif.
"""

from collections.abc import Iterator, Mapping

from kicsync.i18n import _
from kicsync.kit import FieldType
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC306", "dead-tool-link", Severity.WARNING)

_Link = tuple[list[str | int], str]


def gather(document: Document) -> list[_Link] | None:
    """Return the links of a record, each with the way to it."""
    if "://" not in document.joined:
        return None
    texts = document.texts
    return [(list(path), text) for path, field, text in texts if field.type is FieldType.URL]


def check_kit(
    gathered: Mapping[str, list[_Link]], context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each link that is dead; nothing offline."""
    if context.ask_links is None:
        return
    dead = context.ask_links([url for links in gathered.values() for _path, url in links])
    for file, links in gathered.items():
        for path, url in links:
            if dead.get(url):
                message = _("“{link}” is dead: {reason}.").format(link=url, reason=_(dead[url]))
                yield file, Problem(message, tuple(path))
