"""One HTTP request: the session that every request of kicsync goes through."""

import ssl
from typing import Any

import requests
import urllib3
from mwclient.client import USER_AGENT as MWCLIENT_AGENT

from kicsync import __version__
from kicsync.errors import Unreachable
from kicsync.i18n import _
from kicsync.wiki.address import Answer
from kicsync.wiki.bounds import MAX_ANSWER, BoundedAdapter, TooLarge

TIMEOUT = (10, 60)
"""Seconds to connect, and to wait for an answer: a long page takes a slow wiki half a minute."""
_UNSENT = (
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.ConnectTimeoutError,
    urllib3.exceptions.ProxyError,
)


class Transport(requests.Session):
    """A session that counts what it sends and keeps the last answer.

    mwclient 0.11 throws answers away (a redirect, a 429, a lag without ``Retry-After``); ``last``
    is where they can still be read.
    """

    def __init__(self, contact: str = "") -> None:
        super().__init__()
        self.headers["User-Agent"] = user_agent(contact)
        self.auth = _as_is
        for scheme in ("https://", "http://"):
            self.mount(scheme, BoundedAdapter())
        self.sent = 0
        self.last: requests.Response | None = None

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        """Send ``request``; ``last`` is its answer, or None when none came."""
        self.sent += 1
        self.last = None
        answer = super().send(request, **kwargs)
        # mwclient fails on this header when Retry-After is not beside it; the body says it too.
        answer.headers.pop("X-Database-Lag", None)
        # Where a proxy drops the charset, requests would guess; the API speaks nothing else.
        answer.encoding = "utf-8"
        self.last = answer
        return answer

    def fetch(self, url: str) -> Answer:
        """GET any page, following redirects, without credentials; raises ``Unreachable``."""
        try:
            answer = self.get(url, timeout=TIMEOUT)
        except requests.RequestException as error:
            raise unreachable(url, error) from error
        text = answer.content.decode("utf-8", errors="replace")
        return Answer(answer.url, answer.status_code, text)


def user_agent(contact: str) -> str:
    """Return the name that kicsync goes by (manual page "API:Etiquette")."""
    who = "https://github.com/kicsync/kicsync"
    printable = "".join(char for char in contact if " " <= char <= "~" and char not in "()")
    about = f"{who}; {printable}" if printable else who
    return f"kicsync/{__version__} ({about}) {MWCLIENT_AGENT}"


def failure(error: BaseException) -> str:
    """Return the code of ``faults`` for a request without an answer."""
    if _bad_certificate(error):
        return "certificate"
    if isinstance(error, TooLarge):
        return "too-large"
    return "unsent" if _never_sent(error) else "cut"


def _never_sent(error: BaseException) -> bool:
    """Tell whether the request surely never reached the server."""
    # requests refuses an address that can't be one with errors that are ValueErrors too.
    refused = isinstance(error, requests.RequestException) and isinstance(error, ValueError)
    return refused or any(isinstance(cause, _UNSENT) for cause in _causes(error))


def _bad_certificate(error: BaseException) -> bool:
    """Tell whether the server did not prove who it is, so that nothing was sent to it."""
    return any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error))


def unreachable(url: str, error: BaseException) -> Unreachable:
    """Say in words why no answer came from ``url``; the library's own text may hold secrets."""
    if _bad_certificate(error):
        return Unreachable(
            _("{url} does not prove who it is: its certificate is not valid.").format(url=url),
            hint=_("Check the address, and the date and time of this computer."),
        )
    if isinstance(error, TooLarge):
        return Unreachable(
            _("{url} sends more than {size} MB in one answer, and no wiki does that.").format(
                url=url, size=MAX_ANSWER // 1024**2
            ),
            hint=_("Check the address of the wiki."),
        )
    if isinstance(error, requests.Timeout):
        return Unreachable(
            _("{url} does not answer in time.").format(url=url),
            hint=_("Check your connection, or try again later."),
        )
    return Unreachable(
        _("{url} can't be reached.").format(url=url),
        hint=_("Check your connection and the address of the wiki."),
    )


def _as_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keep requests from sending what ``~/.netrc`` holds to whatever host answers."""
    return request


def _causes(error: BaseException | None) -> "list[BaseException]":
    """Return ``error`` and what it was made from; urllib3 keeps that in ``reason`` and ``args``."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop()
        if isinstance(cause, BaseException) and cause not in found:
            found.append(cause)
            waiting += [*cause.args, getattr(cause, "reason", None), cause.__cause__]
            waiting.append(cause.__context__)
    return found
