"""What a page gives to the pages that include it, and what it says itself.

``<noinclude>`` is left out of the first, ``<includeonly>`` of the second; where ``<onlyinclude>``
stands, it alone is included (Manual page "Help:Transclusion"). Comments say nothing, and what
stands between ``<nowiki>`` or ``<pre>`` is no markup.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

LITERAL = "\ue000"
"""Stands where text stood that is to be shown as it is."""

_COMMENT = "!--"
_INCLUSION = ("noinclude", "includeonly", "onlyinclude")
_LITERALS = ("nowiki", "pre", "syntaxhighlight", "source", "templatedata", "math", "score")
_TOKEN = re.compile(
    rf"<!--|<(?P<end>/)?(?P<tag>{'|'.join((*_INCLUSION, *_LITERALS))})"
    r"(?:\s[^<>]*?)?(?P<single>/)?>",
    re.IGNORECASE,
)
_ENDS = {
    _COMMENT: re.compile("-->"),
    **{tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in (*_INCLUSION, *_LITERALS)},
}


class _Piece(NamedTuple):
    """Text that is left; of what stood there as it is, ``tag`` and ``inner`` text.

    ``only`` tells that it is in <onlyinclude>.
    """

    text: str
    only: bool
    tag: str = ""
    inner: str = ""


def included(text: str) -> str:
    """Return what ``text``, a template or a form, gives to the page that includes it."""
    pieces = list(_pieces(text, dropped="noinclude"))
    only = [piece.text for piece in pieces if piece.only]
    return "".join(only or [piece.text for piece in pieces])


def own(text: str) -> str:
    """Return what ``text`` says on its own page."""
    return "".join(piece.text for piece in _pieces(text, dropped="includeonly"))


def literals(text: str, tag: str) -> Iterator[str]:
    """Yield what stands as it is between ``<tag>`` and ``</tag>``, wherever that is."""
    for piece in _pieces(text, dropped=""):
        if piece.tag == tag:
            yield piece.inner


def _pieces(text: str, *, dropped: str) -> Iterator[_Piece]:
    """Yield the pieces of ``text`` without comments, and without what stands in ``dropped``."""
    position, only = 0, False
    unclosed: set[str] = set()
    while found := _TOKEN.search(text, position):
        yield _Piece(text[position : found.start()], only)
        position = found.end()
        tag = (found["tag"] or _COMMENT).lower()
        hides = tag == dropped or tag not in _INCLUSION
        if tag == "onlyinclude":
            only = not found["end"]
        elif hides and not (found["end"] or found["single"] or tag in unclosed):
            end = _ENDS[tag].search(text, position)
            if end and tag in _LITERALS:
                yield _Piece(LITERAL, only, tag, text[position : end.start()])
            if end:
                position = end.end()
            elif tag in _LITERALS:
                unclosed.add(tag)
            else:
                position = len(text)
    yield _Piece(text[position:], only)
