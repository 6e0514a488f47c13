"""A dump as a wiki that can only be read: the pages of a template or a category, and by title.

A dump has no index, so each question reads the whole file; nothing of it stays in memory but the
answer. There is no list of who uses a template: what is yielded is what may use it, and whoever
asked looks into the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from kicsync.kit.titles import page_title
from kicsync.wiki.dump_file import pieces
from kicsync.wiki.dump_parts import DumpSite
from kicsync.wiki.dump_xml import DumpXml
from kicsync.wiki.pages import Page
from kicsync.wiki.site import CATEGORY, TEMPLATE


def read_dump(path: Path) -> Iterator[tuple[DumpSite, Page]]:
    """Yield every page of the dump at ``path`` beside the site that it belongs to.

    Raises SourceError for what is no dump, is cut off, or does harm; OSError when there is no file.
    """
    xml = DumpXml(path)
    for page in xml.pages(pieces(path)):
        yield xml.site, page


@dataclass(frozen=True)
class Dump:
    """The dump at ``path``; ``without_text`` are titles that were asked for and have no text."""

    path: Path
    without_text: list[str] = field(default_factory=list)

    @cached_property
    def site(self) -> DumpSite:
        """The wiki that was dumped; raises SourceError for what is no dump."""
        xml = DumpXml(self.path)
        next(xml.pages(pieces(self.path)), None)
        return xml.site

    def list_pages(
        self, *, template: str = "", category: str = "", content: bool = True
    ) -> Iterator[Page]:
        """Yield the pages of the main namespace that may use ``template``, or be in ``category``.

        A page is in a category by its own text, or by that of a template that it uses itself; one
        that a template of a template puts there is not found. Redirects are left out.
        """
        named = self._named(category) if category else _name(self._bare(TEMPLATE, template))
        for _site, page in read_dump(self.path):
            if page.namespace == 0 and not page.redirect and self._says(page, named):
                yield _sent(page, content=content)

    def fetch_ids(self, page_ids: Iterable[int], *, content: bool = True) -> dict[int, Page]:
        """Return every page asked for by its id; one that the dump lacks is ``missing``."""
        wanted = dict.fromkeys(page_ids)
        pages = (page for _site, page in read_dump(self.path) if page.page_id in wanted)
        found = {page.page_id: _sent(page, content=content) for page in pages}
        return {number: found.get(number, Page(number, "", missing=True)) for number in wanted}

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        """Return every page asked for by its title, under the title as it was asked."""
        wanted = {title: page_title(title) for title in titles}
        plain = set(wanted.values())
        pages = (page for _site, page in read_dump(self.path) if page.title in plain)
        found = {page.title: _sent(page, content=content) for page in pages}
        missing = {title: Page(0, name, missing=True) for title, name in wanted.items()}
        return {title: found.get(name, missing[title]) for title, name in wanted.items()}

    def _says(self, page: Page, named: re.Pattern[str]) -> bool:
        if page.text is None:
            self.without_text.append(page.title)
            return False
        return named.search(page.text) is not None

    def _named(self, category: str) -> re.Pattern[str]:
        """Return what finds ``category``, or a template that puts its page there."""
        found = _category(self._bare(CATEGORY, category), self._prefixes(CATEGORY, "Category"))
        calls = [
            _call(self._bare(TEMPLATE, page.title))
            for _site, page in read_dump(self.path)
            if page.namespace == TEMPLATE and page.text and found.search(page.text)
        ]
        return re.compile("|".join([found.pattern, *calls]), re.IGNORECASE)

    def _bare(self, namespace: int, title: str) -> str:
        """Return ``title`` without the name of its namespace."""
        prefix, colon, rest = title.partition(":")
        names = self._prefixes(namespace, {TEMPLATE: "Template", CATEGORY: "Category"}[namespace])
        ours = colon and prefix.strip().replace("_", " ").casefold() in names
        return rest.strip() if ours else title.strip()

    def _prefixes(self, namespace: int, canonical: str) -> tuple[str, ...]:
        """Return the names of a namespace, in the language of the wiki and in English."""
        own = self.site.namespaces.get(namespace, canonical)
        return own.casefold(), canonical.casefold()


def _sent(page: Page, *, content: bool) -> Page:
    return page if content else replace(page, text=None)


def _name(title: str) -> re.Pattern[str]:
    return re.compile(_words(title), re.IGNORECASE)


def _call(title: str) -> str:
    return rf"\{{\{{\s*(?:[^\W\d]+\s*:\s*)?{_words(title)}\s*[|}}<]"


def _category(title: str, prefixes: Iterable[str]) -> re.Pattern[str]:
    names = "|".join(map(_words, dict.fromkeys(prefixes)))
    return re.compile(rf"\[\[\s*(?:{names})\s*:\s*{_words(title)}\s*[|\]]", re.IGNORECASE)


def _words(title: str) -> str:
    """Return what finds ``title`` with blanks or underscores between its words."""
    return "[ _]+".join(map(re.escape, title.replace("_", " ").split()))
