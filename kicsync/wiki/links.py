"""Ask whether addresses anywhere on the web answer: many at once, few of one host, for a while.

Nothing of the answers is read but their head. A site that refuses robots (401, 403, 429) or has a
bad moment (5xx) is not called dead.
"""

import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Semaphore
from urllib.parse import urlsplit

import requests

from kicsync.i18n import N_, _
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

_HOPS = 5
_GONE = frozenset({404, 410})
_NO_HEAD = frozenset({400, 403, 404, 405, 501})
"""Answers of servers that do not know HEAD; 404 is believed only of GET."""


def dead_links(
    urls: Iterable[str], *, contact: str = "", longest: float = LONGEST
) -> Mapping[str, str]:
    """Return why an address is dead, in words, for each of ``urls`` (http, https) that was asked.

    '' is one that answers; what could not be asked in ``longest`` seconds is left out.
    """
    asker = _Asker(contact, time.monotonic() + longest)
    wanted = [url for url in dict.fromkeys(urls) if urlsplit(url).scheme in ("http", "https")]
    pool = ThreadPoolExecutor(AT_ONCE)
    asked = {pool.submit(asker.ask, url): url for url in wanted}
    done, _late = wait(asked, timeout=longest)
    pool.shutdown(wait=False, cancel_futures=True)
    answers = ((asked[one], one.result()) for one in done)
    return {url: said for url, said in answers if said is not None}


class _Asker:
    """Asks one address after the other, never too many of one host."""

    def __init__(self, contact: str, end: float) -> None:
        self.headers = {"User-Agent": user_agent(contact)}
        self.end = end
        self.hosts: dict[str, Semaphore] = {}

    def ask(self, url: str) -> str | None:
        """Return why ``url`` is dead, '' when it is not, None when there was no time to ask."""
        host = urlsplit(url).netloc.casefold()
        with self.hosts.setdefault(host, Semaphore(OF_ONE_HOST)):
            if time.monotonic() > self.end:
                return None
            try:
                return self._ask(url)
            except (requests.RequestException, UnicodeError) as error:
                return _why(error)

    def _ask(self, url: str) -> str:
        with requests.Session() as session:
            session.max_redirects = _HOPS
            session.headers.update(self.headers)
            status = session.head(url, timeout=TIMEOUT, allow_redirects=True).status_code
            if status in _NO_HEAD:
                with session.get(url, timeout=TIMEOUT, stream=True) as answer:
                    status = answer.status_code
        said = _("the page is gone (HTTP {status})").format(status=status)
        return said if status in _GONE else ""


def _why(error: Exception) -> str | None:
    """Return what ``error`` says of an address; None for one that may only be slow today."""
    if isinstance(error, requests.exceptions.Timeout):
        return None
    found = (said for kind, said in _ERRORS.items() if isinstance(error, kind))
    return _(next(found, _NO_ADDRESS))
