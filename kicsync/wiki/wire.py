"""One call over HTTP: what the API answers, or the fault that came instead.

mwclient keeps the session and builds the request; what is done about a fault is not decided here.
"""

import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import mwclient
import requests
from mwclient.errors import MwClientError

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.wiki.faults import Fault, api_fault
from kicsync.wiki.transport import TIMEOUT, Transport, failure

Json = dict[str, Any]
_log = logging.getLogger(__name__)


class Wire:
    """The way to the API at ``url``; raises ``ConfigError`` when that is not its address."""

    def __init__(self, url: str, transport: Transport) -> None:
        parts = urlsplit(url)
        folder, _slash, script = parts.path.rpartition("/")
        if script != "api.php" or not parts.netloc:
            raise ConfigError(
                _("“{url}” is not the address of the API of a wiki.").format(url=url),
                hint=_("It ends in /api.php; let kicsync find it with: kicsync init ADDRESS"),
            )
        self._url = url
        self._transport = transport
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
    def answered(self) -> bool:
        """Whether anything came back for the last call."""
        return self._transport.last is not None

    def call(self, method: str, params: Mapping[str, Any]) -> Json | Fault:
        """Send one request by ``method`` (GET, POST)."""
        sent = dict(params)
        action = sent.pop("action")
        _log.debug("%s action=%s", method, action)
        try:
            data = self._site.raw_api(action, method, retry_on_error=False, **sent)
        except (requests.RequestException, MwClientError, RecursionError) as error:
            return self._http_fault(error)
        if not isinstance(data, dict):
            return Fault("not-json")
        return api_fault(data, self._header("Retry-After")) or data

    def _http_fault(self, error: Exception) -> Fault:
        answer = self._transport.last
        if answer is None:
            return Fault(failure(error), error=error)
        if answer.is_redirect:
            return Fault("moved", info=urljoin(self._url, self._header("Location")))
        code = "not-json" if answer.ok else f"http-{answer.status_code}"
        return Fault(code, retry_after=self._header("Retry-After"), error=error)

    def _header(self, name: str) -> str:
        answer = self._transport.last
        return str(answer.headers.get(name, "")) if answer is not None else ""
