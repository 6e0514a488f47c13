"""What is asked of a wiki to learn how its pages are made: lists of titles, and how many there are.

Every list is bounded: Page Forms itself offers no more than 1,000 values (manual page
"Extension:Page Forms/Input types", ``$wgPageFormsMaxAutocompleteValues``).
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from kicsync.wiki.api import Api

AT_ONCE = 500
"""Titles in one answer (manual page "API:Allpages")."""
MOST_REQUESTS = 10
"""For one list; a category of many levels is cut off there."""
_CATEGORY = 14


class Count(NamedTuple):
    """How many there are: ``number``, or that many and ``more``."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.number}+" if self.more else str(self.number)


class Listed(NamedTuple):
    """Titles in their order; ``more`` tells that the list goes on."""

    titles: tuple[str, ...]
    more: bool = False


def titles_in(api: "Api", namespace: int) -> Listed:
    """Return the titles of the pages of ``namespace`` that are no redirects: one request."""
    asked = {"list": "allpages", "apnamespace": namespace, "apfilterredir": "nonredirects"}
    pages, more = _once(api, "allpages", **asked, aplimit=AT_ONCE)
    return Listed(tuple(page["title"] for page in pages), more)


def count_uses(api: "Api", template: str) -> Count:
    """Return how many pages of the main namespace use ``template``, a full title: one request."""
    asked = {"list": "embeddedin", "eititle": template, "einamespace": 0}
    pages, more = _once(api, "embeddedin", **asked, eifilterredir="nonredirects", eilimit=AT_ONCE)
    return Count(len(pages), more)


def members(api: "Api", category: str) -> Listed:
    """Return the pages of ``category``, a full title, and of the categories below it.

    A form limited by a category takes its values like that (manual page "Extension:Page Forms/
    Input types", "values from category").
    """
    found: dict[str, None] = {}
    waiting, seen, asked, more = [category], {category}, 0, False
    while waiting and asked < MOST_REQUESTS:
        for answer in islice(_category(api, waiting.pop(0)), MOST_REQUESTS - asked):
            asked += 1
            for page in answer.get("query", {}).get("categorymembers", ()):
                title = page["title"]
                if page["ns"] != _CATEGORY:
                    found[title] = None
                elif title not in seen:
                    seen.add(title)
                    waiting.append(title)
            more = "continue" in answer
    return Listed(tuple(found), bool(waiting) or more)


def members_of_concept(api: "Api", title: str) -> Listed:
    """Return the pages that the concept ``title`` names (Semantic MediaWiki, "Help:API:ask")."""
    query = f"[[{title}]]|limit={AT_ONCE}"
    answer = api.get(action="ask", query=query)
    results = answer.get("query", {}).get("results", {})
    titles = tuple(results) if isinstance(results, dict) else ()
    return Listed(titles, "query-continue-offset" in answer)


def _category(api: "Api", title: str) -> Iterator[dict[str, Any]]:
    asked: dict[str, Any] = {"list": "categorymembers", "cmtitle": title, "cmtype": "page|subcat"}
    return api.query(**asked, cmlimit=AT_ONCE)


def _once(api: "Api", name: str, **asked: Any) -> tuple[list[dict[str, Any]], bool]:
    """Return the first answer of a list, and whether it goes on."""
    answer = api.get(action="query", **asked)
    return answer.get("query", {}).get(name, []), "continue" in answer
