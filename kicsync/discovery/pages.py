"""Definition pages, read in bulk; what leads to another page is followed."""

from collections.abc import Iterable
from typing import NamedTuple

from kicsync.discovery.wiki import Site
from kicsync.kit.titles import page_title
from kicsync.wiki.site import SiteInfo
from kicsync.wikitext.form import redirect_target

HOPS = 3
"""Redirects that lead to redirects, before they are taken for a circle."""


class Definition(NamedTuple):
    """A page of a definition: where it was found in the end, and its text; '' when there is none.

    ``missing`` is True when nothing stands there.
    """

    title: str
    text: str = ""
    missing: bool = False


def read_definitions(wiki: Site, titles: Iterable[str]) -> dict[str, Definition]:
    """Return the definition behind each of ``titles``: one request of 50 for each hop."""
    asked = dict.fromkeys(titles)
    leads = {title: title for title in asked}
    found: dict[str, Definition] = {}
    for _hop in range(HOPS + 1):
        wanted = {leads[title] for title in asked if leads[title] not in found}
        if not wanted:
            break
        for title, page in wiki.fetch_titles(sorted(wanted)).items():
            found[title] = Definition(page.title or title, page.text or "", page.missing)
        for title in asked:
            here = found[leads[title]]
            target = redirect_target(here.text, wiki.info.redirect_words)
            leads[title] = _followed(wiki, here.title, target) if target else leads[title]
    return {title: found.get(lead, Definition(lead, missing=True)) for title, lead in leads.items()}


def bare(info: SiteInfo, title: str) -> str:
    """Return a title without its namespace; a colon may stand in any title."""
    prefix, colon, rest = title.partition(":")
    known = colon and prefix.strip().replace("_", " ").casefold() in info.prefixes
    return page_title(rest if known else title)


def _followed(wiki: Site, here: str, target: str) -> str:
    """Return the full title that a redirect leads to; a bare one is of the main namespace."""
    number = wiki.info.prefixes.get(target.partition(":")[0].strip().casefold(), 0)
    return wiki.info.title_in(number, target) if number else page_title(target) or here
