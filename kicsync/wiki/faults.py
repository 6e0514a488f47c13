"""The table of everything that can go wrong between kicsync and a wiki, and what is done then.

The codes are those of the API (manual page "API:Errors and warnings") and, for what happens below
it, our own: ``http-429``, ``moved``, ``not-json``, ``too-large``, ``cut``, ``unsent``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from kicsync.i18n import N_, _
from kicsync.wiki.refusals import REFUSALS


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
    "too-large": Do.LOST,
    "unsent": Do.UNSENT,
    "certificate": Do.STOP,
    "moved": Do.STOP,
    "readapidenied": Do.STOP,
    "writeapidenied": Do.STOP,
    "noapiwrite": Do.STOP,
    "http-400": Do.STOP,
    "http-401": Do.STOP,
    "http-404": Do.STOP,
    "http-410": Do.STOP,
}
"""Every code that is known; an unknown one refuses the page on a write and ends a read."""

_UNWELL = N_("The wiki does not answer properly for now.")
_WAITS: Mapping[str, str] = {
    "maxlag": N_("The wiki's databases are behind."),
    "ratelimited": N_("The wiki has had too many edits from this account for now."),
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

    @property
    def unknown(self) -> bool:
        """Whether nobody knows what the wiki did."""
        return self.treatment() in (Do.AGAIN, Do.LOST)

    def reason(self) -> str:
        """Say in words why there is a wait."""
        said = self.data.get("readonlyreason", "")
        text = _(_WAITS.get(self.code, _UNWELL))
        return f"{text} {said}" if said else text


def api_fault(answer: Mapping[str, Any], retry_after: str = "") -> Fault | None:
    """Return the error that an answer of the API holds, in its old or its new form.

    Of several errors the first that is known counts.
    """
    several = answer.get("errors")
    errors = several if isinstance(several, list) else [answer.get("error")]
    faults = [_fault(error, retry_after) for error in errors if isinstance(error, Mapping)]
    known = (fault for fault in faults if fault.treatment())
    return next(known, next(iter(faults), None))


def _fault(error: Mapping[str, Any], retry_after: str) -> Fault:
    data = error.get("data")
    return Fault(
        code=str(error.get("code", "unknown")),
        info=str(error.get("info") or error.get("text") or ""),
        data={**error, **(data if isinstance(data, Mapping) else {})},
        retry_after=retry_after,
    )
