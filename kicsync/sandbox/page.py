"""A page to be imported, and MediaWiki's XML for many of them."""

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape

_NAMESPACES = {
    "Modèle": 10,
    "Catégorie": 14,
    "Attribut": 102,
    "Formulaire": 106,
    "Template": 10,
    "Category": 14,
    "Property": 102,
    "Form": 106,
}
_REVISION = (
    "<page><title>{title}</title><ns>{namespace}</ns><revision>"
    "<timestamp>2021-01-14T10:00:00Z</timestamp>"
    "<contributor><username>{author}</username></contributor>"
    "<model>wikitext</model><format>text/x-wiki</format>"
    '<text xml:space="preserve">{text}</text></revision></page>\n'
)


class Page(NamedTuple):
    """``text`` is what MediaWiki stores: NFC, LF, no white space at its end."""

    title: str
    text: str


def export(pages: Iterable[Page], author: str) -> str:
    """Return the pages as importDump.php reads them (MediaWiki manual, "Help:Export").

    Their one revision has the date of the journal's entry on the ingredients, 14 January 2021, so
    that the same pages are imported the same everywhere, and only once.
    """
    body = "".join(
        _REVISION.format(
            title=escape(page.title),
            namespace=_NAMESPACES.get(page.title.partition(":")[0], 0),
            author=escape(author),
            text=escape(page.text),
        )
        for page in pages
    )
    return (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">\n'
        f"{body}</mediawiki>\n"
    )
