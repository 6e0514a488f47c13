"""Galleries of pictures -> ``<gallery>`` (manual page "Help:Images", "Rendering a gallery")."""

import re

from lxml.html import HtmlElement

from kicsync.rendered.graft import append
from kicsync.rendered.images import picture
from kicsync.rendered.links import TitleOf
from kicsync.rendered.losses import Losses
from kicsync.rendered.tokens import Tokens

GALLERIES = ".//ul[contains(concat(' ', @class, ' '), ' gallery ')]"
_MODE = re.compile(r"\bmw-gallery-(?P<mode>[\w-]+)")
_USUAL = "traditional"
_WIDTH = re.compile(r"width:\s*(?P<width>[0-9.]+)px")
_WIDTHS = (155.0, 0.0)
"""How wide a box of the usual gallery is: a picture of 120 pixels, and its frame."""


def write_gallery(ul: HtmlElement, tokens: Tokens, title_of: TitleOf, losses: Losses) -> None:
    """Turn ``ul`` into a paragraph that holds the gallery, a picture a line."""
    mode = _MODE.search(ul.get("class", ""))
    shown = f' mode="{mode["mode"]}"' if mode and mode["mode"] != _USUAL else ""
    boxes, captions = ul.find_class("gallerybox"), ul.find_class("gallerycaption")
    if not shown and any(_width(box) not in _WIDTHS for box in boxes):
        losses.style()
    for child in list(ul):
        ul.remove(child)
    ul.tag, ul.text = "p", None
    ul.attrib.clear()
    append(ul, tokens.mark(f"<gallery{shown}{_caption(captions)}>"))
    for box in boxes:
        title = _title(box, title_of)
        if title:
            append(ul, tokens.mark(f"\n{title}"))
            _describe(ul, box, tokens)
        else:
            losses.picture("".join(image.get("src", "") for image in box.iter("img")))
    append(ul, tokens.mark("\n</gallery>"))


def _width(box: HtmlElement) -> float:
    found = _WIDTH.search(box.get("style", ""))
    return float(found["width"]) if found else 0.0


def _caption(captions: list[HtmlElement]) -> str:
    text = " ".join(" ".join(one.text_content() for one in captions).split())
    return f' caption="{text}"' if text and '"' not in text else ""


def _title(box: HtmlElement, title_of: TitleOf) -> str:
    """Return the file of a box; of one that the wiki does not have, only the name is shown."""
    image = next(box.iter("img"), None)
    if image is not None:
        return picture(image, title_of)
    name = " ".join(" ".join(one.text_content() for one in box.find_class("thumb")).split())
    return f"File:{name}" if name else ""


def _describe(ul: HtmlElement, box: HtmlElement, tokens: Tokens) -> None:
    """Write what stands below a picture, on one line."""
    for text in box.find_class("gallerytext"):
        if not text.text_content().strip():
            continue
        append(ul, tokens.mark("|"))
        for number, paragraph in enumerate(text.findall("p") or [text]):
            append(ul, tokens.mark("<br />") if number else "")
            append(ul, _flat(paragraph.text).lstrip())
            children = list(paragraph)
            for child in children:
                child.tail = _flat(child.tail)
                ul.append(child)
            if children:
                children[-1].tail = _flat(children[-1].tail).rstrip()


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
