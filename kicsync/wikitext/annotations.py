"""Values of properties that are called otherwise: ``[[Etape::Old]]`` and ``{{#set:Etape=Old}}``.

So are those that a query asks for (manual of Semantic MediaWiki, "Help:In-text annotation",
"Help:Setting values" and "Help:Selecting pages").
"""

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from kicsync.kit.titles import page_title
from kicsync.wikitext.braces import CALL, LINK, Group
from kicsync.wikitext.calls import Span
from kicsync.wikitext.pieces import parts_of, stripped

ANNOTATED = "::"
Values = Mapping[str, Mapping[str, str]]
"""New values by the old ones, by their property."""
Piece = tuple[Span, str]
_SET = re.compile(r"\s*#(?:set|subobject)\s*:", re.IGNORECASE)
_PAIR = re.compile(r"(?P<name>[^={}\[\]]*?)=", re.DOTALL)
_SEPARATED = re.compile(r"\s*\+sep\s*(?:=\s*(?P<sign>.*?)\s*)?", re.DOTALL)
_COMPARED = re.compile(r"\s*(?:<<|>>|[<>≤≥!])?")


def annotated(
    hidden: str, group: Group, titles: Mapping[str, str], values: Values
) -> Iterator[Piece] | None:
    """Return what changes in the values that ``group`` gives to properties; None: it gives none.

    A value that is the title of a page counts for every property. ``hidden`` is the text without
    what is no markup.
    """
    start, end = group.span(0)
    if group.mark == LINK and ANNOTATED in hidden[start:end]:
        return _inline(hidden, group, titles, values)
    found = _SET.match(hidden, start, end) if group.mark == CALL else None
    return _set(hidden, group, found.end(), values) if found else None


def _inline(
    hidden: str, group: Group, titles: Mapping[str, str], values: Values
) -> Iterator[Piece]:
    """Yield the pieces of ``[[Property::value|words]]`` and of ``[[Property::one||other]]``."""
    start, end = group.span(0)
    place = hidden.rindex(ANNOTATED, start, end)
    names = [page_title(name) for name in hidden[start:place].split(ANNOTATED)]
    of_property = {old: new for name in names for old, new in values.get(name, {}).items()}
    spans = parts_of(group)
    spans[0] = Span(place + len(ANNOTATED), end)
    words = spans.pop() if len(spans) == 2 else None  # noqa: PLR2004 (a value and its words)
    for one in spans:
        compared = _COMPARED.match(hidden, one.start, one.end)
        span = stripped(hidden, one._replace(start=compared.end() if compared else one.start))
        said = html.unescape(span.of(hidden))
        new = of_property.get(said) or titles.get(page_title(unquote(said)))
        if new is None:
            continue
        yield span, new
        if words and stripped(hidden, words).of(hidden) == span.of(hidden):
            yield stripped(hidden, words), new


def _set(hidden: str, group: Group, start: int, values: Values) -> Iterator[Piece]:
    """Yield the pieces of ``{{#set:Property=value|other value|+sep=;}}``."""
    spans = parts_of(group)
    spans[0] = Span(start, spans[0].end)
    property_ = ""
    for span, after in zip(spans, [*spans[1:], None], strict=True):
        named = _PAIR.match(hidden, span.start, span.end)
        if named:
            property_ = page_title(named["name"])
        place = Span(named.end() if named else span.start, span.end)
        sign = _SEPARATED.fullmatch(after.of(hidden)) if after else None
        items = _items(hidden, place, (sign["sign"] or ",") if sign else "")
        known = values.get(property_, {})
        yield from ((item, known[i]) for item in items if (i := item.of(hidden)) in known)


def _items(hidden: str, span: Span, sign: str) -> Iterator[Span]:
    """Yield the values in ``span``, which ``sign`` separates; '': it is one."""
    start = span.start
    for item in span.of(hidden).split(sign) if sign else [span.of(hidden)]:
        yield stripped(hidden, Span(start, start + len(item)))
        start += len(item) + len(sign)
