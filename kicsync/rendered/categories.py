"""The categories of a page: shown below its text, or named in its script."""

import json
import re
from typing import NamedTuple

from lxml.html import HtmlElement

from kicsync.rendered.page import document

_LINKS = "//*[@id='mw-normal-catlinks']//li//a"
_SCRIPT = re.compile(r"""wgCategories["']?\s*:\s*(?P<names>\[(?:[^\]"\\]|"(?:[^"\\]|\\.)*")*\])""")
_NEW = "new"
_CANONICAL = "Category"


class Category(NamedTuple):
    """A category, by its name; ``title`` is that of its page.

    One without a page may be the wiki's own, which notes what is wrong with a text (manual page
    "Help:Tracking categories"), so it is not ``sure`` that a person wrote it.
    """

    name: str
    title: str
    sure: bool


def categories(text: str) -> tuple[Category, ...]:
    """Return the categories of the page ``text``, the hidden ones left out: they are the wiki's."""
    shown = [_shown(link) for link in document(text).xpath(_LINKS)]
    if shown:
        return tuple(shown)
    return tuple(Category(name, f"{_CANONICAL}:{name}", sure=False) for name in _in_script(text))


def _shown(link: HtmlElement) -> Category:
    """Return what a link says; the namespace stands in its tooltip, in the wiki's language."""
    name = " ".join(link.text_content().split())
    space, colon, rest = link.get("title", "").partition(":")
    known = bool(colon) and rest.startswith(name)
    new = _NEW in link.get("class", "").split()
    return Category(name, f"{space if known else _CANONICAL}:{name}", sure=not new)


def _in_script(text: str) -> list[str]:
    found = _SCRIPT.search(text)
    try:
        return [str(name) for name in json.loads(found["names"])] if found else []
    except ValueError:  # an escape that JSON does not have
        return []
