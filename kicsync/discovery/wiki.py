"""What discovery asks of a wiki: the seam to the network."""

from collections.abc import Iterable
from typing import Protocol

from kicsync.wiki.definitions import Count, Listed
from kicsync.wiki.pages import Page
from kicsync.wiki.site import SiteInfo


class Site(Protocol):
    """A wiki whose definitions are read."""

    @property
    def info(self) -> SiteInfo:
        """What the wiki says of itself."""

    def list_pages(
        self, *, template: str = "", category: str = "", content: bool = True
    ) -> Iterable[Page]:
        """Yield the pages that use a template, or stand in a category."""

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        """Return the pages with these titles, by the title as it was asked."""

    def titles_in(self, namespace: int) -> Listed:
        """Return the titles of a namespace."""

    def count_uses(self, template: str) -> Count:
        """Return how many pages use a template."""

    def members(self, category: str) -> Listed:
        """Return the pages of a category."""

    def members_of_concept(self, title: str) -> Listed:
        """Return the pages that a concept names."""
