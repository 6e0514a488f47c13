"""Who links to a page, or includes it (manual pages "API:Linkshere", "API:Transcludedin").

Fifty titles a request, and no more than so many requests: a wiki may link to a page from anywhere.
"""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from kicsync.wiki.batches import batches, most_named, several

if TYPE_CHECKING:
    from kicsync.wiki.api import Api

MOST_REQUESTS = 40
"""They hold twenty thousand links; where there are more, the answer says so."""
_ASKED: dict[str, Any] = {
    "prop": "linkshere|transcludedin",
    "lhprop": "title",
    "lhlimit": "max",
    "tiprop": "title",
    "tilimit": "max",
}


class Linking(NamedTuple):
    """Titles of pages that link; ``more`` tells that there are others."""

    titles: tuple[str, ...]
    more: bool = False


def linking(api: "Api", titles: Iterable[str], *, high_limits: bool = False) -> Linking:
    """Return the pages that link to one of ``titles`` or include it, redirects too."""
    found: dict[str, None] = {}
    asked, more = 0, False
    for some in batches(titles, most_named(high_limits=high_limits)):
        more |= asked >= MOST_REQUESTS
        answers = api.query(post=True, titles=several(some), **_ASKED)
        for answer in islice(answers, max(0, MOST_REQUESTS - asked)):
            asked += 1
            for page in answer.get("query", {}).get("pages", ()):
                listed = (*page.get("linkshere", ()), *page.get("transcludedin", ()))
                found |= {one["title"]: None for one in listed}
            more |= asked >= MOST_REQUESTS and "continue" in answer
    return Linking(tuple(found), more)
