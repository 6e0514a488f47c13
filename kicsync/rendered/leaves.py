"""A rendered page as the line of its leaves: texts, and elements that hold none.

A value on a page begins after its label and ends before the next one, wherever elements open and
close; a run of leaves, each with the elements around it, can be cut anywhere.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import takewhile
from typing import NamedTuple

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source", "track", "embed", "area", "col"})
_HIDDEN_TAGS = ("style", "script", "noscript", "template", "link", "meta", "head")
_HIDDEN_CLASSES = (
    *("mw-editsection", "toc", "mw-empty-elt", "mw-jump-link", "printfooter", "mw-cite-backlink"),
    *("smwttcontent", "smwtticon", "smwsortkey", "sortkey", "navigation-not-searchable"),
    *("catlinks", "smwfact"),
)
"""What a reader does not see, or what is no part of a text (edit links, sort keys, tooltips)."""

_HIDDEN = " | ".join(
    [
        *(f"//{tag}" for tag in _HIDDEN_TAGS),
        *(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in _HIDDEN_CLASSES),
        "//*[contains(translate(@style, ' ', ''), 'display:none')]",
        "//comment()",
        "//processing-instruction()",
    ]
)


class Leaf(NamedTuple):
    """A text, or an element without content (``element``); ``path`` is what stands around it."""

    path: tuple[HtmlElement, ...]
    text: str
    element: HtmlElement | None = None


def tree(html: str) -> HtmlElement:
    """Return what people see of ``html``, in one element; a page that is no HTML is all text."""
    root = lxml.html.fragment_fromstring(html.replace("\0", ""), create_parent="div")
    for hidden in root.xpath(_HIDDEN):
        if hidden.getparent() is not None:
            hidden.drop_tree()
    return root


def leaves(root: HtmlElement) -> Iterator[Leaf]:
    """Yield the leaves of what stands in ``root``, in the order of the page."""
    path: tuple[HtmlElement, ...] = ()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and element.tag in _VOID:
            yield Leaf(path, "", element)
        elif event == "start":
            path = path if element is root else (*path, element)
            if element.text or not len(element):
                yield Leaf(path, element.text or "")
        elif element is not root:
            path = path if element.tag in _VOID else path[:-1]
            if element.tail:
                yield Leaf(path, element.tail)


def to_html(run: Iterable[Leaf]) -> str:
    """Return a run of leaves as HTML, with the elements around them, each opened and closed."""
    parts: list[str] = []
    opened: tuple[HtmlElement, ...] = ()
    for leaf in run:
        same = len(list(takewhile(_is_same, zip(opened, leaf.path, strict=False))))
        parts += [f"</{tag_of(element)}>" for element in reversed(opened[same:])]
        parts += [_start_tag(element) for element in leaf.path[same:]]
        opened = leaf.path
        parts.append(escape(leaf.text, quote=False) if leaf.element is None else "")
        parts += [_start_tag(leaf.element)] if leaf.element is not None else []
    return "".join([*parts, *(f"</{tag_of(element)}>" for element in reversed(opened))]).strip()


def tag_of(element: HtmlElement) -> str:
    """Return the name of an element; comments and the like, which have none, are taken out."""
    return str(element.tag)


def links(run: Iterable[Leaf]) -> tuple[str, ...]:
    """Return the addresses that a run of leaves links to, each once."""
    found = (e.get("href") for leaf in run for e in leaf.path if e.tag == "a")
    return tuple(dict.fromkeys(address for address in found if address))


def _is_same(pair: tuple[HtmlElement, HtmlElement]) -> bool:
    return pair[0] is pair[1]


def _start_tag(element: HtmlElement) -> str:
    attributes = (f' {name}="{escape(value)}"' for name, value in element.attrib.items())
    return f"<{tag_of(element)}{''.join(attributes)}>"
