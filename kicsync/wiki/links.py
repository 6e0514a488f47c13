"""Ask whether addresses anywhere on the web answer: many at once, few of one host, for a while.

Nothing of the answers is read but their head. A site that refuses robots (401, 403, 429) or has a
bad moment (5xx) is not called dead.
"""

import time
from collections.abc import Iterable, Mapping
from queue import Empty, SimpleQueue
from threading import Semaphore, Thread
from urllib.parse import urlsplit

import requests
import urllib3

from kicsync.i18n import N_
from kicsync.wiki.transport import user_agent

AT_ONCE = 12
OF_ONE_HOST = 2
TIMEOUT = (5, 10)
"""Seconds to connect, and to wait for the head of an answer."""

LONGEST = 120.0
"""Seconds for all addresses; what has not answered by then is not known."""

_NO_ADDRESS = N_("it is no address that can be asked")
_ERRORS = {
    requests.exceptions.SSLError: N_("its certificate is not valid"),
    requests.exceptions.ConnectionError: N_("there is no such host, or it does not answer"),
    requests.exceptions.TooManyRedirects: N_("it leads from one address to the next without end"),
}
"""The narrower class comes first."""

_ERRORS_OF_ADDRESSES = (requests.RequestException, ValueError, urllib3.exceptions.HTTPError)
"""What an address can end in, ours or one that a site leads to; a bad one is a ValueError."""

_HOPS = 5
_GONE = {404: N_("there is no such page (HTTP 404)"), 410: N_("the page is gone (HTTP 410)")}
_NO_HEAD = frozenset({400, 403, 404, 405, 501})
"""Answers of servers that do not know HEAD; 404 is believed only of GET."""


def dead_links(
    urls: Iterable[str], *, contact: str = "", longest: float = LONGEST
) -> Mapping[str, str]:
    """Return why an address is dead, in English, for each of ``urls`` (http, https) that was asked.

    '' is one that answers; what could not be asked in ``longest`` seconds is left out. The reasons
    are messages of the catalogue.
    """
    end = time.monotonic() + longest
    asker = _Asker(contact, end)
    wanted: SimpleQueue[str] = SimpleQueue()
    for url in dict.fromkeys(urls):
        if url.startswith(("http://", "https://")):
            wanted.put(url)
    # daemons: a site that sends one byte a second keeps no process alive
    threads = [Thread(target=asker.work, args=(wanted,), daemon=True) for _n in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    return dict(asker.found)


class _Asker:
    """Asks one address after the other, never too many of one host."""

    def __init__(self, contact: str, end: float) -> None:
        self.headers = {"User-Agent": user_agent(contact)}
        self.end = end
        self.hosts: dict[str, Semaphore] = {}
        self.found: dict[str, str] = {}

    def work(self, wanted: SimpleQueue[str]) -> None:
        """Ask what stands in ``wanted`` until it is empty, or the time is over."""
        while time.monotonic() < self.end:
            try:
                url = wanted.get_nowait()
            except Empty:
                return
            said = self._said(url)
            if said is not None:
                self.found[url] = said

    def _said(self, url: str) -> str | None:
        """Return why ``url`` is dead, '' when it is not, None when nobody knows."""
        try:
            host = urlsplit(url).netloc.casefold()
            with self.hosts.setdefault(host, Semaphore(OF_ONE_HOST)):
                return self._ask(url) if time.monotonic() < self.end else None
        except _ERRORS_OF_ADDRESSES as error:
            return _why(error)

    def _ask(self, url: str) -> str:
        with requests.Session() as session:
            session.max_redirects = _HOPS
            session.headers.update(self.headers)
            status = session.head(url, timeout=TIMEOUT, allow_redirects=True).status_code
            if status in _NO_HEAD:
                with session.get(url, timeout=TIMEOUT, stream=True) as answer:
                    status = answer.status_code
        return _GONE.get(status, "")


def _why(error: Exception) -> str | None:
    """Return what ``error`` says of an address; None for one that may only be slow today."""
    if isinstance(error, requests.exceptions.Timeout):
        return None
    found = (said for kind, said in _ERRORS.items() if isinstance(error, kind))
    return next(found, _NO_ADDRESS)
