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
from kicsync.rendered.categories import categories
from kicsync.rendered.labels import Labels
from kicsync.rendered.links import TitleOf
from kicsync.rendered.losses import unseen
from kicsync.rendered.page import content, inner_html
from kicsync.sync.page_categories import template_categories, with_categories
from kicsync.sync.shown import Shown, labels_of, shown_page, shown_rows, whole_page
from kicsync.sync.shown_bullets import with_bullets
from kicsync.sync.shown_record import Read, differences, filled, records_of
from kicsync.sync.shown_tails import unsure, without_tails
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
        free = {self.schema.free_text}
        return self._read(
            [page for page in shown if page.title in titles or len(page.fields - free) >= fewest],
            rows,
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
        by_title = {page_title(row.title): row for row in rows}
        pages = [self._compared(page, by_title.get(page.title)) for page in shown]
        every = [*pages, *rows]
        done = [
            with_bullets(read, page, self.schema)
            for read, page in zip(records_of(every, self.schema, self.title_of), every, strict=True)
        ]
        left = {page_title(read.record.title): read for read in done[len(pages) :]}
        whole = [
            filled(read, left.pop(read.record.title, None), self.schema, self.table)
            for read in done[: len(pages)]
        ]
        return tuple(self._page(read) for read in self._categorized([*whole, *left.values()]))

    def _compared(self, page: Shown, row: Shown | None) -> Shown:
        """Return ``page`` as ``row`` lets it be understood; note where both differ."""
        if row is None:
            self.said.extend(unsure(page, self.schema))
            return page
        cut = without_tails(page, row, self.schema)
        self.said.extend(differences(cut, row, self.table))
        return cut

    def _categorized(self, reads: Sequence[Read]) -> Iterator[Read]:
        """Yield ``reads`` with the categories that stand on the pages themselves."""
        titles = [page_title(read.record.title) for read in reads]
        found = {t: categories(self.pages[t].html) for t in titles if t in self.pages}
        given = template_categories(tuple(found.values()), self.schema)
        for title, read in zip(titles, reads, strict=True):
            yield with_categories(read, found.get(title, ()), given, self.schema)

    def _page(self, read: Read) -> Page:
        title = page_title(read.record.title)
        self.said.extend(read.remarks)
        text = self._text(normal(replace(read.record, title=title), self.schema))
        page = self.pages.get(title)
        if page is None:
            return Page(0, title, text=text)
        lost = unseen(content(page.html))
        self.said.extend(Remark(title, "", loss) for loss in lost)
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


def _sent(page: Page, *, content: bool) -> Page:
    return page if content else replace(page, text=None)
