"""The history of pages (manual page "API:Revisions")."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kicsync.wiki.pages import slot_of, text_of

if TYPE_CHECKING:
    from kicsync.wiki.api import Api

_BATCH = 50
_PROPS = "ids|user|timestamp|comment|sha1"


@dataclass(frozen=True)
class Revision:
    """One revision; ``text`` is None where it was not asked for or is hidden.

    ``sha1`` is the hash of the text, in hexadecimal.
    """

    revid: int
    parent: int
    page_id: int
    title: str
    user: str
    comment: str
    sha1: str
    text: str | None = None


def revisions_since(api: "Api", page_id: int, revid: int) -> list[Revision]:
    """Return the revisions of a page after ``revid`` (0: all), the oldest first, without texts.

    A page that is gone has none.
    """
    asked: dict[str, Any] = {"pageids": page_id, "prop": "revisions", "rvprop": _PROPS}
    start: dict[str, Any] = {"rvstartid": revid} if revid else {}
    answers = api.query(**asked, **start, rvdir="newer", rvlimit="max")
    return [found for answer in answers for found in _revisions(answer) if found.revid > revid]


def fetch_revisions(
    api: "Api", revids: Iterable[int], *, content: bool = True
) -> dict[int, Revision]:
    """Return the revisions that exist, by their number; 50 a request."""
    wanted = list(dict.fromkeys(revids))
    more = {"rvprop": f"{_PROPS}|content", "rvslots": "main"} if content else {"rvprop": _PROPS}
    found: dict[int, Revision] = {}
    for index in range(0, len(wanted), _BATCH):
        ids = "|".join(map(str, wanted[index : index + _BATCH]))
        for answer in api.query(post=True, revids=ids, prop="revisions", **more):
            found |= {revision.revid: revision for revision in _revisions(answer)}
    return found


def _revisions(answer: Mapping[str, Any]) -> Iterator[Revision]:
    for page in answer.get("query", {}).get("pages", ()):
        for said in page.get("revisions", ()):
            yield Revision(
                revid=said["revid"],
                parent=said.get("parentid", 0),
                page_id=page["pageid"],
                title=page["title"],
                user=said.get("user", ""),
                comment=said.get("comment", ""),
                sha1=said.get("sha1", ""),
                text=text_of(slot_of(said)),
            )
