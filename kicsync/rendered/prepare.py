"""HTML of a page -> HTML that pandoc reads, with marks for what pandoc would get wrong.

Links, pictures and the elements that wikitext takes as they are become marks; what can't be kept is
noted. pandoc then writes paragraphs, lists, tables, headings, bold and italic text.
"""

import re
from dataclasses import dataclass
from html import escape

from lxml import etree
from lxml.html import HtmlElement

from kicsync.rendered.gallery import GALLERIES, write_gallery
from kicsync.rendered.graft import around, instead, refill, strip_wrappers
from kicsync.rendered.images import caption_of, frame_of, options, picture
from kicsync.rendered.indents import indent
from kicsync.rendered.leaves import tree
from kicsync.rendered.links import TitleOf, write_link
from kicsync.rendered.losses import REMOVED, Losses
from kicsync.rendered.texts import protect_texts
from kicsync.rendered.tokens import Tokens

_AS_THEY_ARE = frozenset(
    {
        *("abbr", "big", "cite", "code", "del", "dfn", "ins", "kbd", "mark", "q", "s", "samp"),
        *("small", "strike", "sub", "sup", "tt", "u", "var"),
    }
)
"""Elements that wikitext has too (manual page "Help:Formatting"), and pandoc changes."""

_BY_PANDOC = frozenset(
    {
        *("b", "strong", "i", "em", "p", "ul", "ol", "li", "dl", "dt", "dd", "hr", "blockquote"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "thead", "tbody", "tfoot"),
        *("tr", "td", "th", "colgroup", "col"),
    }
)
_BLOCKS = frozenset(
    {
        *("p", "ul", "ol", "dl", "table", "blockquote", "div", "pre", "hr", "section", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "center", "article"),
    }
)
_TRANSPARENT = frozenset(
    {
        *("article", "bdi", "bdo", "center", "data", "div", "figcaption", "figure", "font"),
        *("nav", "section", "span", "time", "wbr", "hgroup", "header", "main"),
    }
)
"""Elements of which the content is what counts."""

_NO_LOOK = re.compile(r"white-space\s*:\s*[\w-]+")
"""A style that only says where lines end; they end there in the wikitext too."""

_STYLES = ("style", "color", "bgcolor", "align", "valign")
_KEPT = frozenset({"class", "colspan", "rowspan", "scope"})
"""Attributes of tables that say something; the classes only of a whole table."""

PLAIN_TABLE = "kicsync-plain"
"""The class by which a table without ``wikitable``, which pandoc adds, is known afterwards."""


def prepare(html: str, tokens: Tokens, title_of: TitleOf) -> tuple[str, Losses]:
    """Return ``html`` ready for pandoc, and what could not be kept.

    ``title_of`` knows the pages of the wiki by their addresses.
    """
    root = strip_wrappers(tree(html))
    protect_texts(root, tokens)
    work = _Work(root, tokens, title_of, Losses())
    for ul in root.xpath(GALLERIES):
        write_gallery(ul, tokens, title_of, work.losses)
    for image in list(root.iter("img")):
        work.picture(image)
    for dl in list(root.iter("dl")):
        if root in dl.iterancestors() and dl.tag == "dl" and not indent(dl, tokens):
            work.losses.style()
    for element in list(root.iterdescendants()):
        if isinstance(element.tag, str) and root in element.iterancestors():
            work.element(element)
    parts = (etree.tostring(child, encoding="unicode", method="html") for child in root)
    return "".join([escape(root.text or "", quote=False), *parts]), work.losses


@dataclass(frozen=True)
class _Work:
    """One value."""

    root: HtmlElement
    tokens: Tokens
    title_of: TitleOf
    losses: Losses

    def element(self, element: HtmlElement) -> None:
        """Make one element ready; what stands in it comes later."""
        tag = str(element.tag)
        if _NO_LOOK.sub("", " ".join(filter(None, map(element.get, _STYLES)))).strip(" ;"):
            self.losses.style()
        if tag in REMOVED:
            self.losses.removed(element)
            instead(element, " ")
        elif tag == "a":
            write_link(element, self.tokens, self.title_of, self.losses)
        elif tag in _WRITTEN:
            _WRITTEN[tag](self, element)
        elif tag in _AS_THEY_ARE:
            around(element, self.tokens.mark(f"<{tag}>"), self.tokens.mark(f"</{tag}>"))
        elif tag in _BY_PANDOC:
            _clean(element)
        else:
            if tag not in _TRANSPARENT:
                self.losses.unknown(element)
            _unwrap(element)

    def picture(self, image: HtmlElement) -> None:
        """Write a picture, with its frame and caption where it has them."""
        link = image.getparent()
        frame = frame_of(image)
        title = picture(image, self.title_of)
        if not title:
            self.losses.picture(image.get("src", ""))
            instead(image, self.tokens.mark(image.get("alt", "")))
        elif frame is None:
            instead(image, self.tokens.mark(f"[[{title}{options(image, None)}]]"))
        else:
            head = self.tokens.mark(f"[[{title}{options(image, frame)}")
            self._framed(frame, head)
            return
        if link is not None and link.tag == "a":
            link.drop_tag()

    def _framed(self, frame: HtmlElement, head: str) -> None:
        caption = caption_of(frame)
        for magnify in frame.find_class("magnify"):
            magnify.drop_tree()
        says = caption is not None and bool("".join(caption.itertext()).strip())
        frame.tag = "p"
        frame.attrib.clear()
        bar = self.tokens.mark("|") if says else ""
        refill(frame, head + bar, caption if says else None, self.tokens.mark("]]"))

    def line_break(self, element: HtmlElement) -> None:
        """Write ``<br />``; at the head of a paragraph it is a blank line more in the page."""
        parent = element.getparent()
        first = parent is not None and parent.tag == "p" and parent[0] is element
        if first and not (parent is not None and (parent.text or "").strip()):
            element.tail = (element.tail or "").lstrip("\n")
            instead(element, self.tokens.mark("\n"))
        else:
            instead(element, self.tokens.mark("<br />"))

    def preformatted(self, element: HtmlElement) -> None:
        """Write ``<pre>``, in which no markup counts."""
        text = escape(self.tokens.free("".join(element.itertext())), quote=False)
        for child in list(element):
            element.remove(child)
        element.tag = "p"
        element.attrib.clear()
        element.text = self.tokens.mark(f"<pre>{text}</pre>")

    def footnote(self, element: HtmlElement) -> None:
        """Write ``<ref>`` with its text, or the name of the one that has it."""
        head = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
        if element.text or len(element):
            around(element, self.tokens.mark(f"<ref{head}>"), self.tokens.mark("</ref>"))
        else:
            instead(element, self.tokens.mark(f"<ref{head} />"))

    def footnotes(self, element: HtmlElement) -> None:
        """Write ``<references />``, in a paragraph of its own."""
        head = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
        element.tag = "p"
        element.attrib.clear()
        element.text = self.tokens.mark(f"<references{head} />")


_WRITTEN = {
    "br": _Work.line_break,
    "pre": _Work.preformatted,
    "ref": _Work.footnote,
    "references": _Work.footnotes,
}


def _clean(element: HtmlElement) -> None:
    """Take away the attributes that mean nothing in wikitext."""
    for name in list(element.attrib):
        if name not in _KEPT or (name == "class" and element.tag != "table"):
            del element.attrib[name]
    if element.tag == "table":
        classes = element.get("class", "").split()
        others = [one for one in classes if one != "wikitable"]
        plain = [] if "wikitable" in classes else [PLAIN_TABLE]
        element.set("class", " ".join([*plain, *others]))


def _unwrap(element: HtmlElement) -> None:
    """Take the tag away; a block stays apart from what stands beside it."""
    block = element.tag in _BLOCKS
    inside = any(child.tag in _BLOCKS for child in element.iterdescendants())
    if block and not inside and not _in_paragraph(element):
        element.tag = "p"
        element.attrib.clear()
    elif block:
        around(element, "\n", "\n")
    else:
        element.drop_tag()


def _in_paragraph(element: HtmlElement) -> bool:
    return any(outer.tag in ("p", "h1", "h2", "h3", "dt") for outer in element.iterancestors())
