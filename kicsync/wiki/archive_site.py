"""A static archive at an address: followed from page to page, on its own host and below its path.

Whoever answers, neither this computer's memory nor its time is theirs: pages, bytes and seconds are
bounded, and what was left out is told.
"""

import re
import time
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import SplitResult, unquote, urldefrag, urljoin, urlsplit

import requests
import urllib3

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.wiki.archive_name import is_static, named
from kicsync.wiki.archive_page import ArchivePage, identify
from kicsync.wiki.transport import TIMEOUT, unreachable, user_agent

MAX_PAGES = 20_000
"""Addresses that are asked, redirects and dead links among them."""

MAX_PAGE = 16 * 1024 * 1024
"""Bytes of one page."""

MAX_KEPT = 512 * 1024 * 1024
"""Bytes of all pages, packed."""

LONGEST = 1800.0
"""Seconds for the whole archive."""

_REDIRECTS = 10
_PIECE = 1 << 16
_ABSENT = (404, 410)
_LINK = re.compile(r"""<a\b[^<>]*?\bhref=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError, ValueError)
"""What an answer may fail with; ValueError: a redirect to what is no address."""


@dataclass
class ArchiveSite:
    """The archive at ``address`` (http, https).

    ``skipped`` are addresses that did not answer, or with too much; ``absent`` are those that its
    pages lead to and that it does not have; ``cut`` when not everything could be read within the
    bounds.
    """

    address: str
    contact: str = ""
    longest: float = LONGEST
    skipped: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    cut: bool = False

    def __post_init__(self) -> None:
        self._session = requests.Session()
        self._session.trust_env = False  # no password of ~/.netrc goes anywhere
        self._session.headers["User-Agent"] = user_agent(self.contact)
        self._session.max_redirects = _REDIRECTS
        self._read: dict[str, bytes] = {}
        self._kept = 0
        self._end = 0.0

    def pages(self) -> Iterator[ArchivePage]:
        """Yield the pages, each once; what was read before is not asked for again.

        Raises Unreachable when the first address does not answer, SourceError when it is no page.
        """
        if not self._read:
            self._follow()
        for url, packed in self._read.items():
            text = zlib.decompress(packed).decode("utf-8", errors="replace")
            page = identify(text, _place(url).lstrip("/"), url)
            if page is not None:
                yield page

    def _follow(self) -> None:
        """Read every page that the first one leads to; it may have moved itself."""
        self._end = time.monotonic() + self.longest
        first, after = self._first()
        waiting, known = deque[str](), {first}
        while True:
            links = (link for link in after if link not in known)
            fresh = [link for link in dict.fromkeys(links) if _within(link, urlsplit(first))]
            room = MAX_PAGES - len(known)
            self.cut = self.cut or len(fresh) > room
            known.update(fresh[:room])
            waiting += fresh[:room]
            if not waiting or self._full():
                return
            after = self._ask(waiting.popleft())

    def _full(self) -> bool:
        """Tell whether no more may be read, though there is more."""
        full = time.monotonic() > self._end or self._kept > MAX_KEPT
        self.cut = self.cut or full
        return full

    def _first(self) -> tuple[str, tuple[str, ...]]:
        """Return where the archive begins, and where its first page leads to."""
        url = urldefrag(self.address).url
        try:
            with self._session.get(url, timeout=TIMEOUT, stream=True) as answer:
                if not (answer.ok and _is_page(answer)):
                    raise self._no_page(answer.status_code)
                after = self._keep(answer)
        except _FAILURES as error:
            raise unreachable(url, error) from error
        if not self._read and not self.cut:
            raise self._no_page(answer.status_code)
        return answer.url, after

    def _ask(self, url: str) -> tuple[str, ...]:
        """Read what is at ``url``; return where it leads to, by links or as a redirect."""
        try:
            with self._session.get(
                url, timeout=TIMEOUT, stream=True, allow_redirects=False
            ) as answer:
                if answer.is_redirect:
                    return (_join(url, answer.headers["Location"]),)
                if not answer.ok:
                    (self.absent if answer.status_code in _ABSENT else self.skipped).append(url)
                return self._keep(answer) if answer.ok and _is_page(answer) else ()
        except _FAILURES:
            self.skipped.append(url)
            return ()

    def _keep(self, answer: requests.Response) -> tuple[str, ...]:
        """Keep the document of ``answer``; return where it leads to."""
        data = self._body(answer)
        if not data:
            return ()
        packed = zlib.compress(data)
        self._read[answer.url] = packed
        self._kept += len(packed)
        return tuple(_links(data.decode("utf-8", errors="replace"), answer.url))

    def _body(self, answer: requests.Response) -> bytes:
        """Return what came in time, b'' when it is too much; ``read1`` waits for no more of it."""
        data = bytearray()
        while piece := answer.raw.read1(_PIECE, decode_content=True):
            data += piece
            if self._full() or len(data) > MAX_PAGE:
                self.skipped.append(answer.url)
                return b""
        return bytes(data)

    def _no_page(self, status: int) -> SourceError:
        return SourceError(
            _("There is no page at this address (HTTP {status}).").format(status=status),
            file=self.address,
            hint=_("Open it in a browser, and copy the address from there."),
        )


def _is_page(answer: requests.Response) -> bool:
    return "html" in answer.headers.get("Content-Type", "html")


def _place(url: str) -> str:
    """Return the path and the query of an address."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _links(text: str, url: str) -> Iterator[str]:
    """Yield where the links of a page lead to, without their places in a page."""
    for double, single in _LINK.findall(text):
        yield _join(url, unescape(double or single))


def _join(url: str, link: str) -> str:
    """Return the whole address of ``link``, '' for what is none."""
    try:
        return urldefrag(urljoin(url, link.strip())).url
    except ValueError:
        return ""


def _within(url: str, first: SplitResult) -> bool:
    """Tell whether ``url`` is a page of the archive that ``first`` belongs to."""
    parts = urlsplit(url)
    folder = first.path.rpartition("/")[0] + "/"
    return (
        parts.scheme in ("http", "https")
        and parts.netloc.casefold() == first.netloc.casefold()
        and (parts.path or "/").startswith(folder)
        and not is_static(unquote(parts.path))
        and named(_place(url)).view
    )
