"""Moving, deleting and restoring a page (manual pages "API:Move", "API:Delete", "API:Undelete").

None of them is sent twice: after a lost answer the page is read to know what happened.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kicsync.errors import LostAnswer, WikiError
from kicsync.wiki.pages import fetch_ids, fetch_titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from kicsync.wiki.api import Api


@dataclass(frozen=True)
class Move:
    """The page ``page_id`` gets the title ``target``; a redirect stays under ``title``.

    ``bare``: none does; that takes the right ``suppressredirect``.
    """

    page_id: int
    title: str
    target: str
    summary: str
    bare: bool = False


@dataclass(frozen=True)
class Removal:
    """The page ``page_id`` goes away."""

    page_id: int
    title: str
    summary: str


@dataclass(frozen=True)
class Restoration:
    """The deleted page ``title`` comes back, with its whole history."""

    title: str
    summary: str


def move(api: "Api", order: Move) -> None:
    """Move a page and its talk page; an existing target is never overwritten.

    Raises ``Refused`` (this page only), ``LostAnswer`` (nobody knows) and what ``Api`` raises.
    """
    said: dict[str, Any] = {"fromid": order.page_id, "to": order.target, "movetalk": 1}
    said |= {"noredirect": 1} if order.bare else {}
    _do(api, order, partial(_has_moved, api, order), action="move", **said)


def delete(api: "Api", order: Removal) -> None:
    """Delete a page; raises as ``move``."""
    gone = partial(_is_gone, api, order.page_id)
    _do(api, order, gone, action="delete", pageid=order.page_id)


def restore(api: "Api", order: Restoration) -> None:
    """Restore a deleted page; raises as ``move``."""
    _do(api, order, partial(_is_there, api, order.title), action="undelete", title=order.title)


def _has_moved(api: "Api", order: Move) -> bool:
    return fetch_titles(api, [order.target], content=False)[order.target].page_id == order.page_id


def _is_gone(api: "Api", page_id: int) -> bool:
    return fetch_ids(api, [page_id], content=False)[page_id].missing


def _is_there(api: "Api", title: str) -> bool:
    return not fetch_titles(api, [title], content=False)[title].missing


def _do(
    api: "Api",
    order: Move | Removal | Restoration,
    done: "Callable[[], bool]",
    **params: Any,
) -> None:
    fixed = {"errorformat": "plaintext", "errorsuselocal": 1, "assert": "user"}
    try:
        watch = {"watchlist": "nochange", "reason": order.summary}
        api.write(about=order.title, **params, **watch, **fixed)
    except LostAnswer:
        if not _known(done):
            raise


def _known(done: "Callable[[], bool]") -> bool:
    try:
        return done()
    except WikiError:
        return False
