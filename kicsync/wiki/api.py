"""The one request function: every call to the API of a wiki goes through ``Api``.

``wire`` sends a call once; waiting, repeating and giving up are decided here by the table of
``faults``.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kicsync.errors import WikiError
from kicsync.i18n import _
from kicsync.wiki.address import require_https
from kicsync.wiki.endings import end, incomplete
from kicsync.wiki.faults import Do, Fault
from kicsync.wiki.patience import Patience, Waiter
from kicsync.wiki.refusals import WARNING
from kicsync.wiki.transport import Transport, unreachable
from kicsync.wiki.wire import Json, Wire

__all__ = ["Api", "Json"]

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

    def __init__(
        self,
        url: str,
        *,
        transport: Transport,
        waiter: Waiter | None = None,
        insecure: bool = False,
    ) -> None:
        """Raise ``ConfigError`` for http to another computer, unless ``insecure`` allows it."""
        if not insecure:
            require_https(url)
        self.url = url
        self.user = ""
        self.relogin: Callable[[], None] | None = None
        self.csrf = ""
        self.waiter = waiter or Waiter()
        self._transport = transport
        self._answered = False
        self._wire = Wire(url, transport)

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
            self.csrf = self.ask_token("csrf")
        return self.csrf

    def ask_token(self, kind: str, *, asserting: bool = True) -> str:
        """Ask for a token (manual page "API:Tokens"); raises ``NoApi`` when none comes."""
        answer = self.post(asserting=asserting, action="query", meta="tokens", type=kind)
        try:
            return str(answer["query"]["tokens"][f"{kind}token"])
        except (KeyError, TypeError) as error:
            raise incomplete(self.url, error) from error

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
        return self._wire.call("POST" if call.post else "GET", params)

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
        if fault.code.startswith(WARNING):
            self.forget_session()  # it remembers the warning, and would let the same change pass
        if not self._wire.answered and fault.error and not (call.write and fault.unknown):
            return unreachable(self.url, fault.error)
        return end(fault, self.url, about=call.about, asked=call.params if call.write else None)
