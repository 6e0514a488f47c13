"""A new row of a literal table, made like the row above it."""

import re
from collections.abc import Mapping

from kicsync.wikitext.calls import trimmed
from kicsync.wikitext.literal import Line, Literal
from kicsync.wikitext.literal_text import needs_line

_ID = re.compile(r"\s*(?<![\w-])id\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s|]+)", re.IGNORECASE)
"""An ``id`` may stand once on a page only."""


def new_row(page: str, table: Literal, title: str, values: Mapping[int, str]) -> str:
    """Return a row for ``title``; ``values`` are the contents by column, the others are blank.

    Marks, attributes and blanks are those of the last row whose cells are all its own.
    """
    columns = len(table.labels)
    model = next((ln for ln in reversed(table.lines) if _fits(page, ln)), None)
    if model is None:
        texts = (f"[[{title}]]" if i == table.title else values.get(i, "") for i in range(columns))
        return "|-\n" + "".join(f"|{_led(' ', text)}\n" for text in texts)
    head = model.cells[table.title]
    assert head
    link = "[[" in head.text(page) or len(table.lines) == 0
    texts = (
        (f"[[{title}]]" if link else title) if i == table.title else values.get(i, "")
        for i in range(columns)
    )
    return _like(page, model, list(texts))


def _like(page: str, model: Line, texts: list[str]) -> str:
    """Return the row ``model`` with other contents."""
    parts = []
    behind = model.row.head.start
    long = False
    for cell, text in zip(model.row.cells, texts, strict=True):
        gap = _ID.sub("", page[behind : cell.content.start])
        if long and gap.startswith(("||", "!!")):
            gap = f"\n{gap[1:]}"
        inner = trimmed(page, cell.content)
        lead = page[cell.content.start : inner.start] if inner.start < inner.end else " "
        parts += [gap, _led(lead, text), page[inner.end : cell.content.end].replace("\n", "")]
        long, behind = needs_line(text), cell.content.end
    return "".join([*parts, page[behind : model.row.end]])


def _led(lead: str, text: str) -> str:
    """Return ``text`` after the blanks that stand before it in the row above."""
    if needs_line(text):
        return f"\n{text}"
    return (lead.replace("\n", "") or " ") + text if text else " "


def _fits(page: str, line: Line) -> bool:
    """Tell whether a row covers each column once, by cells of its own, below a line ``|-``."""
    alone = all(line.own(index) is not None for index in range(len(line.cells)))
    single = all(cell.high(page) == 1 for cell in line.row.cells)
    return alone and single and line.row.head.start < line.row.head.end
