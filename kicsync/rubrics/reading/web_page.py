"""A web page as Google Docs exports it, made ready for pandoc.

There, looks stand in classes (``.c3{font-weight:700}``), each level of a list is a list of its own
(``lst-kix_…-1``), and links go through google.com/url.
"""

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from kicsync.rubrics.reading import web_notes
from kicsync.rubrics.reading.blocks import Aside
from kicsync.rubrics.reading.colours import colour_of
from kicsync.rubrics.reading.marks import COLOUR, LEVEL, STRUCK, free, mark_all, opening
from kicsync.rubrics.reading.package import damaged

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)\s*$")
_LEVEL = re.compile(r"\blst-[\w-]*-(\d+)\b")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)")
_ITALIC = re.compile(r"font-style\s*:\s*italic")
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through")
_COLOUR = re.compile(r"(?:^|;)\s*(?:color|background-color|background)\s*:\s*([^;]+)")
_BLANK, _NEVER = re.compile("(?<!\u00a0)\u00a0(?!\u00a0)"), re.compile("(?!)")
"""Google Docs writes a blank as a no-break one wherever an element begins with it."""

_DATA = re.compile(r"data:([\w/+.-]*).*", re.DOTALL)
"""A picture that stands in the page itself, as long as it is: only its kind is told."""

_LOOKING = ("span", "a", "font", "mark", "p", "li")
"""Elements of which the looks are told; those of headings are a design."""

_STRUCK_TAGS = ("s", "strike", "del")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_GONE = ("script", "style", "head", "meta", "link", "noscript", "template")


def prepare(name: str, text: str) -> tuple[str, tuple[Aside, ...]]:
    """Return a web page with plain elements for looks and marks, and what stands beside its text.

    Raises SourceError for a page of which the elements stand too deep in each other to be read.
    """
    root = _tree(name, text)
    styles = _styles(root)
    blank = _BLANK if root.xpath(web_notes.OF_GOOGLE) else _NEVER
    for element in list(root.iter(etree.Element)):
        element.text = blank.sub(" ", free(element.text)) if element.text else element.text
        element.tail = blank.sub(" ", free(element.tail)) if element.tail else element.tail
    asides = web_notes.take(root)
    for element in list(root.iter(*_GONE)):
        if element is not root and element.getparent() is not None:
            element.drop_tree()
    for element in list(root.iter()):
        if isinstance(element.tag, str):
            _look(element, styles)
    _nest(root)
    return html.tostring(root, encoding="unicode"), asides


def _tree(name: str, text: str) -> HtmlElement:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    root = html.document_fromstring(text.encode("utf-8", "replace") or b"<p></p>", parser=parser)
    if any("depth" in error.message for error in parser.error_log):  # what is deeper is gone
        raise damaged(name)
    assert isinstance(root, HtmlElement)
    return root


def _styles(root: HtmlElement) -> Mapping[str, str]:
    """Return what the style sheets say of single classes."""
    found: dict[str, str] = {}
    for sheet in root.iter("style"):
        for selectors, rules in _RULE.findall(sheet.text or ""):
            for selector in selectors.split(","):
                if name := _CLASS.search(selector):
                    found[name[1]] = found.get(name[1], "") + ";" + rules
    return found


def _look(element: HtmlElement, styles: Mapping[str, str]) -> None:
    """Write the looks of one element as elements and marks around what it holds."""
    classes = element.get("class", "").split()
    style = ";".join([*(styles.get(name, "") for name in classes), element.get("style", "")])
    tag = str(element.tag)
    if tag in _STRUCK_TAGS or _STRUCK.search(style):
        mark_all(element, STRUCK)
    if tag in _STRUCK_TAGS:
        element.tag = "span"
    if tag == "a":
        _straighten(element)
    if tag == "img":
        element.set("src", _DATA.sub(r"\1", element.get("src", "")))
    if tag in _LOOKING:
        _look_of_words(element, style)


def _look_of_words(element: HtmlElement, style: str) -> None:
    """Write colour, bold and italics; of an item the colour alone."""
    colours = (colour_of(found, link=_in_link(element)) for found in _all_colours(element, style))
    if colour := next(filter(None, colours), ""):
        mark_all(element, COLOUR, colour)
    for wanted, name in ((_BOLD, "b"), (_ITALIC, "i")):
        if element.tag != "li" and wanted.search(style):
            _wrap(element, name)


def _all_colours(element: HtmlElement, style: str) -> list[str]:
    if element.tag == "mark":
        return ["#ffff00"]
    return [*_COLOUR.findall(style), element.get("color", "")]


def _in_link(element: HtmlElement) -> bool:
    return element.tag == "a" or any(outer.tag == "a" for outer in element.iterancestors())


def _wrap(element: HtmlElement, name: str) -> None:
    """Put what an element holds into one of the name."""
    inner = etree.SubElement(element, name)
    inner.text, element.text = element.text, None
    for child in list(element)[:-1]:
        inner.append(child)


def _straighten(link: HtmlElement) -> None:
    """Take away the detour by which Google counts the clicks."""
    parts = urlsplit(link.get("href", ""))
    if parts.netloc.endswith("google.com") and parts.path == "/url":
        wanted = parse_qs(parts.query).get("q", [""])[0]
        if wanted:
            link.set("href", wanted)


def _nest(root: HtmlElement) -> None:
    """Put the lists of lower levels into the items above them, and in each item its level."""
    for element in list(root.iter("ul", "ol")):
        level = _level(element)
        for item in element.iterchildren("li") if level else ():
            if not any(str(inner.tag) in _HEADINGS for inner in item):
                item.text = opening(LEVEL, str(level + 1)) + (item.text or "")
        above = element.getprevious()
        if level and above is not None and above.tag in ("ul", "ol"):
            _append(above, element, level)


def _append(above: HtmlElement, element: HtmlElement, level: int) -> None:
    target = above
    while _level(target) < level - 1 and len(target) and len(target[-1]):
        last = target[-1][-1]
        if last.tag not in ("ul", "ol"):
            break
        target = last
    if _level(target) < level and len(target):
        target[-1].append(element)


def _level(element: HtmlElement) -> int:
    found = _LEVEL.search(element.get("class", ""))
    return int(found[1]) if found else 0
