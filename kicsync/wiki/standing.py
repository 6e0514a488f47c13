"""What stands on pages, without their texts: five hundred a request where a template lists them.

By its title and the hash of its text it is known whether a page is still the one that was read
(manual pages "API:Embeddedin" and "API:Revisions").
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from kicsync.wiki.batches import batches, most_named

if TYPE_CHECKING:
    from kicsync.wiki.api import Api

_ASKED: dict[str, Any] = {"prop": "info|revisions", "rvprop": "ids|sha1"}


class Standing(NamedTuple):
    """A page as it is now; ``sha1`` (hexadecimal) is '' where the wiki hides its text."""

    page_id: int
    title: str
    revid: int
    sha1: str = ""


def standing(
    api: "Api", page_ids: Collection[int], *, template: str = "", high_limits: bool = False
) -> dict[int, Standing]:
    """Return what stands on those of the pages that are there, by their ids.

    ``template`` is the full title of one that most of them use.
    """
    found: dict[int, Standing] = {}
    size = most_named(high_limits=high_limits)
    if template and len(page_ids) > size:
        listed = {"generator": "embeddedin", "geititle": template, "geilimit": "max"}
        found |= {one.page_id: one for one in _asked(api, **listed)}
    left = [number for number in page_ids if number not in found]
    for some in batches(left, size):
        found |= {one.page_id: one for one in _asked(api, pageids="|".join(map(str, some)))}
    return {number: found[number] for number in page_ids if number in found}


def _asked(api: "Api", **pages: str) -> Iterator[Standing]:
    for answer in api.query(post=True, **pages, **_ASKED):
        for page in answer.get("query", {}).get("pages", ()):
            if page.get("revisions"):
                (revision,) = page["revisions"]
                sha1 = revision.get("sha1", "")
                yield Standing(page["pageid"], page["title"], revision["revid"], sha1)
