"""An .odt, made ready for pandoc: colours, comments and tracked changes, which it does not tell.

The elements are those of OpenDocument 1.3, part 3: 5.5 (Change Tracking), 14.1 (Annotation).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kicsync.rubrics.reading import odt_shape
from kicsync.rubrics.reading.blocks import Aside, distinct
from kicsync.rubrics.reading.colours import colour_of
from kicsync.rubrics.reading.marks import (
    BOX,
    COLOUR,
    COMMENT,
    DELETED,
    INSERTED,
    STRUCK,
    TAB,
    closing,
    free_all,
    mark_all,
    opening,
    whole,
)
from kicsync.rubrics.reading.odt_shape import instead, words_in
from kicsync.rubrics.reading.package import changed

BODY = "content.xml"
_NS = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TEXT, _STYLE, _OFFICE = (f"{{{_NS.format(name)}}}" for name in ("text", "style", "office"))
_DRAW = f"{{{_NS.format('drawing')}}}"
_FO = f"{{{_NS.format('xsl-fo-compatible')}}}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_COLOURS = (f"{_FO}color", f"{_FO}background-color")
_IDS = (f"{_TEXT}id", "{http://www.w3.org/XML/1998/namespace}id")
_LINE = f"{_STYLE}text-line-through-style"


def prepare(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[Aside, ...]]:
    """Return the parts of an .odt with marks, and what stands beside its text."""
    return changed(parts, BODY, _marked), distinct(_asides(parts))


def _marked(text: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(text)
    free_all(root)
    odt_shape.straighten(root)
    for tab in list(root.iter(f"{_TEXT}tab")):
        instead(tab, TAB)
    styles = _styles(root)
    for span in list(root.iter(f"{_TEXT}span")):
        _mark_span(span, *styles.get(span.get(f"{_TEXT}style-name", ""), ("", False)))
    _mark_changes(root)
    for comment in list(root.iter(f"{_OFFICE}annotation")):
        _mark_comment(comment)
    for box in list(root.iter(f"{_DRAW}text-box")):
        instead(box.getparent(), whole(BOX, words_in(box)))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _styles(root: Any) -> dict[str, tuple[str, bool]]:
    """Return of each style of characters its colour, and whether it strikes out."""
    found = {}
    for style in root.iter(f"{_STYLE}style"):
        looks = style.find(f"{_STYLE}text-properties")
        if looks is not None and style.get(f"{_STYLE}family") == "text":
            colours = (colour_of(looks.get(name, "")) for name in _COLOURS)
            struck = looks.get(_LINE, "none") != "none"
            found[style.get(f"{_STYLE}name", "")] = (next(filter(None, colours), ""), struck)
    return found


def _mark_span(span: Any, colour: str, struck: bool) -> None:  # noqa: FBT001  # as in _styles
    linked = any(outer.tag == f"{_TEXT}a" for outer in span.iterancestors())
    if colour and not (linked and not colour_of(colour, link=True)):
        mark_all(span, COLOUR, colour)
    if struck:
        mark_all(span, STRUCK)


def _mark_changes(root: Any) -> None:
    """Put marks where text was inserted, and the text that was deleted back where it stood."""
    regions = {
        region.get(name, ""): region
        for region in root.iter(f"{_TEXT}changed-region")
        for name in _IDS
    }
    for kind in ("change-start", "change-end", "change"):
        for point in list(root.iter(f"{_TEXT}{kind}")):
            region = regions.get(point.get(f"{_TEXT}change-id", ""))
            if region is not None:
                instead(point, _change(kind, region))
    for tracked in list(root.iter(f"{_TEXT}tracked-changes")):
        tracked.getparent().remove(tracked)


def _change(kind: str, region: Any) -> str:
    who = "".join(region.xpath(".//*[local-name()='creator']/text()"))
    inserted = region.find(f"{_TEXT}insertion") is not None
    deletion = region.find(f"{_TEXT}deletion")
    if kind == "change" and deletion is not None:
        return whole(DELETED, words_in(deletion), who)
    if not inserted:
        return ""
    return opening(INSERTED, who) if kind == "change-start" else closing(INSERTED)


def _mark_comment(comment: Any) -> None:
    who = comment.findtext(_CREATOR, "")
    instead(comment, whole(COMMENT, words_in(comment), who))


def _asides(parts: Mapping[str, bytes]) -> Iterator[Aside]:
    """Yield what headers and footers say."""
    from lxml import etree

    if "styles.xml" not in parts:
        return
    for element in etree.fromstring(parts["styles.xml"]).iter(f"{_STYLE}header", f"{_STYLE}footer"):
        what = "header" if str(element.tag).endswith("header") else "footer"
        yield Aside(what, words_in(element))
