"""What a contributor is told when a wiki refuses a page: what happened, and what to do next.

In each text ``{title}`` is the page, ``{target}`` the title that it should get (where nothing is
moved, the same), ``{detail}`` the wiki's own words, ``{code}`` the code of the API.
"""

from collections.abc import Mapping
from typing import NamedTuple

from kicsync.i18n import N_


class Reason(NamedTuple):
    """What happened, and what to do next; both are translated when they are shown."""

    said: str
    hint: str


_ADMINISTRATOR = N_("Ask an administrator of the wiki.")

PROTECTED = Reason(
    N_("“{title}” is protected: this account may not change it."),
    N_("Ask an administrator of the wiki to make the change, or to lift the protection."),
)
BLOCKED = Reason(
    N_("This account is blocked on the wiki, so “{title}” stays as it is. {detail}"),
    N_("Write to the administrators of the wiki."),
)
NO_RIGHT = Reason(
    N_("This account has no right to save “{title}”. {detail}"),
    N_("Your bot password may lack a right: tick “edit existing pages” and “create, edit, and "
       "move pages” on Special:BotPasswords."),
)  # fmt: skip
_NO_RIGHT_TO_DELETE = Reason(
    N_("This account has no right to delete or restore “{title}”. {detail}"),
    N_("Most wikis leave this to administrators. If you are one, tick “delete pages, revisions, "
       "and log entries” on Special:BotPasswords; if not, ask one."),
)  # fmt: skip
NO_RIGHTS: Mapping[str, Reason] = {
    "move": Reason(
        N_("This account has no right to rename “{title}”. {detail}"),
        N_("Your bot password may lack a right: tick “create, edit, and move pages” on "
           "Special:BotPasswords."),
    ),
    "delete": _NO_RIGHT_TO_DELETE,
    "undelete": _NO_RIGHT_TO_DELETE,
}  # fmt: skip
"""Action of the API -> what is said about a missing right; ``NO_RIGHT`` for all others."""
UNCONFIRMED = Reason(
    N_("The wiki wants this account to confirm its e-mail address before it changes “{title}”."),
    N_("Confirm the address in the preferences of your account on the wiki."),
)
CHANGED = Reason(
    N_("“{title}” was changed on the wiki in the meantime; nothing was overwritten."),
    N_("Get the change first with: kicsync pull"),
)
EXISTS = Reason(
    N_("“{target}” already exists on the wiki; nothing was overwritten."),
    N_("Get it first with: kicsync pull, or give your file another title."),
)
GONE = Reason(
    N_("“{title}” does not exist on the wiki any more: it was deleted or moved."),
    N_("See what happened with: kicsync pull"),
)
SAME_TITLE = Reason(
    N_("The page has the title “{target}” already."),
    N_("See where things stand with: kicsync status"),
)
IMMOBILE = Reason(
    N_("The wiki does not allow “{title}” to be renamed. {detail}"),
    _ADMINISTRATOR,
)
NOT_DELETED = Reason(
    N_("The wiki does not delete “{title}”. {detail}"),
    N_("See what happened with: kicsync pull, or ask an administrator of the wiki."),
)
NOT_RESTORED = Reason(
    N_("The wiki has nothing to restore under “{title}”. {detail}"),
    N_("See where things stand with: kicsync pull"),
)
BAD_TITLE = Reason(
    N_("The wiki does not allow “{target}” as a title. {detail}"),
    N_("Choose another title."),
)
SPAM = Reason(
    N_("The wiki refuses “{title}” because of a link that it does not allow: {detail}"),
    N_("Take this link out, or ask an administrator of the wiki to allow it."),
)
FILTER = Reason(
    N_("A filter of the wiki refuses “{title}”: {detail}"),
    N_("Change the text, or ask an administrator of the wiki about this filter."),
)
WARNED = Reason(
    N_("A filter of the wiki warns about “{title}”: {detail}"),
    N_("kicsync never passes over a warning; if all is right, do it in your browser."),
)
CAPTCHA = Reason(
    N_("The wiki asks to prove that a human saves “{title}” (captcha)."),
    N_("Log in with: kicsync login. If you are logged in, ask an administrator of the wiki for "
       "the right “skipcaptcha”."),
)  # fmt: skip
HOOK = Reason(
    N_("The wiki refuses “{title}” and does not say why. {detail}"),
    N_("Try to make the same change in your browser: the wiki will show its reason."),
)
TOO_BIG = Reason(
    N_("“{title}” is too long for the wiki. {detail}"),
    N_("Shorten it, or split it into several pages."),
)
EMPTY = Reason(N_("The wiki does not keep empty pages (“{title}”)."), N_("Write something."))
MODEL = Reason(
    N_("“{title}” is not a page of wiki text, so kicsync leaves it alone."),
    N_("Change it in your browser."),
)
DAMAGED = Reason(
    N_("“{title}” was damaged on its way to the wiki, or holds characters that no wiki keeps."),
    N_("Look for strange characters in its file, then try again."),
)
SESSION = Reason(
    N_("The wiki no longer accepts this session, so “{title}” stays as it is."),
    N_("Run the same command again."),
)
FIREWALL = Reason(
    N_("The server of the wiki blocks the text of “{title}” before the wiki sees it."),
    N_("A firewall dislikes something in it; ask the people who run the wiki."),
)
UNKNOWN = Reason(N_("The wiki refuses “{title}”: {detail} ({code})"), HOOK.hint)
