"""Pictures of a page -> ``[[Fichier:X.png|thumb|caption]]``.

The two shapes in which MediaWiki shows them: ``div.thumb`` until 1.39, ``figure`` since (manual
page "Parsoid/Parser Unification/Media structure").
"""

import re
from urllib.parse import unquote

from lxml.html import HtmlElement

from kicsync.rendered.links import TitleOf

_SIDES = {
    "tleft": "left", "tright": "", "tnone": "none", "mw-halign-left": "left",
    "mw-halign-right": "right", "mw-halign-center": "center", "mw-halign-none": "none",
    "floatleft": "left", "floatright": "right", "floatnone": "none",
}  # fmt: skip
_STORED = re.compile(
    r"/images/(?:thumb/)?[0-9a-f]/[0-9a-f]{2}/(?P<hashed>[^/?]+)|(?:^|/)(?P<plain>[^/?]+)$"
)
_FILE = "File"


def picture(image: HtmlElement, title_of: TitleOf) -> str:
    """Return the title of the file that ``image`` shows, with its namespace; '' for another one."""
    link = image.getparent()
    href = link.get("href", "") if link is not None and link.tag == "a" else ""
    title = title_of(href) if href else ""
    name = _stored_name(image)
    if title and name and title.partition(":")[2].replace(" ", "_") == name.replace(" ", "_"):
        return title
    if title and ":" in title and not name:
        return title
    return f"{_FILE}:{name.replace('_', ' ')}" if name else ""


def _stored_name(image: HtmlElement) -> str:
    """Return the name of the file by where the wiki stores it; '' for what is not from there."""
    source = unquote(image.get("src", ""))
    found = _STORED.search(source)
    if found is None or (not found["hashed"] and "://" in source):
        return ""
    name = found["hashed"] or found["plain"]
    return re.sub(r"^\d+px-", "", name)


def options(image: HtmlElement, frame: HtmlElement | None) -> str:
    """Return ``|thumb|left|120px``, as the picture and its frame are shown."""
    found = []
    kind = frame.get("typeof", "") if frame is not None else ""
    classes = frame.get("class", "").split() if frame is not None else []
    if "Thumb" in kind or "thumb" in classes:
        found.append("thumb")
    elif "Frame" in kind:
        found.append("frame")
    found += [side for name, side in _SIDES.items() if name in classes and side]
    width, whole = image.get("width", ""), image.get("data-file-width", "")
    if width.isdigit() and (not found or "thumb" not in found or width != "220") and width != whole:
        found.append(f"{width}px")
    alt = " ".join(image.get("alt", "").split())
    if alt and "|" not in alt and alt != _stored_name(image):
        found.append(f"alt={alt}")
    return "".join(f"|{option}" for option in found)


def frame_of(image: HtmlElement) -> HtmlElement | None:
    """Return the element that frames ``image`` with its caption, None when it stands in a text."""
    for element in image.iterancestors():
        if element.tag == "figure" or "thumb" in element.get("class", "").split():
            return element
        if element.tag not in ("a", "span", "div"):
            return None
    return None


def caption_of(frame: HtmlElement) -> HtmlElement | None:
    """Return the element that holds the caption of a frame."""
    found = frame.xpath(
        ".//figcaption | .//*[contains(concat(' ', @class, ' '), ' thumbcaption ')]"
    )
    return found[0] if found else None
