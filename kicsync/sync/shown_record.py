"""What pages show -> records: HTML turned into wikitext, the values of many pages at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten
from typing import NamedTuple

from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Record, Schema, Tool
from kicsync.kit import Value as RecordValue
from kicsync.kit.lists import split_list
from kicsync.rendered.links import TitleOf
from kicsync.rendered.to_wikitext import Converted, to_wikitext
from kicsync.sync.shown import Place, Shown, Value
from kicsync.sync.sources import Remark
from kicsync.wikitext.bullets import bullet_spans, read_bullet
from kicsync.wikitext.calls import Span

_ITEM = re.compile(r"<li\b|<br\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\w+://\S+")
_LINES = (FieldType.TEXT, FieldType.ENTRIES)
_MARKED = (*_LINES, FieldType.LINE)
"""Types whose values are wikitext; the others are plain words."""

_GLUE = "\n\n"
_LONGEST = 120
"""Characters of a text that is quoted."""


class Read(NamedTuple):
    """A record, and what is to be said of it."""

    record: Record
    remarks: tuple[Remark, ...]


def records_of(pages: Sequence[Shown], schema: Schema, title_of: TitleOf) -> tuple[Read, ...]:
    """Return the record of each of ``pages``; ``title_of`` as for ``to_wikitext``."""
    values = [value for page in pages for value in page.values if value.type in _MARKED]
    written = to_wikitext([value.cell.html for value in values], title_of)
    found = iter(written)
    return tuple(_read(page, schema, found) for page in pages)


def _read(page: Shown, schema: Schema, written: Iterator[Converted]) -> Read:
    """Return the record of one page; ``written`` yields its texts, in their order."""
    remarks = [_unclear(page.title, label) for label in page.unclear]
    texts: list[tuple[Value, str]] = []
    for value in page.values:
        done = next(written) if value.type in _MARKED else Converted(_plain(value))
        remarks += [Remark(page.title, value.name, loss) for loss in done.losses]
        one_line = value.type not in _LINES
        texts.append((value, " ".join(done.text.split()) if one_line else done.text))
    found = {field.name: _value(field, texts) for field in schema}
    return Read(Record(page.title, {n: v for n, v in found.items() if v}), tuple(remarks))


def _unclear(title: str, label: str) -> Remark:
    text = _("the label “{label}” fits several fields; what stands there is left out")
    return Remark(title, "", text.format(label=label))


def _plain(value: Value) -> str:
    """Return a value that is no wikitext."""
    text = " ".join(value.cell.text.split())
    if value.type is FieldType.URL and not _ADDRESS.fullmatch(text):
        outside = (link for link in value.cell.links if _ADDRESS.fullmatch(link))
        return next(outside, text)
    if value.type is FieldType.LIST and _ITEM.search(value.cell.html):
        return f"{value.field.separator} ".join(value.cell.text.splitlines())
    return text


def _value(field: Field, texts: Sequence[tuple[Value, str]]) -> RecordValue:
    mine = [(value, text) for value, text in texts if value.field.name == field.name and text]
    if field.type is FieldType.ENTRIES:
        return tuple(_entries(field, mine))
    joined = _GLUE.join(text for _value, text in mine)
    if field.type is FieldType.LIST:
        return split_list(joined, field.separator, field.known)
    return joined


def _entries(field: Field, texts: Sequence[tuple[Value, str]]) -> Iterator[Tool]:
    """Yield the entries: those with a label for each part, then those that are bullets."""
    found: dict[int, dict[str, str]] = {}
    for value, text in texts:
        if value.sub is not None:
            found.setdefault(value.number, {})[value.sub.name] = text
    yield from (found[number] for number in sorted(found))
    for value, text in texts:
        if value.sub is None:
            yield from entries_in(text, field)


def entries_in(text: str, field: Field) -> Iterator[Tool]:
    """Yield the entries of ``field`` that the bullets of a wikitext are."""
    for span in bullet_spans(text, Span(0, len(text))):
        yield read_bullet(span.of(text), field)


def filled(read: Read, row: Read | None, schema: Schema, table: str) -> Read:
    """Return ``read`` with the fields that only ``row``, what the page ``table`` shows, has."""
    if row is None:
        return read
    record = read.record
    lacking = (field.name for field in schema if not record.value(field))
    found = {name: row.record.values[name] for name in lacking if name in row.record.values}
    text = _("taken from the page {table}; the page itself does not show it").format(table=table)
    remarks = [Remark(record.title, name, text) for name in found]
    remarks += [remark for remark in row.remarks if remark.field.partition(".")[0] in found]
    return Read(replace(record, values={**record.values, **found}), (*read.remarks, *remarks))


def differences(page: Shown, row: Shown, table: str) -> Iterator[Remark]:
    """Yield the values of which the page of all ingredients shows another one."""
    here, there = _words(page), _words(row)
    for place, words in here.items():
        other = there.get(place, "")
        if words and other and other != words:
            text = _("the page {table} shows something else: “{text}”")
            shown = text.format(table=table, text=shorten(other, _LONGEST, placeholder="…"))
            yield Remark(page.title, place.name, shown)


def _words(page: Shown) -> dict[Place, str]:
    """Return the words of each place on a page; pieces of free text are one place."""
    found: dict[Place, str] = {}
    for value in page.values:
        words = [found.get(value.place, ""), *value.cell.text.split()]
        found[value.place] = " ".join(filter(None, words))
    return found
