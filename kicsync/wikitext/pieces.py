"""The pieces of a text that names and values are, and many of them replaced in one pass."""

from collections.abc import Iterable

from kicsync.wikitext.braces import Group
from kicsync.wikitext.calls import Span


def replaced(text: str, pieces: Iterable[tuple[Span, str]]) -> str:
    """Return ``text`` with each span replaced by its new text; no two of them overlap."""
    parts, behind = [], 0
    for span, new in sorted(pieces):
        parts += [text[behind : span.start], new]
        behind = span.end
    return "".join([*parts, text[behind:]])


def parts_of(group: Group) -> list[Span]:
    """Return where the parts of ``group`` stand, its name first."""
    return [Span(*group.span(part)) for part in range(len(group.bars) + 1)]


def stripped(text: str, span: Span) -> Span:
    """Return ``span`` without the blanks at its ends."""
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.end - len(inner) + len(inner.rstrip())))
