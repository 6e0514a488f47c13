"""What stands beside the text of a web page that Google Docs exported.

Comments and footnotes are at its end (``#cmnt1``, ``#ftnt1``); a header or a footer is a ``div`` at
its start or its end.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from kicsync.rubrics.reading.blocks import Aside
from kicsync.rubrics.reading.marks import COMMENT, NOTE, whole

OF_GOOGLE = "//body[contains(@class, 'doc-content')]"
"""Where a page is one of Google Docs."""


def take(root: HtmlElement) -> tuple[Aside, ...]:
    """Put notes where they belong in ``root``, and return what belongs nowhere in its text."""
    return (*_move_notes(root), *_edges(root))


def _move_notes(root: HtmlElement) -> Iterator[Aside]:
    """Put comments and footnotes where they belong, as marks; yield those that belong nowhere."""
    for name, mark in (("cmnt", COMMENT), ("ftnt", NOTE)):
        for reference in list(root.xpath("//sup/a[contains(@href, $name)]", name=f"#{name}")):
            wanted = reference.get("href", "").rpartition("#")[2]
            found = root.xpath("//a[@id=$name]", name=wanted)
            sup = reference.getparent()
            if found and sup is not None:
                text = _note(found[0])
                sup.clear(keep_tail=True)
                sup.tag = "span"
                sup.text = whole(mark, text)
        for anchor in list(root.xpath("//a[@id]")):
            if re.fullmatch(rf"{name}\d+", anchor.get("id")) and anchor.getparent() is not None:
                yield Aside(mark, _note(anchor))


def _note(anchor: HtmlElement) -> str:
    """Return the text of a note, taken out of the end of the page."""
    box = anchor.getparent()
    while box is not None and box.tag not in ("div", "body"):
        box = box.getparent()
    if box is None or box.tag == "body":
        box = anchor.getparent()
    assert box is not None
    lines = [" ".join(line.text_content().split()) for line in box.iter("p")]
    words = " ".join(lines or [box.text_content()])
    label = anchor.text_content().strip()
    box.drop_tree()
    return " ".join(words.removeprefix(label).split())


def _edges(root: HtmlElement) -> Iterator[Aside]:
    """Take the header and the footer out of a page that Google Docs exported."""
    for body in root.xpath(OF_GOOGLE):
        for what, place in (("header", 0), ("footer", -1)):
            if len(body) > 1 and body[place].tag == "div":
                words = " ".join(body[place].text_content().split())
                body[place].drop_tree()
                if words:
                    yield Aside(what, words)
