"""The texts in a tree of HTML, made safe for wikitext; each knows where it stands."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from kicsync.rendered.escapes import protected
from kicsync.rendered.tokens import Tokens

_ONE_LINE = ("li", "dt", "dd", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "b", "i", "a")
"""Where a line end would end the element in wikitext."""

_BLOCKS = frozenset(
    {
        *("p", "li", "dt", "dd", "td", "th", "div", "blockquote", "section", "center", "body"),
        *("figcaption", "figure", "ul", "ol", "dl", "table", "br", "hr", "caption"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    }
)


def protect_texts(root: HtmlElement, tokens: Tokens) -> None:
    """Make every text of ``root`` safe, but those in ``pre``."""
    for element in list(root.iter()):
        inside = _names(element, root)
        if element.text and "pre" not in inside:
            element.text = _safe(element.text, inside, element.tag in _BLOCKS, tokens)
        if element is not root and element.tail and "pre" not in inside[1:]:
            element.tail = _safe(element.tail, inside[1:], element.tag in _BLOCKS, tokens)


def _names(element: HtmlElement, root: HtmlElement) -> list[str]:
    """Return the tags of ``element`` and of what stands around it, inside ``root``."""
    return [str(element.tag), *(str(e.tag) for e in _around(element, root))]


def _around(element: HtmlElement, root: HtmlElement) -> Iterator[HtmlElement]:
    for outer in element.iterancestors() if element is not root else ():
        yield outer
        if outer is root:
            return


def _safe(text: str, inside: list[str], starts: bool, tokens: Tokens) -> str:  # noqa: FBT001
    if not text.strip(" \t\r\n\f"):
        return "\n" if "\n" in text and not _one_line(inside) else " "
    if _one_line(inside):
        text = text.replace("\n", " ")
    in_cell = "td" in inside or "th" in inside
    return protected(text, tokens, starts=starts, in_cell=in_cell)


def _one_line(inside: list[str]) -> bool:
    return any(tag in inside for tag in _ONE_LINE)
