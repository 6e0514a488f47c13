"""The literal table of the page KIC after many renames: rows, header, what stands around."""

from collections.abc import Mapping, Sequence

from kicsync.kit import Record, Schema
from kicsync.kit.titles import page_title
from kicsync.wikitext.calls import Span, trimmed
from kicsync.wikitext.literal import find_literal
from kicsync.wikitext.literal_write import edit_table
from kicsync.wikitext.plain import plain
from kicsync.wikitext.rename_links import rename_links
from kicsync.wikitext.shape import splice


def is_literal(text: str, schema: Schema) -> bool:
    """Tell whether the page ``text`` holds a table of ingredients itself."""
    return bool(find_literal(text, schema))


def rename_table(
    text: str,
    records: Sequence[tuple[Record, Record]],
    schema: Schema,
    titles: Mapping[str, str],
    parameters: Mapping[str, str],
) -> str:
    """Return the page ``text`` whose literal tables show the records as they are called now.

    ``records`` are those of before and of now, ``titles`` and ``parameters`` new names by the old
    ones. A cell that somebody wrote in stays. Raises PageError as ``edit_table`` does.
    """
    before = {page_title(new.title): old for old, new in records}
    after = [new for _old, new in records]
    found = edit_table(text, after, schema, renamed=titles, before=before)
    assert found is not None, text
    return _around(_header(found.text, schema, parameters), schema, titles)


def _header(text: str, schema: Schema, parameters: Mapping[str, str]) -> str:
    """Return ``text`` whose columns are called by the new names of the parameters."""
    cells = [
        trimmed(text, cell.content)
        for table in find_literal(text, schema)
        for row in table.table.rows
        for cell in row.cells
        if cell.header
    ]
    for span in reversed(cells):
        new = parameters.get(plain(span.of(text)).strip())
        text = splice(text, span, new) if new else text
    return text


def _around(text: str, schema: Schema, titles: Mapping[str, str]) -> str:
    """Return ``text`` whose links outside the tables lead to the new titles."""
    parts, behind = [], 0
    for table in sorted(find_literal(text, schema), key=lambda table: table.table.span):
        span: Span = table.table.span
        parts += [rename_links(text[behind : span.start], titles), span.of(text)]
        behind = span.end
    return "".join([*parts, rename_links(text[behind:], titles)])
