"""A page as the wiki shows it (manual page "API:Parsing wikitext"): one request."""

from typing import TYPE_CHECKING, Any, NamedTuple

from kicsync.wiki.endings import incomplete

if TYPE_CHECKING:
    from kicsync.wiki.api import Api

_ASK: dict[str, Any] = {
    "action": "parse",
    "prop": "text|wikitext|revid",
    "redirects": True,
    "disableeditsection": True,
    "disabletoc": True,
    "disablelimitreport": True,
}


class Shown(NamedTuple):
    """A page at one moment: its HTML as readers see it, and its own text."""

    title: str
    page_id: int
    revid: int
    html: str
    text: str


def parse_page(api: "Api", title: str) -> Shown:
    """Return the page ``title`` as it is shown; a redirect leads on to the page that it names.

    Raises WikiError where there is no such page, and as ``Api``.
    """
    answer = api.get(page=title, **_ASK)
    try:
        said = answer["parse"]
        return Shown(said["title"], said["pageid"], said["revid"], said["text"], said["wikitext"])
    except (KeyError, TypeError) as error:
        raise incomplete(api.url, error) from error
