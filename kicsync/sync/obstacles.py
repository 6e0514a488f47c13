"""Why a record is not pushed, and what the person can do about it; pure."""

import re
from typing import NamedTuple

from kicsync.i18n import N_, _
from kicsync.sync.plan import Item, State

_NO_TITLE = re.compile(r"[#<>\[\]|{}\x00-\x1f\x7f]")
"""What no title may hold (Manual: "Page title")."""


class Obstacle(NamedTuple):
    """What stands in the way, and what to do next; both in words."""

    reason: str
    hint: str


_STATES = {
    State.CONFLICT: Obstacle(
        N_("the wiki and your file changed the same field: {fields}"),
        N_("Run “kicsync pull”: it writes both values side by side in a conflict file."),
    ),
    State.DELETED_WIKI: Obstacle(
        N_("the page is no longer an ingredient on the wiki, or is gone"),
        N_("Keep your file, and ask on the wiki what happened to the page."),
    ),
    State.PROTECTED: Obstacle(
        N_("the page is protected: your account may not edit it"),
        N_("Ask an administrator of the wiki to unprotect it, or to make the change."),
    ),
    State.RENAMED_LOCAL: Obstacle(
        N_("the title changed in the file, and kicsync does not move pages yet"),
        N_("Move the page on the wiki, or put the old title back, then push again."),
    ),
}
_UNSETTLED = Obstacle(
    N_("its conflict is not settled: the file .conflict.yml is still there"),
    N_("Run “kicsync resolve”, or keep in {file} what should stay and delete the .conflict.yml."),
)
_NO_PAGE = Obstacle(
    N_("a page can't have this title: it holds one of # < > [ ] | and braces"),
    N_("Change the title in {file}."),
)


def obstacle_to(item: Item) -> Obstacle | None:
    """Return what keeps ``item`` from being pushed, None when nothing does."""
    found = _STATES.get(item.state)
    if item.local and item.local.in_conflict:
        found = _UNSETTLED
    elif item.wiki is None and _NO_TITLE.search(item.title):
        found = _NO_PAGE
    if found is None:
        return None
    fields = ", ".join(item.merged.conflicts if item.merged else ())
    words = {"file": item.file, "fields": fields}
    return Obstacle(_(found.reason).format(**words), _(found.hint).format(**words))
