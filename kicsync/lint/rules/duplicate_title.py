"""Two records for one page.

The wiki takes a title for the same one whatever the case of its first letter, and reads “_” as a
blank. One of the two files would overwrite what the other one says.

Wrong::

    # journal.yml
    titre: Tenir un journal ouvert
    ---
    # tenir-un-journal.yml
    titre: tenir un_journal ouvert

Right::

    # journal.yml
    titre: Tenir un journal ouvert
    ---
    # carnet.yml
    titre: Tenir un carnet ouvert
"""

from collections.abc import Iterator, Mapping

from kicsync.i18n import _
from kicsync.kit.titles import page_title
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC105", "duplicate-title", Severity.ERROR)


def gather(document: Document) -> str | None:
    """Return the title of the page, None where there is none."""
    return page_title(document.title) or None


def check_kit(
    gathered: Mapping[str, str], context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each record whose page is that of a record before it."""
    first: dict[str, str] = {}
    for file, title in gathered.items():
        other = first.setdefault(title, file)
        if other != file:
            message = _("“{title}” is the page of {other} too.").format(title=title, other=other)
            yield file, Problem(message, (context.schema.title,))
