"""The literal table of the page KIC after many renames: rows, header, what stands around."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from kicsync.kit import Record, Schema, Value
from kicsync.kit.titles import page_title
from kicsync.wikitext.annotations import Values
from kicsync.wikitext.calls import trimmed
from kicsync.wikitext.literal import find_literal, retitled, title_in
from kicsync.wikitext.literal_write import edit_table
from kicsync.wikitext.pieces import replaced
from kicsync.wikitext.plain import plain
from kicsync.wikitext.rename_links import rename_links

_NONE: Values = {}


def is_literal(text: str, schema: Schema) -> bool:
    """Tell whether the page ``text`` holds a table of ingredients itself."""
    return bool(find_literal(text, schema))


def rename_table(
    text: str,
    records: Sequence[tuple[Record, Record]],
    schema: Schema,
    pages: Mapping[str, str],
    headers: Mapping[str, str],
) -> str:
    """Return the page ``text`` whose literal tables show the records as they are called now.

    ``records`` are those of before and of now, ``pages`` new titles and ``headers`` new names of
    columns, by the old ones. In a cell that somebody wrote in, the links alone change. Raises
    PageError as ``edit_table`` does.
    """
    before = {page_title(new.title): linked(old, pages) for old, new in records}
    after = [new for _old, new in records]
    found = edit_table(_titled(text, schema, pages), after, schema, before=before)
    assert found is not None, text
    return _header(found.text, schema, headers)


def _titled(text: str, schema: Schema, pages: Mapping[str, str]) -> str:
    """Return ``text`` whose rows, and links, have the new titles; all of them change at once."""
    cells = sorted(
        trimmed(text, cell.content)
        for table in find_literal(text, schema)
        for line in table.lines
        if (cell := line.own(table.title)) and line.title in pages
    )
    parts, behind = [], 0
    for span in cells:
        parts.append(rename_links(text[behind : span.start], pages))
        parts.append(retitled(span.of(text), pages[title_in(span.of(text))]))
        behind = span.end
    return "".join([*parts, rename_links(text[behind:], pages)])


def linked(record: Record, pages: Mapping[str, str], values: Values = _NONE) -> Record:
    """Return ``record`` whose texts link to the new titles, as ``rename_links`` does it."""
    links = partial(rename_links, titles=pages, values=values)
    texts = {name: _in_value(value, links) for name, value in record.values.items()}
    return replace(record, values=texts)


def _in_value(value: Value, change: Callable[[str], str]) -> Value:
    if isinstance(value, str):
        return change(value)
    if all(isinstance(item, str) for item in value):
        return tuple(change(item) for item in value if isinstance(item, str))
    tools = (item for item in value if not isinstance(item, str))
    return tuple({name: change(text) for name, text in tool.items()} for tool in tools)


def _header(text: str, schema: Schema, headers: Mapping[str, str]) -> str:
    """Return ``text`` whose columns are called by the new names of the parameters."""
    cells = [
        trimmed(text, cell.content)
        for table in find_literal(text, schema)
        for row in table.table.rows
        for cell in row.cells
        if cell.header
    ]
    named = ((span, headers.get(plain(span.of(text)).strip())) for span in cells)
    return replaced(text, ((span, new) for span, new in named if new))
