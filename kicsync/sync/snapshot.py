"""The ingredients as they stand on the wiki now, as files in no folder: to be looked at only."""

from collections.abc import Mapping
from typing import NamedTuple

from kicsync.kit import Schema
from kicsync.sync.changes import Progress, list_pages
from kicsync.sync.sides import lost_because
from kicsync.sync.wiki import Pages
from kicsync.wikitext import read
from kicsync.workspace.record_text import format_record


class Snapshot(NamedTuple):
    """Each ingredient by its title: its record as the text of a file, and the text of its page."""

    records: Mapping[str, str]
    pages: Mapping[str, str]


def snapshot(wiki: Pages, schema: Schema, progress: Progress) -> Snapshot:
    """Read every ingredient, 50 a request."""
    records, pages = {}, {}
    for page in list_pages(wiki, schema, content=True):
        if page.text is not None and lost_because(page, schema) is None:
            records[page.title] = format_record(read(page.text, schema, page.title), schema)
            pages[page.title] = page.text
            progress(len(pages))
    return Snapshot(records, pages)
