"""The pages of an archive as a wiki that can only be read: their texts are made of what they show.

An ingredient's page is known by its labelled values; the page that shows all of them (``table`` in
the settings) gives what a page does not have, or an ingredient of which there is no page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kicsync.errors import PageError
from kicsync.i18n import _
from kicsync.kit import Record, Schema
from kicsync.kit.titles import page_title
from kicsync.rendered.labels import Labels
from kicsync.rendered.links import TitleOf
from kicsync.rendered.losses import unseen
from kicsync.rendered.page import content, inner_html
from kicsync.sync.shown import Shown, labels_of, shown_page, shown_rows, whole_page
from kicsync.sync.shown_record import Read, differences, filled, records_of
from kicsync.sync.sources import Remark
from kicsync.wiki.archive_page import ArchivePage
from kicsync.wiki.pages import Page
from kicsync.wikitext import new_page, normal, write

_FEWEST = 2
"""Fields that a page must show to be that of an ingredient."""


@dataclass(frozen=True)
class ArchiveReader:
    """Reads the pages of one kind; ``said`` is where it notes what could not be kept."""

    pages: Mapping[str, ArchivePage]
    table: str
    schema: Schema
    title_of: TitleOf
    said: list[Remark]

    def list_pages(
        self, *, template: str = "", category: str = "", content: bool = True
    ) -> Iterator[Page]:
        """Yield the ingredients; an archive does not say which template made a page."""
        del template, category
        yield from (_sent(page, content=content) for page in self._ingredients)

    def fetch_ids(self, page_ids: Iterable[int], *, content: bool = True) -> dict[int, Page]:
        """Return every page asked for by its id; one that is not there is ``missing``."""
        by_id = {page.page_id: page for page in self._ingredients if page.page_id}
        found = {number: by_id.get(number, Page(number, "", missing=True)) for number in page_ids}
        return {number: _sent(page, content=content) for number, page in found.items()}

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        """Return every page asked for by its title, under the title as it was asked."""
        wanted = {title: page_title(title) for title in titles}
        there = [plain for plain in dict.fromkeys(wanted.values()) if plain in self.pages]
        found = {page.title: page for page in self._read([self._shown(t) for t in there], ())}
        missing = {title: Page(0, plain, missing=True) for title, plain in wanted.items()}
        return {
            title: _sent(found.get(plain, missing[title]), content=content)
            for title, plain in wanted.items()
        }

    @cached_property
    def _labels(self) -> Labels:
        return labels_of(self.schema, self.pages)

    @cached_property
    def _ingredients(self) -> tuple[Page, ...]:
        """The pages that show fields, and the ingredients that only the table page has."""
        rows = self._rows()
        titles = {page_title(row.title) for row in rows}
        others = (title for title in self.pages if title != self.table)
        shown = [page for title in others for page in [self._shown(title)]]
        fewest = min(_FEWEST, len(self.schema.fields))
        return self._read(
            [page for page in shown if page.title in titles or len(page.fields) >= fewest], rows
        )

    def _rows(self) -> tuple[Shown, ...]:
        page = self.pages.get(self.table)
        if page is None:
            return ()
        self._note_age(page)
        return shown_rows(self._html(page), self.schema, self._labels)

    def _shown(self, title: str) -> Shown:
        html = self._html(self.pages[title])
        if not self.schema.fields:
            return whole_page(title, html, self.schema)
        return shown_page(title, html, self.schema, self._labels)

    def _html(self, page: ArchivePage) -> str:
        return inner_html(content(page.html, page.path))

    def _read(self, shown: Sequence[Shown], rows: Sequence[Shown]) -> tuple[Page, ...]:
        """Return pages with the text that a wiki would hold; ``rows`` fill what they lack."""
        done = records_of([*shown, *rows], self.schema, self.title_of)
        pages, of_rows = done[: len(shown)], done[len(shown) :]
        by_title = {page_title(read.record.title): read for read in of_rows}
        for page, row in _pairs(shown, rows):
            self.said.extend(differences(page, row, self.table))
        whole = [
            filled(read, by_title.pop(read.record.title, None), self.schema, self.table)
            for read in pages
        ]
        return tuple(self._page(read) for read in [*whole, *by_title.values()])

    def _page(self, read: Read) -> Page:
        title = page_title(read.record.title)
        self.said.extend(read.remarks)
        page = self.pages.get(title)
        if page is not None:
            lost = unseen(content(page.html))
            self.said.extend(Remark(title, "", loss) for loss in lost)
        text = self._text(normal(replace(read.record, title=title), self.schema))
        if page is None:
            return Page(0, title, text=text)
        self._note_age(page)
        return Page(page.page_id, title, page.revid, text)

    def _text(self, record: Record) -> str:
        """Return the page of ``record``, without a field that can't stand on one."""
        try:
            return write(new_page(self.schema), record, self.schema)
        except PageError as error:
            self.said.append(Remark(record.title, error.field, error.message))
            name = error.field.partition(".")[0]
            left = {field: value for field, value in record.values.items() if field != name}
            if len(left) == len(record.values):
                raise
            return self._text(replace(record, values=left))

    def _note_age(self, page: ArchivePage) -> None:
        if page.old:
            text = _("only an older state is in the archive, {place}")
            self.said.append(Remark(page.title, "", text.format(place=page.where)))


def _pairs(shown: Iterable[Shown], rows: Iterable[Shown]) -> Iterator[tuple[Shown, Shown]]:
    by_title = {page_title(row.title): row for row in rows}
    yield from ((page, by_title[page.title]) for page in shown if page.title in by_title)


def _sent(page: Page, *, content: bool) -> Page:
    return page if content else replace(page, text=None)
