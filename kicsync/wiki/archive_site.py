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

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.wiki.archive_name import is_static, named
from kicsync.wiki.archive_page import ArchivePage, identify
from kicsync.wiki.transport import TIMEOUT, unreachable, user_agent

MAX_PAGES = 20_000
MAX_PAGE = 16 * 1024 * 1024
"""Bytes of one page."""

LONGEST = 1800.0
"""Seconds for the whole archive."""

_PIECE = 1 << 16
_LINK = re.compile(r"""<a\b[^>]*?\bhref=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


@dataclass
class ArchiveSite:
    """The archive at ``address`` (http, https).

    ``skipped`` are addresses that did not answer, or with too much; ``cut`` when not everything
    could be read within the bounds.
    """

    address: str
    contact: str = ""
    longest: float = LONGEST
    skipped: list[str] = field(default_factory=list)
    cut: bool = False

    def __post_init__(self) -> None:
        self._session = requests.Session()
        self._session.trust_env = False  # no password of ~/.netrc goes anywhere
        self._session.headers["User-Agent"] = user_agent(self.contact)
        self._read: dict[str, bytes] = {}

    def pages(self) -> Iterator[ArchivePage]:
        """Yield the pages, each once; what was read before is not asked for again.

        Raises Unreachable when the first address does not answer, SourceError when it is no page.
        """
        if not self._read:
            self._follow()
        for url, packed in self._read.items():
            text = zlib.decompress(packed).decode("utf-8", errors="replace")
            parts = urlsplit(url)
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            page = identify(text, path.lstrip("/"), url)
            if page is not None:
                yield page

    def _follow(self) -> None:
        """Read every page that the first one leads to."""
        end = time.monotonic() + self.longest
        first = urldefrag(self.address).url
        waiting, known = deque([first]), {first}
        while waiting and not self.cut:
            url = waiting.popleft()
            text, after = self._ask(url, end, first=url == first)
            if text:
                self._read[url] = zlib.compress(text.encode())
            for link in (*after, *_links(text, url)):
                if link not in known and _within(link, urlsplit(first)):
                    known.add(link)
                    waiting.append(link)
            full = len(self._read) >= MAX_PAGES or time.monotonic() > end
            self.cut = self.cut or (full and bool(waiting))

    def _ask(self, url: str, end: float, *, first: bool) -> tuple[str, tuple[str, ...]]:
        """Return the document at ``url`` and where else it leads to, as a redirect."""
        try:
            with self._session.get(
                url, timeout=TIMEOUT, stream=True, allow_redirects=False
            ) as answer:
                if answer.is_redirect:
                    return "", (_join(url, answer.headers["Location"]),)
                return self._text(answer, end, first=first), ()
        except requests.RequestException as error:
            if first:
                raise unreachable(url, error) from error
            self.skipped.append(url)
            return "", ()

    def _text(self, answer: requests.Response, end: float, *, first: bool) -> str:
        is_page = "html" in answer.headers.get("Content-Type", "html")
        if first and not (answer.ok and is_page):
            raise SourceError(
                _("There is no page at this address (HTTP {status}).").format(
                    status=answer.status_code
                ),
                file=self.address,
                hint=_("Open it in a browser, and copy the address from there."),
            )
        if not answer.ok:
            self.skipped.append(answer.url)
        return self._body(answer, end) if answer.ok and is_page else ""

    def _body(self, answer: requests.Response, end: float) -> str:
        data = bytearray()
        for piece in answer.iter_content(_PIECE):
            data += piece
            self.cut = time.monotonic() > end
            if self.cut or len(data) > MAX_PAGE:
                self.skipped.append(answer.url)
                return ""
        return data.decode("utf-8", errors="replace")


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
    place = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return (
        parts.scheme in ("http", "https")
        and parts.netloc.casefold() == first.netloc.casefold()
        and (parts.path or "/").startswith(folder)
        and not is_static(unquote(parts.path))
        and named(place).view
    )
