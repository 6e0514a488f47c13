"""A static archive as a source of records."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from kicsync.i18n import _, ngettext
from kicsync.kit import Schema
from kicsync.kit.table import label_of
from kicsync.kit.titles import page_title
from kicsync.sync.archive_reader import ArchiveReader
from kicsync.sync.sources import Remark
from kicsync.wiki.archive import Archive
from kicsync.wiki.archive_name import is_static, named
from kicsync.workspace.folder import Workspace

_NAMED = 10
"""Missing pages that are named."""

_NAMESPACED = re.compile(r"[^\W\d][^:]*:\S")


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

    def foreign(self, space: Workspace) -> str:
        """Return why nothing can go on from it."""
        del space
        return _("an archive holds what the pages show, and not their text")

    def wanted(self, schema: Schema) -> str:
        """Return what a page must show."""
        names = ", ".join(label_of(field) for field in schema.fields)
        return _("at least two of the labels {names}").format(names=names)

    def remarks(self) -> Sequence[Remark]:
        """Return what could not be kept, and what was read in an older state."""
        return tuple(dict.fromkeys([*self.said, *map(_of_all, self._whole())]))

    def _whole(self) -> Iterator[str]:
        """Yield what is to be said of the archive itself."""
        place = self.archive.place
        for skipped in place.skipped:
            yield _("this could not be read: {place}").format(place=skipped)
        absent = self._absent()
        if absent:
            text = ngettext(
                "{n} page to which others lead is not in the archive: {titles}",
                "{n} pages to which others lead are not in the archive: {titles}",
                len(absent),
            )
            more = ["…"] if len(absent) > _NAMED else []
            yield text.format(n=len(absent), titles=", ".join([*absent[:_NAMED], *more]))
        if place.cut:
            yield _("the archive has more pages than were read")

    def _absent(self) -> list[str]:
        """Return the titles of pages that are missing, without those of other namespaces."""
        titles = dict.fromkeys(map(self.title_of, self.archive.place.absent))
        there = self.archive.pages
        return [t for t in titles if t and t not in there and not _NAMESPACED.match(t)]

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


def _of_all(text: str) -> Remark:
    return Remark("", "", text)
