"""All records as one table: what the page ``KIC`` should show; pure."""

import csv
import io
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from kicsync.kit import Field, FieldType, Record, Schema, Tool
from kicsync.kit.table import label_of
from kicsync.kit.titles import page_title
from kicsync.spreadsheet.guard import guarded

WIDTH = 80
_INDENT = 2


class Listing(NamedTuple):
    """The header, the titles first, and a line of cells for each ingredient."""

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def ordered(records: Iterable[Record], titles: Sequence[str]) -> list[Record]:
    """Return ``records`` in the order of ``titles``; the others come after."""
    places = {page_title(title): place for place, title in enumerate(titles)}
    return sorted(records, key=lambda one: places.get(page_title(one.title), len(places)))


def listing(records: Iterable[Record], schema: Schema) -> Listing:
    """Return ``records`` as one table."""
    labels = (schema.title, *(label_of(field) for field in schema.fields))
    rows = ((one.title, *(_text(one, field) for field in schema.fields)) for one in records)
    return Listing(labels, tuple(rows))


def as_text(table: Listing) -> str:
    """Return a block for each ingredient, no line longer than a terminal is wide."""
    label = max((len(label) for label in table.labels[1:]), default=0) + _INDENT
    blocks = []
    for title, *cells in table.rows:
        lines = textwrap.wrap(title, WIDTH)
        for name, cell in zip(table.labels[1:], cells, strict=True):
            lead = f"{'':{_INDENT}}{name:{label}}"
            lines += _wrapped(cell, lead, " " * len(lead))
        blocks.append("\n".join(line.rstrip() for line in lines))
    return "\n\n".join(blocks)


def as_markdown(table: Listing) -> str:
    """Return a table of GitHub's Markdown; a line end in a cell is ``<br>``."""
    rows = [table.labels, tuple("---" for _label in table.labels), *table.rows]
    return "\n".join(f"| {' | '.join(map(_markdown, row))} |" for row in rows)


def as_csv(table: Listing) -> str:
    """Return a CSV, quoted as RFC 4180 says; an apostrophe keeps a cell from being run."""
    out = io.StringIO(newline="")
    rows = [table.labels, *table.rows]
    csv.writer(out, lineterminator="\n").writerows([_in_csv(cell) for cell in row] for row in rows)
    return out.getvalue()


def as_html(table: Listing) -> str:
    """Return one HTML table."""
    head = "".join(f"<th>{escape(label)}</th>" for label in table.labels)
    rows = "\n".join(f"<tr>{''.join(map(_html, row))}</tr>" for row in table.rows)
    return f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


FORMATS: Mapping[str, Callable[[Listing], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "csv": as_csv,
    "html": as_html,
}


def _text(record: Record, field: Field) -> str:
    if field.type is FieldType.ENTRIES:
        return "\n".join(_tool(tool, field) for tool in record.tools(field))
    if field.type is FieldType.LIST:
        return "\n".join(record.items(field))
    return record.text(field)


def _tool(tool: Tool, field: Field) -> str:
    """Return a tool in one line: its name, what it is, and its address."""
    links = [sub.name for sub in field.fields if sub.type is FieldType.URL]
    texts = (tool.get(sub.name, "") for sub in field.fields if sub.name not in links)
    said = " – ".join(filter(None, texts))
    address = ", ".join(filter(None, (tool.get(name, "") for name in links)))
    return " ".join(filter(None, (said, f"({address})" if address else "")))


def _wrapped(text: str, lead: str, rest: str) -> list[str]:
    lines = text.split("\n")
    first = textwrap.wrap(
        lines[0], WIDTH, initial_indent=lead, subsequent_indent=rest, break_long_words=False
    ) or [lead]
    more = (
        textwrap.wrap(
            line, WIDTH, initial_indent=rest, subsequent_indent=rest, break_long_words=False
        )
        for line in lines[1:]
    )
    return [*first, *(line for part in more for line in part)]


def _markdown(cell: str) -> str:
    plain = cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return "<br>".join(plain.split("\n"))


def _html(cell: str) -> str:
    return f"<td>{escape(cell).replace(chr(10), '<br>')}</td>"


def _in_csv(cell: str) -> str:
    return guarded(cell.replace("\r\n", "\n").replace("\r", "\n"))
