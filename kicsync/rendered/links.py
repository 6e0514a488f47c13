"""Links of a page -> ``[[Page|text]]`` and ``[url text]``."""

import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from kicsync.rendered.graft import around, instead
from kicsync.rendered.losses import Losses
from kicsync.rendered.tokens import Tokens

TitleOf = Callable[[str], str]
"""Returns the title of the page to which an address leads, '' for an address outside the wiki."""

_EXTERNAL = re.compile(
    r"(?:https?|ftps?|ircs?|news|git|svn|xmpp|sips?|tel|sms|mailto|magnet|urn|geo):|//",
    re.IGNORECASE,
)
_NAMESPACED = re.compile(r"[^\W\d][^:]*:\S")
_UNSAFE = re.compile(r'[\s"<>\[\]|{}]')


def write_link(link: HtmlElement, tokens: Tokens, title_of: TitleOf, losses: Losses) -> None:
    """Put marks in the place of the tags of ``link``."""
    href = link.get("href", "").strip()
    title = title_of(href) if href and not href.startswith("#") else ""
    if "selflink" in link.get("class", "").split():
        _inner(link, " ".join(link.text_content().split()), "", tokens)
    elif href.startswith(("#cite_", "#endnote_")):
        losses.footnote()
        link.drop_tag()
    elif href.startswith("#") and len(href) > 1:
        _inner(link, "", href[1:], tokens)
    elif title:
        _inner(link, title, urlsplit(href).fragment, tokens)
    elif _EXTERNAL.match(href):
        _outer(link, href, tokens)
    else:
        if href:
            losses.link(href)
        link.drop_tag()


def _inner(link: HtmlElement, title: str, fragment: str, tokens: Tokens) -> None:
    """Write a link to a page of the wiki, or to a place in this one."""
    label = " ".join(link.text_content().split())
    place = f"#{unquote(fragment).replace('_', ' ')}" if fragment else ""
    target = f"{title}{place}"
    plain = not len(link) and label[:1].upper() + label[1:] == target
    if plain:
        instead(link, tokens.mark(f"[[{label}]]"))
        return
    colon = ":" if _NAMESPACED.match(title) else ""  # else a file or a category would come itself
    around(link, tokens.mark(f"[[{colon}{target}|"), tokens.mark("]]"))


def _outer(link: HtmlElement, href: str, tokens: Tokens) -> None:
    """Write a link to another site; one that is its own label stands bare."""
    address = _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", href)
    classes = link.get("class", "").split()
    label = link.text_content().strip()
    if "autonumber" in classes or not label:
        instead(link, tokens.mark(f"[{address}]") if label else "")
    elif label == href and "text" not in classes:
        instead(link, tokens.mark(address))
    else:
        _close_brackets(link, tokens)
        around(link, tokens.mark(f"[{address} "), tokens.mark("]"))


def _close_brackets(link: HtmlElement, tokens: Tokens) -> None:
    """Shield what would end the link."""
    for element in link.iter():
        if element.text:
            element.text = element.text.replace("]", tokens.mark("&#93;"))
        if element is not link and element.tail:
            element.tail = element.tail.replace("]", tokens.mark("&#93;"))
