"""A static archive as a source of records."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from kicsync.i18n import _
from kicsync.kit import Schema
from kicsync.kit.titles import page_title
from kicsync.sync.archive_reader import ArchiveReader
from kicsync.sync.sources import Remark
from kicsync.wiki.archive import Archive
from kicsync.wiki.archive_name import is_static, named
from kicsync.workspace.folder import Workspace


@dataclass(frozen=True)
class ArchiveSource:
    """The archive; ``table`` is the title of the page that shows all ingredients."""

    archive: Archive
    table: str
    said: list[Remark] = field(default_factory=list)

    def reader(self, schema: Schema) -> ArchiveReader:
        """Return what reads the pages of which ``schema`` speaks."""
        table = page_title(self.table)
        return ArchiveReader(self.archive.pages, table, schema, self.title_of, self.said)

    def ours(self, space: Workspace) -> bool:
        """Return False: what a page shows is not its text, so nothing can go on from it."""
        del space
        return False

    def remarks(self) -> Sequence[Remark]:
        """Return what could not be kept, and what was read in an older state."""
        place = self.archive.place
        text = _("this could not be read: {place}")
        whole = [Remark("", "", text.format(place=skipped)) for skipped in place.skipped]
        if place.cut:
            whole.append(Remark("", "", _("the archive has more pages than were read")))
        return tuple(dict.fromkeys([*self.said, *whole]))

    def title_of(self, address: str) -> str:
        """Return the title of the page of this wiki at ``address``, '' for one elsewhere."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        outside = parts.netloc and parts.netloc.casefold() not in self._hosts
        if outside or parts.scheme not in ("", "http", "https"):
            return ""
        found = named(f"{parts.path}?{parts.query}" if parts.query else parts.path).title
        return "" if is_static(found) else found

    @cached_property
    def _hosts(self) -> frozenset[str]:
        pages = self.archive.pages.values()
        places = (urlsplit(page.where).netloc.casefold() for page in pages)
        return frozenset({*(page.host for page in pages), *places} - {""})
