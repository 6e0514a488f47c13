"""Every page of a wiki as it is written and as readers see it, to be compared before and after."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any, NamedTuple

from tests.wiki.conftest import Editor


def pages(editor: Editor) -> dict[str, str]:
    """Return every page of the wiki that a Kit consists of, redirects too."""
    found = {}
    for space in (0, 10, 14, 102, 106):
        more: dict[str, Any] = {}
        while True:
            said = editor.api(
                action="query",
                generator="allpages",
                gapnamespace=space,
                gaplimit=50,
                prop="revisions",
                rvprop="content",
                rvslots="main",
                **more,
            )
            for page in said.get("query", {}).get("pages", ()):
                found[page["title"]] = page["revisions"][0]["slots"]["main"]["content"]
            more = said.get("continue", {})
            if not more:
                break
    return found


class Seen(NamedTuple):
    """A page as it is written, what it stands in and leads to; KIC as readers see it, too."""

    text: str
    categories: frozenset[str]
    links: frozenset[str]
    shown: str = ""

    def renamed(self, names: Mapping[str, str], values: Mapping[str, str]) -> "Seen":
        """Return what the page is to be: told by other means than those that rename it."""

        def linked(found: "re.Match[str]") -> str:
            return found[1] + names.get(found[2], found[2]) + found[3]

        text = re.sub(r"(\[\[:?|\{\{:)([^][|#{}]+)([]|#}])", linked, self.text)
        links = frozenset(_at_once(names.get(link, link), values) for link in self.links)
        words = "Documenter au fil de l'eau prend"  # a text that only begins like a title
        shown = _at_once(self.shown, {**names, **values, words: words})
        return Seen(_at_once(text, values), self.categories, links, shown)


def _at_once(text: str, names: Mapping[str, str]) -> str:
    longest = sorted(names, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest)), lambda found: names[found[0]], text)


def seen(editor: Editor) -> dict[str, Seen]:
    """Return what every page of the wiki is, but for redirects."""
    listed = {"prop": "categories|links", "cllimit": "max", "pllimit": "max", "gaplimit": 50}
    found: dict[str, Seen] = {}
    texts = {title: text for title, text in pages(editor).items() if not text.startswith("#RED")}
    for space in (0, 10, 14, 102, 106):
        more: dict[str, Any] = {}
        while True:
            every = {"generator": "allpages", "gapnamespace": space}
            said = editor.api(action="query", **every, **listed, **more)
            for page in said.get("query", {}).get("pages", ()):
                title = page["title"]
                if title in texts:
                    one = found.get(title, Seen(texts[title], frozenset(), frozenset()))
                    categories = {category["title"] for category in page.get("categories", ())}
                    links = {link["title"] for link in page.get("links", ())}
                    found[title] = Seen(one.text, one.categories | categories, one.links | links)
            more = said.get("continue", {})
            if not more:
                break
    asked = {"title": "KIC", "text": texts["KIC"], "contentmodel": "wikitext"}  # no cache
    html = editor.api(action="parse", **asked, prop="text", disablelimitreport=1)
    shown = re.sub(r"<style.*?</style>|<[^>]*>", "", html["parse"]["text"], flags=re.DOTALL)
    shown = unescape(shown).replace("\xa0", " ")
    return found | {"KIC": found["KIC"]._replace(shown=shown)}
