"""Why a record is not pushed, and what the person can do about it; pure."""

from typing import NamedTuple

from kicsync.i18n import N_, _
from kicsync.kit.titles import NO_TITLE
from kicsync.sync.plan import Item, Lost, State, WikiSide
from kicsync.wiki.pages import Page


class Obstacle(NamedTuple):
    """What stands in the way, and what to do next; both in words."""

    reason: str
    hint: str


_CONFLICT = Obstacle(
    N_("the wiki and your file changed the same field: {fields}"),
    N_("Run “kicsync pull”: it writes both values side by side in a conflict file."),
)
_UNSETTLED = Obstacle(
    N_("its conflict is not settled: the file .conflict.yml is still there"),
    N_("Run “kicsync resolve”, or keep in {file} what should stay and delete the .conflict.yml."),
)
_PROTECTED = Obstacle(
    N_("the page is protected: your account may not edit it"),
    N_("Ask an administrator of the wiki to unprotect it, or to make the change."),
)
_PROTECTED_BY = Obstacle(
    N_("the page is protected by {user} ({when}, “{why}”): your account may not edit it"),
    N_("Ask {user} to unprotect it, or to make the change."),
)
_DELETED = Obstacle(
    N_("the page was deleted on the wiki by {user} ({when}, “{why}”)"),
    N_("Run “kicsync pull”, then “kicsync resolve” to say whether your file stays."),
)
_LOST = {
    Lost.MISSING: Obstacle(
        N_("the page is gone from the wiki, and its log does not say why"),
        N_("Keep your file, and ask on the wiki what happened to the page."),
    ),
    Lost.REDIRECT: Obstacle(
        N_("the page is a redirect now: somebody merged it into another one"),
        N_("See on the wiki where it leads; move what is still missing there, by hand."),
    ),
    Lost.NO_TEMPLATE: Obstacle(
        N_("the page no longer uses the template of ingredients"),
        N_("Ask on the wiki whether that is meant; put the template back to go on."),
    ),
    Lost.UNREADABLE: Obstacle(
        N_("the text of the page can't be read: it is hidden, or no wiki text"),
        N_("Keep your file, and ask an administrator of the wiki what happened to the page."),
    ),
}
_NO_PAGE = Obstacle(
    N_("a page can't have this title: it holds one of # < > [ ] | and braces"),
    N_("Change the title in {file}."),
)
_INVALID = Obstacle(
    N_("a page can't have this title: {invalid}"),
    N_("Change the title in {file}."),
)
_NAMESPACE = Obstacle(
    N_("what stands before “:” in this title is a namespace of the wiki, or another wiki"),
    N_("Change the title in {file}: ingredients stand in the main namespace."),
)
_TAKEN = Obstacle(
    N_("a page called “{title}” exists already; nothing is overwritten"),
    N_("Choose another title in {file}, or bring both pages together on the wiki."),
)
_SAME_TITLE = Obstacle(
    N_("the wiki writes this title “{old}”; for it, both are the same"),
    N_("Write it so in {file}."),
)
_FILE_GONE = Obstacle(
    N_("its file was deleted here; the page stays on the wiki"),
    N_("To delete the page too: kicsync push --delete. To have the file back: kicsync pull TITLE"),
)
_NO_RIGHT = Obstacle(
    N_("its file was deleted here, but your account may not delete pages"),
    N_("Ask an administrator of the wiki. To have the file back: kicsync pull TITLE"),
)
_CHANGED_SINCE = Obstacle(
    N_("its file was deleted here, but somebody changed the page since your last pull"),
    N_("Look at it first: kicsync pull TITLE"),
)


def obstacle_to(item: Item, target: Page | None = None) -> Obstacle | None:
    """Return what keeps ``item`` from being pushed, None when nothing does.

    ``target`` is the page that stands where a new or renamed record wants to go.
    """
    found = _found(item, target)
    if found is None:
        return None
    trace = item.wiki.trace if item.wiki else None
    words = {
        "file": item.file,
        "title": item.title,
        "old": item.base.title if item.base else "",
        "fields": ", ".join(item.merged.conflicts if item.merged else ()),
        "user": trace.user if trace else "",
        "when": trace.when if trace else "",
        "why": trace.why if trace else "",
        "invalid": target.invalid if target else "",
    }
    return Obstacle(_(found.reason).format(**words), _(found.hint).format(**words))


def _found(item: Item, target: Page | None) -> Obstacle | None:
    if item.local and item.local.in_conflict:
        return _UNSETTLED
    if item.base is None or item.state is State.RENAMED_LOCAL:
        nowhere = no_place(item.title, target)
        if nowhere:
            return nowhere
    if item.wiki and item.wiki.lost:
        return _DELETED if item.wiki.deleted else _LOST[item.wiki.lost]
    if item.state is State.RENAMED_LOCAL:
        return _in_the_way(item.wiki, target)
    protected = _PROTECTED_BY if item.wiki and item.wiki.trace else _PROTECTED
    return {State.CONFLICT: _CONFLICT, State.PROTECTED: protected}.get(item.state)


def no_place(title: str, target: Page | None) -> Obstacle | None:
    """Say why no page of the Kit can have this title."""
    if NO_TITLE.search(title):
        return _NO_PAGE
    if target and target.invalid:
        return _INVALID
    return _NAMESPACE if target and target.namespace else None


def _in_the_way(wiki: WikiSide | None, target: Page | None) -> Obstacle | None:
    """Say why a page can't move; whether it may replace a redirect is the wiki's to decide."""
    if target is None or target.missing:
        return None
    if wiki and target.page_id == wiki.page_id:
        return _SAME_TITLE
    return None if target.redirect else _TAKEN


def obstacle_to_deletion(item: Item, *, asked: bool, allowed: bool) -> Obstacle | None:
    """Return what keeps a page from being deleted whose file was; ``asked``: with ``--delete``."""
    changed = item.base and item.wiki and item.wiki.revid != item.base.revid
    if not asked:
        return Obstacle(_(_FILE_GONE.reason), _(_FILE_GONE.hint))
    if not allowed:
        return Obstacle(_(_NO_RIGHT.reason), _(_NO_RIGHT.hint))
    return Obstacle(_(_CHANGED_SINCE.reason), _(_CHANGED_SINCE.hint)) if changed else None
