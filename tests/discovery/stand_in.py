# ruff: noqa: ARG002 (the signatures are those of the wiki)
"""A wiki of a few pages, in this process: what discovery asks, answered from a dictionary."""

import re
from collections.abc import Iterable, Iterator, Mapping

from kicsync.kit.titles import page_title
from kicsync.wiki.definitions import Count, Listed
from kicsync.wiki.pages import Page
from kicsync.wiki.site import SiteInfo

SPACES = {0: "", 10: "Modèle", 14: "Catégorie", 102: "Attribut", 106: "Formulaire", 108: "Concept"}
CANONICAL = {"template": 10, "category": 14, "property": 102, "form": 106}


def info(extensions: Iterable[str] = (), spaces: Mapping[int, str] = SPACES) -> SiteInfo:
    names = {name.casefold(): number for number, name in spaces.items() if name}
    canonical = {name: number for name, number in CANONICAL.items() if number in spaces}
    return SiteInfo(
        sitename="Les Communs",
        wiki_id="kic",
        lang="fr",
        generator="MediaWiki 1.39.0",
        version=(1, 39),
        namespaces=spaces,
        prefixes=canonical | names,
        first_letter=True,
        redirect_words=("#REDIRECTION", "#REDIRECT"),
        extensions=frozenset(extensions),
    )


class Few:
    """The pages by their titles; ``asked`` counts the questions."""

    def __init__(self, pages: Mapping[str, str], site: SiteInfo | None = None) -> None:
        self.pages = pages
        self.info = site or info()
        self.asked = 0

    def list_pages(
        self, *, template: str = "", category: str = "", content: bool = True
    ) -> Iterator[Page]:
        self.asked += 1
        sign = f"[[Catégorie:{category}]]" if category else f"{{{{{template}"
        for title, text in self.pages.items():
            if sign in text and not self._space(title):
                yield self._page(title)

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        self.asked += 1
        return {title: self._page(title) for title in titles}

    def titles_in(self, namespace: int) -> Listed:
        self.asked += 1
        return Listed(tuple(t for t in self.pages if self._space(t) == namespace))

    def count_uses(self, template: str) -> Count:
        self.asked += 1
        uses = sum(f"{{{{{template}" in text for text in self.pages.values())
        return Count(min(uses, 3), uses > 3)

    def members(self, category: str) -> Listed:
        self.asked += 1
        sign = f"[[Catégorie:{category}]]"
        return Listed(tuple(t for t, text in self.pages.items() if sign in text))

    def members_of_concept(self, title: str) -> Listed:
        self.asked += 1
        return Listed(tuple(re.findall(r"\[\[(.*?)\]\]", self.pages[title])))

    def _space(self, title: str) -> int:
        return self.info.prefixes.get(title.partition(":")[0].casefold(), 0)

    def _page(self, title: str) -> Page:
        name = page_title(title)
        number = list(self.pages).index(name) + 1 if name in self.pages else 0
        return Page(number, name, 1, self.pages.get(name), missing=not number)
