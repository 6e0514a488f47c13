"""Links to pages that have another title now: ``[[Old]]``, ``[[Old#part|words]]``, ``{{:Old}}``.

Nothing but the bytes of the title changes, and of words that only repeat it (Manual pages
"Help:Links" and "Help:Transclusion"). So do the values of properties (``annotations``).
"""

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from kicsync.kit.titles import page_title
from kicsync.wikitext.annotations import ANNOTATED, Piece, Values, annotated
from kicsync.wikitext.braces import CALL, LINK, Group, find_groups
from kicsync.wikitext.calls import Span
from kicsync.wikitext.hidden import hide_literal
from kicsync.wikitext.mask import PIPE_WORD
from kicsync.wikitext.pieces import replaced, stripped

_NAME = re.compile(r"\s*:?\s*(?P<name>(?:[^#]|(?<=&)#)*?)\s*(?:(?<!&)#.*)?", re.DOTALL)
_OF_PAGES = (
    "#lst|#lsth|#lstx|#section|#section-h|#section-x|#ifexist|#show"
    "|fullurle?|localurle?|canonicalurle?"
)
_INCLUDED = re.compile(
    rf"\s*(?:(?:subst|safesubst|msgnw|raw)\s*:)?\s*(?:{_OF_PAGES})?\s*:\s*(?P<name>.*?)\s*",
    re.DOTALL | re.IGNORECASE,
)
_NONE: Values = {}


def rename_links(text: str, titles: Mapping[str, str], values: Values = _NONE) -> str:
    """Return the page ``text`` with its links to the old ``titles`` leading to the new ones.

    The old ones are written as the wiki does (``page_title``). ``values`` are new values by the old
    ones, by their property. All names change at once: chains and swaps come out right.
    """
    if not titles and not values:
        return text
    hidden = _seen(text)
    groups = find_groups(hidden)
    return replaced(text, (p for group in groups for p in _pieces(hidden, group, titles, values)))


def links(text: str) -> tuple[str, ...]:
    """Return the titles to which ``text`` links, or which it includes, in their order.

    Values of properties are none.
    """
    hidden = _seen(text)
    spans = (span for group in find_groups(hidden) for span in _named(hidden, group))
    named = (_plain(span.of(hidden)) for span in spans)
    return tuple(page_title(name) for name in named if name and ANNOTATED not in name)


def _seen(text: str) -> str:
    """Return ``text`` as links see it: ``{{!}}`` splits one (manual page "Help:Magic words")."""
    return PIPE_WORD.sub(lambda found: "|".rjust(len(found[0])), hide_literal(text))


def _pieces(
    hidden: str, group: Group, titles: Mapping[str, str], values: Values
) -> Iterator[Piece]:
    found = annotated(hidden, group, titles, values)
    if found is not None:
        yield from found
        return
    for span in _named(hidden, group):
        written = span.of(hidden)
        new = titles.get(page_title(_plain(written)))
        if new is None:
            continue
        yield span, _as_written(written, new)
        if group.mark == LINK and len(group.bars) == 1:
            words = stripped(hidden, Span(*group.span(1)))
            if words.of(hidden) == written:
                yield words, _as_written(written, new)


def _named(hidden: str, group: Group) -> Iterator[Span]:
    """Yield where ``group`` names pages: a query names several, ``[[One||Other]]``."""
    if group.mark not in (LINK, CALL):
        return
    pattern = _NAME if group.mark == LINK else _INCLUDED
    for part in _parts(hidden, group):
        found = pattern.fullmatch(hidden, *group.span(part))
        if found:
            yield Span(*found.span("name"))


def _parts(hidden: str, group: Group) -> range:
    """Return which parts name pages: the first, and in a link those behind ``||``."""
    count = len(group.bars) + 1
    between = (hidden[slice(*group.span(part))] for part in range(1, count, 2))
    several = group.mark == LINK and count % 2 and not any(between)
    return range(0, count if several else 1, 2)


def _plain(name: str) -> str:
    return unquote(html.unescape(name)) if "%" in name or "&" in name else name


def _as_written(old: str, new: str) -> str:
    """Return ``new`` with a small letter where ``old`` was written with one, but an acronym."""
    return new[:1].lower() + new[1:] if old[:1].islower() and not new[1:2].isupper() else new
