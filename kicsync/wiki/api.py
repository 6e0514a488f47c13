"""The one request function: every call to the API of a wiki goes through ``Api``.

mwclient keeps the session and builds the request; waiting, repeating and giving up are decided
here by the table of ``faults``.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import mwclient
import requests
from mwclient.errors import MwClientError

from kicsync.errors import ConfigError, WikiError
from kicsync.i18n import _
from kicsync.wiki.faults import Do, Fault, api_fault, end
from kicsync.wiki.patience import Patience, Waiter
from kicsync.wiki.transport import TIMEOUT, Transport, bad_certificate, never_sent, unreachable

Json = dict[str, Any]
MAXLAG = 5
"""Seconds of lag above which the wiki is left alone (manual page "Manual:Maxlag parameter")."""
MAX_REPEATS = 2
_log = logging.getLogger(__name__)


@dataclass
class _Call:
    """One call: what is sent, whether it writes, and what was already tried for it."""

    params: Mapping[str, Any]
    patience: Patience
    post: bool = True
    write: bool = False
    asserting: bool = True
    about: str = ""
    repeats: int = 0
    tried: set[Do] = field(default_factory=set)

    def first(self, do: Do) -> bool:
        """Tell whether ``do`` was not yet tried for this call, and mark it as tried."""
        new = do not in self.tried
        self.tried.add(do)
        return new


class Api:
    """The API of one wiki; calls run one after the other (manual page "API:Etiquette").

    Every call may raise ``Unreachable``, ``NoApi``, ``LoginRefused``, ``Busy``, ``WikiError``;
    ``write`` also ``Refused`` and ``LostAnswer``.
    """

    def __init__(self, url: str, *, transport: Transport, waiter: Waiter | None = None) -> None:
        parts = urlsplit(url)
        folder, _slash, script = parts.path.rpartition("/")
        if script != "api.php" or not parts.netloc:
            raise ConfigError(
                _("“{url}” is not the address of the API of a wiki.").format(url=url),
                hint=_("It ends in /api.php; let kicsync find it with: kicsync init ADDRESS"),
            )
        self.url = url
        self.user = ""
        self.relogin: Callable[[], None] | None = None
        self.csrf = ""
        self.waiter = waiter or Waiter()
        self._transport = transport
        self._answered = False
        self._site = mwclient.Site(
            parts.netloc,
            path=f"{folder}/",
            scheme=parts.scheme,
            pool=transport,
            do_init=False,
            max_retries=0,
            connection_options={"timeout": TIMEOUT, "allow_redirects": False},
        )

    @property
    def requests(self) -> int:
        """How many HTTP requests were sent so far."""
        return self._transport.sent

    def forget_session(self) -> None:
        """Become nobody: MediaWiki refuses to log in a session that a bot password has begun."""
        self._transport.cookies.clear()
        self.csrf = ""

    def close(self) -> None:
        """End the connections to the wiki."""
        self._transport.close()

    def get(self, **params: Any) -> Json:
        """Read by GET."""
        return self._call(_Call(params, Patience(self.waiter), post=False))

    def post(self, *, asserting: bool = True, **params: Any) -> Json:
        """Read (or log in) by POST: what is too long or too secret for an address."""
        call = _Call(params, Patience(self.waiter), asserting=asserting)
        return self._call(call)

    def write(self, *, about: str, **params: Any) -> Json:
        """Change the page called ``about``; never sent twice when the first may have worked."""
        return self._call(_Call(params, Patience(self.waiter), write=True, about=about))

    def query(self, *, post: bool = False, **params: Any) -> Iterator[Json]:
        """Yield the answers of one query, following ``continue`` (manual page "API:Continue")."""
        ask = self.post if post else self.get
        more: Json = {}
        while True:
            answer = ask(action="query", **{**params, **more})
            yield answer
            if "continue" not in answer:
                return
            if answer["continue"] == more:
                raise WikiError(_("{url} never ends its answer.").format(url=self.url))
            more = answer["continue"]

    def token(self) -> str:
        """Return the token that writes need, asking for it only when it is not known."""
        if not self.csrf:
            self.csrf = self.get(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]
        return self.csrf

    def _call(self, call: _Call) -> Json:
        while True:
            token = {"token": self.token()} if call.write else {}
            answer = self._send(call, token)
            if not isinstance(answer, Fault):
                self._answered = True
                return answer
            self._recover(answer, call)

    def _send(self, call: _Call, token: Mapping[str, str]) -> Json | Fault:
        who = {"assert": "user", "assertuser": self.user} if self.user and call.asserting else {}
        fixed = {"formatversion": 2, "utf8": 1, "maxlag": MAXLAG}
        params = {**fixed, **who, **call.params, **token}
        action = params.pop("action")
        method = "POST" if call.post else "GET"
        _log.debug("%s action=%s", method, action)
        try:
            data = self._site.raw_api(action, method, retry_on_error=False, **params)
        except (requests.RequestException, MwClientError) as error:
            return self._http_fault(error)
        if not isinstance(data, dict):
            return Fault("not-json")
        return api_fault(data, self._header("Retry-After")) or data

    def _http_fault(self, error: Exception) -> Fault:
        answer = self._transport.last
        if answer is None:
            code = "unsent" if never_sent(error) else "cut"
            return Fault("certificate" if bad_certificate(error) else code, error=error)
        if answer.is_redirect:
            return Fault("moved", info=urljoin(self.url, self._header("Location")))
        code = "not-json" if answer.ok else f"http-{answer.status_code}"
        return Fault(code, retry_after=self._header("Retry-After"), error=error)

    def _header(self, name: str) -> str:
        answer = self._transport.last
        return str(answer.headers.get(name, "")) if answer is not None else ""

    def _recover(self, fault: Fault, call: _Call) -> None:
        """Do what the table says about ``fault``: return to send again, raise to end."""
        _log.debug("fault %s", fault.code)
        match fault.treatment():
            case Do.WAIT:
                call.patience.wait(fault.reason(), fault.retry_after)
            case Do.AGAIN | Do.UNSENT as do if self._may_repeat(do, call):
                call.repeats += 1
                call.patience.wait(fault.reason(), fault.retry_after)
            case Do.RENEW as do if call.write and call.first(do):
                self.csrf = ""
            case Do.LOGIN as do if call.asserting and self.relogin and call.first(do):
                self.relogin()
            case _:
                raise self._end(fault, call) from fault.error

    def _may_repeat(self, do: Do, call: _Call) -> bool:
        harmless = do is Do.UNSENT or not call.write
        known = do is Do.AGAIN or self._answered
        return harmless and known and call.repeats < MAX_REPEATS

    def _end(self, fault: Fault, call: _Call) -> Exception:
        lost = fault.treatment() is Do.AGAIN and call.write
        if self._transport.last is None and fault.error and not lost:
            return unreachable(self.url, fault.error)
        return end(fault, self.url, write=call.write, about=call.about)
