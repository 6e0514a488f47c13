"""What sync asks of a wiki: the seam between planning and the network."""

from collections.abc import Iterable
from typing import Protocol

from kicsync.wiki.edits import Edit, Saved
from kicsync.wiki.logs import LogEntry
from kicsync.wiki.moves import Move, Removal, Restoration
from kicsync.wiki.pages import Page
from kicsync.wiki.revisions import Revision


class Reader(Protocol):
    """What holds pages: a wiki, a dump of one, an archive."""

    def list_pages(
        self, *, template: str = "", category: str = "", content: bool = True
    ) -> Iterable[Page]:
        """Yield the pages of the Kit."""

    def fetch_ids(self, page_ids: Iterable[int], *, content: bool = True) -> dict[int, Page]:
        """Return the pages with these ids."""

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        """Return the pages with these titles, by the title as it was asked."""


class Pages(Reader, Protocol):
    """A wiki that is read."""

    def deletion(self, page_id: int, title: str) -> LogEntry | None:
        """Return who deleted a page; None when the log does not know."""

    def deletions(self, title: str) -> list[LogEntry]:
        """Return the deletions of every page that was ever called ``title``."""

    def protection(self, title: str) -> LogEntry | None:
        """Return who protected a page; None when the log does not know."""

    def revisions_since(self, page_id: int, revid: int) -> list[Revision]:
        """Return what was saved on a page after ``revid``, the oldest first."""

    def fetch_revisions(
        self, revids: Iterable[int], *, content: bool = True
    ) -> dict[int, Revision]:
        """Return the revisions that exist, by their number."""


class Wiki(Pages, Protocol):
    """A wiki that is written."""

    def may(self, right: str) -> bool:
        """Tell whether the account has ``right``."""

    def save(self, edit: Edit) -> Saved:
        """Save one page."""

    def move(self, order: Move) -> None:
        """Move one page."""

    def delete(self, order: Removal) -> None:
        """Delete one page."""

    def restore(self, order: Restoration) -> None:
        """Restore one page."""
