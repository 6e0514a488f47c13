"""Links to pages that have another title now: ``[[Old]]``, ``[[Old#part|words]]``, ``{{:Old}}``.

Nothing but the bytes of the title changes, and of words that only repeat it (Manual pages
"Help:Links" and "Help:Transclusion"). What a query of Semantic MediaWiki asks for,
``[[Etape::Old]]``, is renamed too (its manual, "Help:Selecting pages").
"""

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from kicsync.kit.titles import page_title
from kicsync.wikitext.braces import CALL, LINK, Group, find_groups
from kicsync.wikitext.calls import Span
from kicsync.wikitext.hidden import hide_literal
from kicsync.wikitext.shape import splice

_NAME = re.compile(r"\s*:?\s*(?P<name>[^#]*?)\s*(?:#.*)?", re.DOTALL)
_INCLUDED = re.compile(
    r"\s*(?:#lst|#lsth|#lstx|#section|#section-h|#section-x)?\s*:\s*(?P<name>.*?)\s*",
    re.DOTALL | re.IGNORECASE,
)
_ANNOTATED = "::"
_NONE: Mapping[str, str] = {}


def rename_links(text: str, titles: Mapping[str, str], values: Mapping[str, str] = _NONE) -> str:
    """Return the page ``text`` with its links to the old ``titles`` leading to the new ones.

    The old ones are written as the wiki does (``page_title``). ``values`` are new values of
    properties by the old ones. All names change at once: chains and swaps come out right.
    """
    if not titles and not values:
        return text
    hidden = hide_literal(text)
    edits = [edit for group in find_groups(hidden) for edit in _edits(text, group, titles, values)]
    for span, new in sorted(edits, reverse=True):
        text = splice(text, span, new)
    return text


def links(text: str) -> tuple[str, ...]:
    """Return the titles to which ``text`` links, or which it includes, in their order.

    Values of properties are none.
    """
    found = (_named(text, group) for group in find_groups(hide_literal(text)))
    named = (_plain(span.of(text)) for span in found if span)
    return tuple(page_title(name) for name in named if name and _ANNOTATED not in name)


def _edits(
    text: str, group: Group, titles: Mapping[str, str], values: Mapping[str, str]
) -> Iterator[tuple[Span, str]]:
    if group.mark == LINK and _ANNOTATED in text[slice(*group.span(0))]:
        yield from _annotation(text, group, titles, values)
        return
    span = _named(text, group)
    new = titles.get(page_title(_plain(span.of(text)))) if span else None
    if span is None or new is None:
        return
    written = span.of(text)
    yield span, _as_written(written, new)
    if group.mark == LINK and len(group.bars) == 1:
        words = _stripped(text, Span(*group.span(1)))
        if words.of(text) == written:
            yield words, _as_written(written, new)


def _annotation(
    text: str, group: Group, titles: Mapping[str, str], values: Mapping[str, str]
) -> Iterator[tuple[Span, str]]:
    """Yield the edits of ``[[Property::value]]`` and of ``[[Property::one||other]]``."""
    for part in range(len(group.bars) + 1):
        start, end = group.span(part)
        if not part:
            start = text.rindex(_ANNOTATED, start, end) + len(_ANNOTATED)
        span = _stripped(text, Span(start, end))
        said = _plain(span.of(text))
        new = values.get(said) or titles.get(page_title(said))
        if new is not None:
            yield span, new


def _named(text: str, group: Group) -> Span | None:
    """Return where ``group`` names a page, None where it names none."""
    if group.mark not in (LINK, CALL):
        return None
    start, end = group.span(0)
    pattern = _NAME if group.mark == LINK else _INCLUDED
    found = pattern.fullmatch(text, start, end)
    return Span(*found.span("name")) if found else None


def _stripped(text: str, span: Span) -> Span:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.end - len(inner) + len(inner.rstrip())))


def _plain(name: str) -> str:
    return unquote(html.unescape(name)) if "%" in name or "&" in name else name


def _as_written(old: str, new: str) -> str:
    """Return ``new`` with a small letter where ``old`` was written with one."""
    return new[:1].lower() + new[1:] if old[:1].islower() else new
