"""The content of a page of MediaWiki, without the menus of whichever skin it was saved with."""

from html import escape
from urllib.parse import urljoin

import lxml.html
from lxml.html import HtmlElement

from kicsync.rendered.footnotes import bring_back

_CONTENTS = (
    "//*[@id='mw-content-text']//*[contains(concat(' ', @class, ' '), ' mw-parser-output ')]",
    "//*[@id='mw-content-text']",
    "//*[contains(concat(' ', @class, ' '), ' mw-parser-output ')]",
    "//*[@id='bodyContent']",
    "//*[@id='bodytext']",
    "//*[@id='content']",
    "//article",
    "//main",
    "//body",
)
"""Where the text of a page is, by skin and age (Vector, Monobook, Timeless, Minerva, Modern…)."""

_AROUND = (
    *("siteSub", "contentSub", "contentSub2", "jump-to-nav", "catlinks", "firstHeading"),
    *("mw-navigation", "footer", "siteNotice", "mw-revision-info", "mw-revision-nav"),
)


def document(text: str) -> HtmlElement:
    """Return the elements of a whole page; a page that is no HTML is all text."""
    plain = text.replace("\0", "")
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    root = lxml.html.document_fromstring(
        plain.encode("utf-8", "replace") or b"<p></p>", parser=parser, ensure_head_body=True
    )
    assert isinstance(root, HtmlElement)
    return root


def content(text: str, path: str = "") -> HtmlElement:
    """Return the element that holds the content of the page ``text``.

    Its links start from the root of the archive, in which the page has the place ``path``; its
    footnotes stand where their marks do.
    """
    root = document(text)
    found = next((element for path in _CONTENTS for element in root.xpath(path)), root)
    for name in _AROUND:
        for element in found.xpath(".//*[@id=$name]", name=name):
            if element.getparent() is not None:
                element.drop_tree()
    assert isinstance(found, HtmlElement)
    bring_back(found)
    for element in found.iter("a", "img"):
        for name in ("href", "src"):
            if element.get(name):
                element.set(name, _from_root(element.get(name, ""), path))
    return found


def _from_root(address: str, path: str) -> str:
    """Return ``address``, which stands in the page at ``path``; a place in that page stays one."""
    if address.startswith("#"):
        return address
    try:
        return urljoin(f"/{path}", address.strip())
    except ValueError:
        return address


def inner_html(element: HtmlElement) -> str:
    """Return what stands in ``element``, as HTML."""
    parts = [lxml.html.tostring(child, encoding="unicode") for child in element]
    return "".join([escape(element.text or "", quote=False), *parts])
