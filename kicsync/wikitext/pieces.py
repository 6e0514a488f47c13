"""Many pieces of a text replaced in one pass."""

from collections.abc import Iterable

from kicsync.wikitext.calls import Span


def replaced(text: str, pieces: Iterable[tuple[Span, str]]) -> str:
    """Return ``text`` with each span replaced by its new text; no two of them overlap."""
    parts, behind = [], 0
    for span, new in sorted(pieces):
        parts += [text[behind : span.start], new]
        behind = span.end
    return "".join([*parts, text[behind:]])


def stripped(text: str, span: Span) -> Span:
    """Return ``span`` without the blanks at its ends."""
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.end - len(inner) + len(inner.rstrip())))
