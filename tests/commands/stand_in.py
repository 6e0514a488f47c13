# ruff: noqa: ARG002 (the signatures are those of the wiki)
"""A wiki that stands in for the real one: its pages are in this process."""

from collections.abc import Iterable, Iterator
from types import SimpleNamespace

from kicsync.wiki.edits import Edit, Result, Saved
from kicsync.wiki.pages import Page


class StandIn:
    """What the commands ask of a wiki."""

    def __init__(self, *pages: Page) -> None:
        self.pages = {page.page_id: page for page in pages}
        self.edits: list[Edit] = []
        self.requests = 0
        self.api = SimpleNamespace(url="http://127.0.0.1:9/api.php")

    def list_pages(
        self, *, template: str = "", category: str = "", content: bool = True
    ) -> Iterator[Page]:
        self.requests += 1
        yield from self.pages.values()

    def fetch_ids(self, page_ids: Iterable[int], *, content: bool = True) -> dict[int, Page]:
        self.requests += 1
        return {number: self.pages[number] for number in page_ids}

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        self.requests += 1
        known = {page.title: page for page in self.pages.values()}
        return {title: known.get(title, Page(0, title, missing=True)) for title in titles}

    def save(self, edit: Edit) -> Saved:
        self.requests += 1
        self.edits.append(edit)
        number = edit.page_id or max(self.pages, default=0) + 1
        before = edit.base_revid or 0
        self.pages[number] = Page(number, edit.title, before + 1, edit.text)
        return Saved(Result.SAVED, number, before, before + 1)
