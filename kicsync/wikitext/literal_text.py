"""A value of a record -> the text of a cell of a wikitable, in the way of its column."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kicsync.errors import PageError
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Record
from kicsync.kit.lists import SPACE
from kicsync.kit.table import Target
from kicsync.wikitext.bullets import write_bullet
from kicsync.wikitext.mask import FILLER, PIPE_WORD, unclosed
from kicsync.wikitext.pipes import outline
from kicsync.wikitext.shown import texts_of
from kicsync.wikitext.wikitable import wikitables

_BREAK = re.compile(r"<br\s*/?\s*>", re.IGNORECASE)
_WORD = "|" + FILLER * (len("{{!}}") - 1)
_FIRST = re.compile(r"^([ \t]*)!", re.MULTILINE)
_BLOCK = ("*", "#", ":", ";", "=", "{|", " ")
"""What means something only at the start of a line (Help:Formatting)."""


class Way(NamedTuple):
    """How a column parts several values: ``bullet`` before each, or ``glue`` between them."""

    glue: str
    bullet: bool = False


def way_of(target: Target, cells: Iterable[str]) -> Way:
    """Return how the ``cells`` of a column are written, the usual way where none says it."""
    assert target.field
    for text in cells:
        if text.startswith("*"):
            return Way("\n", bullet=True)
        if found := _BREAK.search(text):
            return Way(found[0])
    if target.field.type is FieldType.LIST:
        return Way(f"{target.field.separator} ")
    return Way("<br />") if target.sub else Way("\n", bullet=True)


def cell_text(record: Record, target: Target, way: Way, *, header: bool = False) -> str:
    """Return what a cell says of ``target``; raises PageError for a bracket without its partner.

    ``header`` cells are parted by ``!!``, too.
    """
    assert target.field
    values = [_safe(text, target.name, header=header) for text in _values(record, target)]
    mark = "* " if way.bullet and len(values) > 0 and _several(target.field) else ""
    return way.glue.join(f"{mark}{value}" for value in values)


def needs_line(text: str) -> bool:
    """Tell whether ``text`` must begin on a line of its own."""
    return "\n" in text or text.startswith(_BLOCK)


def _several(field: Field) -> bool:
    return field.type in (FieldType.LIST, FieldType.ENTRIES)


def _values(record: Record, target: Target) -> Sequence[str]:
    field = target.field
    assert field
    if field.type is FieldType.ENTRIES and target.sub is None:
        tools = (tool for tool in record.tools(field) if any(map(str.strip, tool.values())))
        return [write_bullet(tool, field).removeprefix("* ") for tool in tools]
    return texts_of(record, target)


def _safe(value: str, name: str, *, header: bool) -> str:
    """Return ``value`` with what would begin a cell or a row written as character entities.

    A whole table inside it stays: it is a table in a cell. Other pipes stand for themselves only
    inside links and templates.
    """
    stray = unclosed(value) or outline(value).stray
    if stray:
        raise PageError(
            _("the text of “{field}” has “{bracket}” without what closes or opens it").format(
                field=name, bracket=stray
            ),
            field=name,
            hint=_("Close it, remove it, or put it between <nowiki> and </nowiki>."),
        )
    pieces: list[str] = []
    behind = 0
    for table in wikitables(value):
        start = (
            value.rindex("\n", 0, table.span.start) + 1 if "\n" in value[: table.span.start] else 0
        )
        pieces += [_flat(value[behind:start], header=header), value[start : table.span.end]]
        behind = table.span.end
    return "".join([*pieces, _flat(value[behind:], header=header)]).strip(SPACE)


def _flat(text: str, *, header: bool) -> str:
    marked = PIPE_WORD.sub(_WORD, text)  # the wiki puts a pipe there before it looks for cells
    for pipe in reversed(outline(marked).pipes):
        end = pipe + (1 if text[pipe] == "|" else len(_WORD))
        text = f"{text[:pipe]}&#124;{text[end:]}"
    text = _FIRST.sub(r"\1&#33;", text)
    return text.replace("!!", "&#33;&#33;") if header else text
