"""Categories that are written on a page itself: what it shows, without those of its template."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kicsync.i18n import _
from kicsync.kit import Record, Schema
from kicsync.kit.titles import page_title
from kicsync.rendered.categories import Category
from kicsync.sync.shown_record import Read
from kicsync.sync.sources import Remark


def template_categories(pages: Sequence[Sequence[Category]], schema: Schema) -> frozenset[str]:
    """Return the categories that the template gives: its own, and what all ``pages`` share."""
    own = {page_title(name) for name in (schema.category, schema.template) if name}
    names = [{page_title(category.name) for category in page} for page in pages]
    return frozenset(own | (set.intersection(*names) if len(names) > 1 else set()))


def with_categories(
    read: Read, found: Sequence[Category], given: frozenset[str], schema: Schema
) -> Read:
    """Return ``read`` with the categories of its page in its free text, but those ``given``.

    A template may make one of a value too, so one that is called like a value is left out. One that
    the wiki may have given itself is only told.
    """
    left = given | {page_title(text) for text in _texts(read.record)}
    own = [category for category in found if page_title(category.name) not in left]
    return _told(_written([c for c in own if c.sure], read, schema), own, schema)


def _written(own: Sequence[Category], read: Read, schema: Schema) -> Read:
    if not own:
        return read
    links = "\n".join(f"[[{category.title}]]" for category in own)
    text = "\n\n".join(filter(None, (read.record.text(schema.free), links)))
    values = {**read.record.values, schema.free_text: text}
    return read._replace(record=replace(read.record, values=values))


def _told(read: Read, own: Sequence[Category], schema: Schema) -> Read:
    sure = ", ".join(category.name for category in own if category.sure)
    others = ", ".join(category.name for category in own if not category.sure)
    texts = []
    if sure:
        text = _("its categories are written there: {names}; take out those that a template gives")
        texts.append(text.format(names=sure))
    if others:
        text = _("categories that the wiki may have given itself are left out: {names}")
        texts.append(text.format(names=others))
    remarks = [Remark(read.record.title, schema.free_text, text) for text in texts]
    return read._replace(remarks=(*read.remarks, *remarks))


def _texts(record: Record) -> Iterator[str]:
    for value in record.values.values():
        if isinstance(value, str):
            yield value
        else:
            yield from (one for one in value if isinstance(one, str))
