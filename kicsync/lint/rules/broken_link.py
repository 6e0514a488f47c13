"""A link to an ingredient or a step that is not there.

It is neither in the folder nor on the wiki as it was at the last pull: the reader lands on an empty
page. The title was misspelled, or the page was renamed since. A link to a page that is like no
title of the Kit is left alone, unless the option “strict” is true.

Wrong::

    titre: Tenir un journal ouvert
    description: Voir aussi [[Répartir les roles]].
    ---
    titre: Répartir les rôles

Right::

    titre: Tenir un journal ouvert
    description: Voir aussi [[Répartir les rôles]].
    ---
    titre: Répartir les rôles
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from kicsync.i18n import _
from kicsync.kit.titles import page_title
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.words import fold_words

ABOUT = About("KIC205", "broken-link", Severity.WARNING, options={"strict": False})
_WORDS = 3
"""The first words of a title: one of them is the same in a title that is misspelled."""

_MOST = 50
_NEAR = 0.85
"""As near as “Répartir les roles” is to “Répartir les rôles”; two titles of the Kit are farther."""

_LINK = re.compile(r"\[\[([^\[\]|#{}<>\n]+)")

_Link = tuple[list[str | int], int, str]


def gather(document: Document) -> tuple[str, list[_Link]]:
    """Return the title of a record, and its links: path, offset, and title of the page."""
    links: list[_Link] = []
    if "[[" in document.joined:
        for path, _field, text in document.texts:
            links += [(list(path), m.start(1), m[1]) for m in _LINK.finditer(text)]
    return page_title(document.title), links


def check_kit(
    gathered: Mapping[str, tuple[str, list[_Link]]], context: Context, options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each link that leads nowhere."""
    if not any(links for _title, links in gathered.values()):
        return
    titles = _Titles(_known({title for title, _links in gathered.values()}, context))
    for file, (_title, links) in gathered.items():
        for path, start, written in links:
            target = page_title(written)
            if not target or target in titles.known or ":" in target:
                continue
            near = titles.near(target)
            if near or options["strict"]:
                message = _("there is no page “{title}”.").format(title=target)
                hint = _("Did you mean “{name}”?").format(name=near) if near else ""
                place = tuple(path), start, start + len(written)
                yield file, Problem(f"{message} {hint}".rstrip(), *place)


def _known(titles: set[str], context: Context) -> set[str]:
    pages = {page_title(page.title) for page in context.pages.values()}
    steps = {page_title(name) for step in context.steps for name in (step.value, step.title)}
    return titles | pages | steps | {page_title(step.page) for step in context.steps if step.page}


class _Titles:
    """The titles that are known, and those near to another one; no two are compared in vain."""

    def __init__(self, known: set[str]) -> None:
        self.known = known
        self.by_fold = {fold_words(title): title for title in known}
        self.by_word: dict[str, list[str]] = {}
        for fold in self.by_fold:
            for word in fold.split()[:_WORDS]:
                self.by_word.setdefault(word, []).append(fold)

    def near(self, title: str) -> str:
        """Return the title that ``title`` surely means; '' when it may be another kind of page."""
        fold = fold_words(title)
        if fold in self.by_fold:
            return self.by_fold[fold]
        words = fold.split()[:_WORDS]
        some = [other for word in words for other in self.by_word.get(word, ())[:_MOST]]
        found = get_close_matches(fold, some, n=1, cutoff=_NEAR)
        return self.by_fold[found[0]] if found else ""
