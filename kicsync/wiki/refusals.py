"""Why a wiki refuses to save a page, in words that a contributor understands.

The codes are those of ``action=edit`` (manual page "API:Edit", "Possible errors") and of the
extensions AbuseFilter, ConfirmEdit, SpamBlacklist and TitleBlacklist.
"""

from collections.abc import Mapping
from typing import Any

from kicsync.errors import Refused
from kicsync.i18n import N_, _

_PROTECTED = (
    N_("“{title}” is protected: this account may not change it."),
    N_("Ask an administrator of the wiki to make the change, or to lift the protection."),
)
_BLOCKED = (
    N_("This account is blocked on the wiki, so “{title}” is not saved. {detail}"),
    N_("Write to the administrators of the wiki."),
)
_NO_RIGHT = (
    N_("This account has no right to save “{title}”. {detail}"),
    N_("Your bot password may lack a right: tick “edit existing pages” and “create, edit, and "
       "move pages” on Special:BotPasswords."),
)  # fmt: skip
_CHANGED = (
    N_("“{title}” was changed on the wiki in the meantime; nothing was overwritten."),
    N_("Get the change first with: kicsync pull"),
)
_GONE = (
    N_("“{title}” does not exist on the wiki any more: it was deleted or moved."),
    N_("See what happened with: kicsync pull"),
)
_HOOK = (
    N_("The wiki refuses to save “{title}” and does not say why. {detail}"),
    N_("Try to make the same change in your browser: the wiki will show its reason."),
)
_CAPTCHA = (
    N_("The wiki asks to prove that a human saves “{title}” (captcha)."),
    N_("Log in with: kicsync login. If you are logged in, ask an administrator of the wiki for "
       "the right “skipcaptcha”."),
)  # fmt: skip
_BAD_TITLE = (
    N_("The wiki does not allow “{title}” as a title. {detail}"),
    N_("Choose another title."),
)
_TOO_BIG = (
    N_("“{title}” is too long for the wiki. {detail}"),
    N_("Shorten it, or split it into several pages."),
)
_MODEL = (
    N_("“{title}” is not a page of wiki text, so kicsync leaves it alone."),
    N_("Change it in your browser."),
)
_DAMAGED = (
    N_("“{title}” was damaged on its way to the wiki, or holds characters that no wiki keeps."),
    N_("Look for strange characters in its file, then try again."),
)
_FILTER = (
    N_("A filter of the wiki refuses “{title}”: {detail}"),
    N_("Change the text, or ask an administrator of the wiki about this filter."),
)
_WARNED = (
    N_("A filter of the wiki warns about “{title}”: {detail}"),
    N_("kicsync never passes over a warning; if the text is right, save it in your browser."),
)

REFUSALS: Mapping[str, tuple[str, str]] = {
    "protectedpage": _PROTECTED,
    "cascadeprotected": _PROTECTED,
    "protectedtitle": _PROTECTED,
    "protectednamespace": _PROTECTED,
    "protectednamespace-interface": _PROTECTED,
    "cantedit": _PROTECTED,
    "blocked": _BLOCKED,
    "autoblocked": _BLOCKED,
    "permissiondenied": _NO_RIGHT,
    "noedit": _NO_RIGHT,
    "noedit-anon": _NO_RIGHT,
    "cantcreate": _NO_RIGHT,
    "cantcreate-anon": _NO_RIGHT,
    "confirmemail": _NO_RIGHT,
    "editconflict": _CHANGED,
    "articleexists": (
        N_("“{title}” already exists on the wiki; nothing was overwritten."),
        N_("Get it first with: kicsync pull, or give your file another title."),
    ),
    "missingtitle": _GONE,
    "nosuchpageid": _GONE,
    "pagedeleted": _GONE,
    "nosuchrevid": _CHANGED,
    "spamblacklist": (
        N_("The wiki refuses “{title}” because of a link that it does not allow: {detail}"),
        N_("Take this link out, or ask an administrator of the wiki to allow it."),
    ),
    "spamdetected": _FILTER,
    "abusefilter-disallowed": _FILTER,
    "abusefilter-warning": _WARNED,
    "titleblacklist-forbidden": _BAD_TITLE,
    "titleblacklist-forbidden-edit": _BAD_TITLE,
    "titleblacklist-forbidden-move": _BAD_TITLE,
    "invalidtitle": _BAD_TITLE,
    "contenttoobig": _TOO_BIG,
    "http-413": _TOO_BIG,
    "contentmodel-mismatch": _MODEL,
    "no-direct-editing": _MODEL,
    "cantchangecontentmodel": _MODEL,
    "emptypage": (N_("The wiki does not keep empty pages (“{title}”)."), N_("Write something.")),
    "badmd5": _DAMAGED,
    "badtoken": (
        N_("The wiki no longer accepts this session, so “{title}” is not saved."),
        N_("Run the same command again."),
    ),
    "captcha": _CAPTCHA,
    "hookaborted": _HOOK,
    "http-403": (
        N_("The server of the wiki blocks the text of “{title}” before the wiki sees it."),
        N_("A firewall dislikes something in it; ask the people who run the wiki."),
    ),
}
"""Code -> what happened, and what to do next; ``{title}`` and ``{detail}`` are filled in."""


def refusal(code: str, title: str, *, info: str = "", data: Mapping[str, Any]) -> Refused:
    """Return the refusal to save ``title``; an unknown code is told in the wiki's own words."""
    unknown = N_("The wiki refuses “{title}”: {detail} ({code})"), _HOOK[1]
    said, hint = REFUSALS.get(code, unknown)
    message = _(said).format(title=title, detail=_detail(info, data), code=code)
    return Refused(message.strip(), code=code, hint=_(hint))


def _detail(info: str, data: Mapping[str, Any]) -> str:
    """Pick the part of an answer that tells one case from another: the link, the filter."""
    links = (data.get("spamblacklist") or {}).get("matches", ())
    rule = (data.get("abusefilter") or {}).get("description", "")
    block = (data.get("blockinfo") or {}).get("blockreason", "")
    return ", ".join(links) or rule or block or info
