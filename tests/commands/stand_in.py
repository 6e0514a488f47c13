# ruff: noqa: ARG002 (the signatures are those of the wiki)
"""A wiki that stands in for the real one: its pages are in this process."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import SimpleNamespace

from kicsync.errors import Refused
from kicsync.wiki.edits import Edit, Result, Saved, stored_form
from kicsync.wiki.logs import LogEntry
from kicsync.wiki.moves import Move, Removal, Restoration
from kicsync.wiki.pages import Page
from kicsync.wiki.patience import Pace, Waiter
from kicsync.wiki.revisions import Revision


class StandIn:
    """What sync and the commands ask of a wiki; ``rights`` are those of the account."""

    def __init__(self, *pages: Page, rights: Iterable[str] = ()) -> None:
        self.pages = {page.page_id: page for page in pages}
        self.gone: dict[int, Page] = {}
        self.history = [_revision(page, "") for page in pages]
        self.edits: list[Edit] = []
        self.moves: list[Move] = []
        self.requests = 0
        self.reason = "doublon"
        self.rights = set(rights)
        self.api = SimpleNamespace(url="http://127.0.0.1:9/api.php")
        self.me = SimpleNamespace(name="Claire")
        self.pace = Pace(Waiter())

    def may(self, right: str) -> bool:
        return right in self.rights

    def list_pages(
        self, *, template: str = "", category: str = "", content: bool = True
    ) -> Iterator[Page]:
        self.requests += 1
        yield from (page for page in self.pages.values() if not page.redirect)

    def fetch_ids(self, page_ids: Iterable[int], *, content: bool = True) -> dict[int, Page]:
        self.requests += 1
        return {n: self.pages.get(n, Page(n, "", missing=True)) for n in page_ids}

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        self.requests += 1
        known = {page.title: page for page in self.pages.values()}
        return {title: known.get(title, Page(0, title, missing=True)) for title in titles}

    def revisions_since(self, page_id: int, revid: int) -> list[Revision]:
        self.requests += 1
        there = page_id in self.pages
        return [r for r in self.history if there and r.page_id == page_id and r.revid > revid]

    def fetch_revisions(
        self, revids: Iterable[int], *, content: bool = True
    ) -> dict[int, Revision]:
        self.requests += 1
        wanted = set(revids)
        return {r.revid: r for r in self.history if r.revid in wanted and r.page_id in self.pages}

    def deletion(self, page_id: int, title: str) -> LogEntry | None:
        self.requests += 1
        known = page_id in self.gone
        return LogEntry("delete", "Alice", "2026-01-02T03:04:05Z", self.reason) if known else None

    def deletions(self, title: str) -> list[LogEntry]:
        self.requests += 1
        gone = [number for number, page in self.gone.items() if page.title == title]
        return [LogEntry("delete", "Alice", "", "", number) for number in gone]

    def protection(self, title: str) -> LogEntry | None:
        self.requests += 1
        return LogEntry("protect", "Alice", "2026-01-02T03:04:05Z", "relu")

    def save(self, edit: Edit) -> Saved:
        self.requests += 1
        self.edits.append(edit)
        number = edit.page_id or max([*self.pages, *self.gone], default=0) + 1
        before = edit.base_revid or 0
        now = self.pages.get(number)
        if (now.revid if now else 0) != before:
            raise Refused("editconflict", code="editconflict")
        page = Page(number, edit.title, self._next(), stored_form(edit.text))
        if now and now.text == page.text:
            return Saved(Result.UNCHANGED, number, before, before)
        self._keep(page, edit.summary, before)
        return Saved(Result.SAVED, number, before, page.revid)

    def move(self, order: Move) -> None:
        self.requests += 1
        self.moves.append(order)
        if any(p.title == order.target and not p.redirect for p in self.pages.values()):
            raise Refused("articleexists", code="articleexists")
        self.pages = {n: p for n, p in self.pages.items() if p.title != order.target}
        page = self.pages[order.page_id]
        moved = replace(page, title=order.target, revid=self._next())
        self._keep(moved, order.summary, page.revid)
        number = max(self.pages) + 1
        self.pages[number] = Page(number, page.title, self._next(), "#REDIRECT", redirect=True)

    def delete(self, order: Removal) -> None:
        self.requests += 1
        self.reason = order.summary
        self.gone[order.page_id] = self.pages.pop(order.page_id)

    def restore(self, order: Restoration) -> None:
        self.requests += 1
        number = next(n for n, page in self.gone.items() if page.title == order.title)
        self.pages[number] = self.gone.pop(number)

    def somebody_edits(self, number: int, text: str) -> None:
        """Let somebody else save a page."""
        page = self.pages[number]
        self._keep(replace(page, revid=self._next(), text=text), "", page.revid)

    def _next(self) -> int:
        known = [page.revid for page in (*self.pages.values(), *self.gone.values())]
        return max([*known, *(revision.revid for revision in self.history)], default=0) + 1

    def _keep(self, page: Page, summary: str, before: int) -> None:
        self.pages[page.page_id] = page
        self.history.append(_revision(page, summary, before))


def _revision(page: Page, summary: str, before: int = 0) -> Revision:
    text = page.text or ""
    sha1 = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    return Revision(page.revid, before, page.page_id, page.title, "Claire", summary, sha1, text)
