"""The table of everything that can go wrong between kicsync and a wiki, and what is done then.

The codes are those of the API (manual page "API:Errors and warnings") and, for what happens below
it, our own: ``http-429``, ``moved``, ``not-json``, ``cut``, ``unsent``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from kicsync.errors import KicsyncError, LoginRefused, LostAnswer, NoApi, Unreachable, WikiError
from kicsync.i18n import N_, _
from kicsync.wiki.refusals import REFUSALS, refusal


class Do(Enum):
    """What is done about a fault."""

    WAIT = "the wiki did nothing: wait as it asks, and send the same again"
    RENEW = "the token is old: ask a new one, once"
    LOGIN = "the session ended: log in again, once"
    AGAIN = "nobody knows: a read is sent again a few times, a write is a lost answer"
    LOST = "nobody knows: a read ends the run, a write is a lost answer"
    UNSENT = "it never left: sent again if the wiki has answered before"
    RECORD = "this page is refused, the others go on"
    STOP = "the run ends"


TREATMENT: Mapping[str, Do] = {
    **dict.fromkeys(REFUSALS, Do.RECORD),
    "maxlag": Do.WAIT,
    "ratelimited": Do.WAIT,
    "actionthrottledtext": Do.WAIT,
    "readonly": Do.WAIT,
    "http-429": Do.WAIT,
    "badtoken": Do.RENEW,
    "assertuserfailed": Do.LOGIN,
    "assertnameduserfailed": Do.LOGIN,
    "http-408": Do.AGAIN,
    "http-425": Do.AGAIN,
    "http-500": Do.AGAIN,
    "http-502": Do.AGAIN,
    "http-503": Do.AGAIN,
    "http-504": Do.AGAIN,
    "internal_api_error": Do.AGAIN,
    "cut": Do.AGAIN,
    "not-json": Do.LOST,
    "unsent": Do.UNSENT,
    "certificate": Do.STOP,
    "moved": Do.STOP,
    "readapidenied": Do.STOP,
    "writeapidenied": Do.STOP,
    "http-400": Do.STOP,
    "http-401": Do.STOP,
    "http-404": Do.STOP,
    "http-410": Do.STOP,
}
"""Every code that is known; an unknown one refuses the page on a write and ends a read."""

_WAITS: Mapping[str, str] = {
    "maxlag": N_("The wiki's databases are behind."),
    "ratelimited": N_("The wiki has had too many edits from this account for now."),
    "actionthrottledtext": N_("The wiki has had too many edits from this account for now."),
    "readonly": N_("The wiki is read-only for now."),
    "http-429": N_("The wiki has had too many requests for now."),
}


@dataclass(frozen=True)
class Fault:
    """One thing that went wrong: its code, the wiki's words, what else it says."""

    code: str
    info: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    retry_after: str = ""
    error: BaseException | None = None

    def treatment(self) -> Do | None:
        """Return what is to be done, or None for a code that nobody knows."""
        if self.code.startswith(("internal_api_error", "http-5")):
            return Do.AGAIN
        return TREATMENT.get(self.code)

    def reason(self) -> str:
        """Say in words why there is a wait."""
        said = self.data.get("readonlyreason", "")
        text = _(_WAITS.get(self.code, N_("The wiki does not answer properly for now.")))
        return f"{text} {said}" if said else text


def api_fault(answer: Mapping[str, Any], retry_after: str = "") -> Fault | None:
    """Return the error that an answer of the API holds, in its old or its new form."""
    error = answer.get("error") or next(iter(answer.get("errors", ())), None)
    if not isinstance(error, Mapping):
        return None
    info = str(error.get("info") or error.get("text") or "")
    data = {**error, **error.get("data", {})}
    return Fault(str(error.get("code", "unknown")), info, data, retry_after)


def end(fault: Fault, url: str, *, write: bool, about: str = "") -> KicsyncError:
    """Return the error that ``fault`` ends in; ``about`` is the title of the page written."""
    do = fault.treatment()
    if write and do in (Do.AGAIN, Do.LOST):
        return _lost(about)
    if write and do in (Do.RECORD, Do.RENEW, None):
        return refusal(fault.code, about, info=fault.info, data=fault.data)
    return _stop(fault, url)


def _lost(about: str) -> LostAnswer:
    return LostAnswer(
        _("“{title}” was sent, but no answer came back: nobody knows whether it is saved.").format(
            title=about
        ),
        hint=_("Run the same command again: it reads the page first, and loses nothing."),
    )


def _stop(fault: Fault, url: str) -> WikiError:
    match fault.code:
        case "assertuserfailed" | "assertnameduserfailed":
            return LoginRefused(
                _("The wiki ended the session, and logging in again did not help."),
                hint=_("Check your bot password with: kicsync login"),
            )
        case "readapidenied":
            return LoginRefused(
                _("{url} is a private wiki: it only answers those who log in.").format(url=url),
                hint=_("Log in with: kicsync login"),
            )
        case "writeapidenied":
            return LoginRefused(
                _("This account has no right to edit {url} this way.").format(url=url),
                hint=_("Ask the people who run the wiki for the right “writeapi”."),
            )
        case "http-401":
            return LoginRefused(
                _("The server of {url} asks for a password of its own.").format(url=url),
                hint=_("kicsync can't give it; ask the people who run the wiki."),
            )
        case _:
            return _no_answer(fault, url)


def _no_answer(fault: Fault, url: str) -> WikiError:
    if fault.code == "moved":
        return NoApi(
            _("The wiki has moved from {url} to {new}.").format(url=url, new=fault.info),
            hint=_("If you trust that address: kicsync init --rebind {new}").format(new=fault.info),
        )
    if fault.treatment() is Do.AGAIN:
        return Unreachable(
            _("{url} does not answer properly ({code}).").format(url=url, code=fault.code),
            hint=_("Check your connection, or try again later."),
        )
    if fault.code.startswith(("not-json", "http-4")):
        return NoApi(
            _("{url} answers, but not as the API of a wiki does ({code}).").format(
                url=url, code=fault.code
            ),
            hint=_("Open it in a browser: the wiki may have moved, or your network asks a login."),
        )
    said = _("The wiki answers: {info} ({code})").format(info=fault.info, code=fault.code)
    return WikiError(said, hint=_("Show this message to the people who run the wiki."))
