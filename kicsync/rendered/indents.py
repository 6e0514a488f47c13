"""Definitions (``;``) and indented lines (``:``), which are lists of definitions in HTML.

pandoc drops those without a term; here a list becomes one paragraph of lines, each with its signs.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement

from kicsync.rendered.graft import append
from kicsync.rendered.tokens import Tokens

_SIGNS = {"dt": ";", "dd": ":"}
_BLOCKS = "./*[self::p or self::ul or self::ol or self::table or self::div or self::pre]"


def indent(dl: HtmlElement, tokens: Tokens) -> bool:
    """Turn ``dl``, with those inside it, into a paragraph of lines.

    One that holds paragraphs, lists or tables becomes plain instead; then False is returned.
    """
    lines = list(_lines(dl, 1))
    if any(dd.tag not in _SIGNS or dd.xpath(_BLOCKS) for dd, _depth in lines):
        for element in dl.xpath("descendant-or-self::*[self::dl or self::dt or self::dd]"):
            element.tag = "div"
        return False
    parts = [(_signs(dd, n), dd.text, [e for e in dd if e.tag != "dl"]) for dd, n in lines]
    for child in list(dl):
        dl.remove(child)
    dl.tag = "p"
    dl.text = ""
    for number, (signs, text, children) in enumerate(parts):
        append(dl, tokens.mark(("\n" if number else "") + f"{signs} "))
        append(dl, (text or "").strip("\n"))
        for child in children:
            child.tail = (child.tail or "").rstrip("\n")
            dl.append(child)
    return True


def _signs(element: HtmlElement, depth: int) -> str:
    return ":" * (depth - 1) + _SIGNS[str(element.tag)]


def _lines(dl: HtmlElement, depth: int) -> Iterator[tuple[HtmlElement, int]]:
    """Yield what stands in ``dl`` and in those inside it, each with its depth."""
    for child in dl:
        if (child.text or "").strip() or any(e.tag != "dl" for e in child):
            yield child, depth
        for inner in child.findall("./dl"):
            yield from _lines(inner, depth + 1)
