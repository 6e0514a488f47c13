"""The ingredients as they stand on the wiki now, as files in no folder: to be looked at only."""

from collections.abc import Mapping
from typing import NamedTuple

from kicsync.kit import ListBy, Schema
from kicsync.sync.changes import Progress
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
    category = schema.category if schema.list_by is ListBy.CATEGORY else ""
    template = "" if category else schema.template
    records, pages = {}, {}
    for page in wiki.list_pages(template=template, category=category, content=True):
        if page.text is not None and lost_because(page, schema) is None:
            records[page.title] = format_record(read(page.text, schema, page.title), schema)
            pages[page.title] = page.text
            progress(len(pages))
    return Snapshot(records, pages)
