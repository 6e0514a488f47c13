"""The values that a category, a concept or a namespace names."""

from typing import NamedTuple

from kicsync.discovery.pages import bare
from kicsync.discovery.wiki import Site
from kicsync.discovery.words import CONCEPT, MAIN_NAMESPACE
from kicsync.wiki.definitions import Listed

SEMANTIC = "SemanticMediaWiki"


class Values(NamedTuple):
    """``titles`` of pages, and the same without their namespace, which some forms leave out.

    ``more`` tells that the list goes on.
    """

    titles: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    more: bool = False


def read_list(wiki: Site, source: str) -> Values:
    """Return the titles behind ``source``, such as ``category:Étape``; none when it can't be read.

    A concept needs Semantic MediaWiki.
    """
    found = _listed(wiki, *source.split(":", 1))
    plain = tuple(bare(wiki.info, title) for title in found.titles)
    return Values(found.titles, plain, found.more)


def _listed(wiki: Site, kind: str, name: str) -> Listed:
    if kind == "category":
        return wiki.members(name)
    if kind == "namespace":
        number = _namespace(wiki, name)
        return wiki.titles_in(number) if number is not None else Listed(())
    concept = wiki.info.namespace_called(*CONCEPT)
    if kind == "concept" and concept is not None and SEMANTIC in wiki.info.extensions:
        return wiki.members_of_concept(wiki.info.title_in(concept, name))
    return Listed(())


def _namespace(wiki: Site, name: str) -> int | None:
    plain = name.strip().casefold()
    return 0 if plain in MAIN_NAMESPACE else wiki.info.namespace_called(plain)
