"""Every code by which a wiki refuses one page, and the reason that people are told.

The codes are those of ``action=edit``, ``move``, ``delete`` and ``undelete`` (manual pages
"API:Edit", "API:Move", "API:Delete", "API:Undelete") and of the extensions AbuseFilter,
ConfirmEdit, SpamBlacklist and TitleBlacklist, from MediaWiki 1.31 to 1.43. Where the API has no
code of its own, it answers the name of an interface message.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kicsync.errors import Refused
from kicsync.i18n import _
from kicsync.wiki import reasons
from kicsync.wiki.reasons import Reason

WARNING = "abusefilter-warning"
"""A filter wants to be answered by sending the same again, in the same session."""
FILTERED = "abusefilter-disallowed"

_EDITED: Mapping[str, Reason] = {
    "editconflict": reasons.CHANGED,
    "nosuchrevid": reasons.CHANGED,
    "edit-gone-missing": reasons.GONE,
    "pagedeleted": reasons.GONE,
    "edit-already-exists": reasons.EXISTS,
    "contenttoobig": reasons.TOO_BIG,
    "http-413": reasons.TOO_BIG,
    "emptypage": reasons.EMPTY,
    "contentmodel-mismatch": reasons.MODEL,
    "no-direct-editing": reasons.MODEL,
    "cantchangecontentmodel": reasons.MODEL,
    "badmd5": reasons.DAMAGED,
    "content-failed-to-parse": reasons.DAMAGED,
    "unicode-support-fail": reasons.DAMAGED,
    "captcha": reasons.CAPTCHA,
    "spamblacklist": reasons.SPAM,
    "spamdetected": reasons.FILTER,
    "spamprotectionmatch": reasons.FILTER,
    "http-403": reasons.FIREWALL,
}
_RENAMED_OR_DELETED: Mapping[str, Reason] = {
    "redirectexists": reasons.EXISTS,
    "selfmove": reasons.SAME_TITLE,
    "movepage-source-doesnt-exist": reasons.GONE,
    "cantmove": reasons.NO_RIGHT,
    "cantmove-anon": reasons.NO_RIGHT,
    "badarticleerror": reasons.IMMOBILE,
    "cant-move-user-page": reasons.IMMOBILE,
    "cant-move-category-page": reasons.IMMOBILE,
    "immobile-source-namespace": reasons.IMMOBILE,
    "immobile-source-page": reasons.IMMOBILE,
    "spamprotectiontext": reasons.FILTER,
    "bigdelete": reasons.NOT_DELETED,
    "cantdelete": reasons.NOT_DELETED,
    "delete-toomanyrevisions": reasons.NOT_DELETED,
    "cantundelete": reasons.NOT_RESTORED,
    "undelete-no-results": reasons.NOT_RESTORED,
    "undelete-cantcreate": reasons.NO_RIGHT,
    "undelete-cantedit": reasons.NO_RIGHT,
}
_TITLES = (
    *("invalidtitle", "pagecannotexist", "unsupportednamespace", "contentnotallowedhere"),
    *("titleblacklist-forbidden", "titleblacklist-forbidden-edit", "titleblacklist-forbidden-move"),
    *("movepage-invalid-target-title", "immobile-target-page", "nonfile-cannot-move-to-file"),
    *("immobile-target-namespace", "immobile-target-namespace-iw", "bad-target-model"),
    *("cant-move-to-user-page", "cant-move-to-category-page", "badtitletext"),
)
_PROTECTED = (
    *("protectedpage", "cascadeprotected", "protectedtitle", "cantedit"),
    *("protectednamespace", "protectednamespace-interface"),
)
_NO_RIGHT = ("permissiondenied", "noedit", "noedit-anon", "cantcreate", "cantcreate-anon")

REFUSALS: Mapping[str, Reason] = {
    **_EDITED,
    **_RENAMED_OR_DELETED,
    **dict.fromkeys(_TITLES, reasons.BAD_TITLE),
    **dict.fromkeys(_PROTECTED, reasons.PROTECTED),
    **dict.fromkeys(_NO_RIGHT, reasons.NO_RIGHT),
    **dict.fromkeys(("blocked", "autoblocked"), reasons.BLOCKED),
    **dict.fromkeys(("missingtitle", "nosuchpageid"), reasons.GONE),
    **dict.fromkeys(("hookaborted", "edit-hook-aborted", "delete-hook-aborted"), reasons.HOOK),
    "articleexists": reasons.EXISTS,
    "confirmemail": reasons.UNCONFIRMED,
    FILTERED: reasons.FILTER,
    WARNING: reasons.WARNED,
    "badtoken": reasons.SESSION,
}
"""Code -> reason; an unknown code is told in the wiki's own words."""


def refusal(
    code: str,
    title: str,
    *,
    info: str = "",
    data: Mapping[str, Any],
    asked: Mapping[str, Any] | None = None,
) -> Refused:
    """Return the refusal of a change to ``title``; ``asked`` is what was asked of the API."""
    asked = asked or {}
    reason = _reason(code, str(asked.get("action", "edit")))
    message = _(reason.said).format(
        title=title, target=asked.get("to", title), detail=_detail(info, data), code=code
    )
    return Refused(message.strip(), code=code, hint=_(reason.hint))


def _reason(code: str, action: str) -> Reason:
    # A filter has messages of its own; on a rename or a deletion the API answers with their names.
    for name in (WARNING, FILTERED):
        if code.startswith(name):
            return REFUSALS[name]
    reason = REFUSALS.get(code, reasons.UNKNOWN)
    return reasons.NO_RIGHTS.get(action, reason) if reason is reasons.NO_RIGHT else reason


def _detail(info: str, data: Mapping[str, Any]) -> str:
    """Pick the part of an answer that tells one case from another: the link, the filter."""
    links = _said(data, "spamblacklist", "matches")
    rule = _said(data, "abusefilter", "description")
    block = _said(data, "blockinfo", "blockreason")
    return ", ".join(map(str, links)) or ", ".join(map(str, [*rule, *block])) or info


def _said(data: Mapping[str, Any], name: str, key: str) -> Iterator[Any]:
    """Yield the values of one part of an answer; PHP sends an empty part as a list."""
    part = data.get(name)
    value = part.get(key) if isinstance(part, Mapping) else None
    yield from value if isinstance(value, list) else [value] if value else []
