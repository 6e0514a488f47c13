"""Find the API of a wiki from the address of any of its pages.

A page of a MediaWiki names its API in ``<link rel="EditURI">`` (manual page "API:Main page",
"endpoint"). Where it does not, the usual script paths are tried (manual page "$wgScriptPath").
"""

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from kicsync.errors import ConfigError, NoApi
from kicsync.i18n import _

MAX_REQUESTS = 6
LOOPBACK = ("localhost", "::1")
_PROBE = "?action=query&meta=siteinfo&siprop=general&format=json&formatversion=2"
_USUAL = ("/api.php", "/w/api.php", "/wiki/api.php", "/mediawiki/api.php")


class Answer(NamedTuple):
    """What came back for an address; ``url`` is where it came from after all redirects."""

    url: str
    status: int
    text: str


Fetch = Callable[[str], Answer]
"""Gets one address; raises ``Unreachable`` when no answer comes."""


class Found(NamedTuple):
    """The API of a wiki; a private wiki does not tell its name (``''``)."""

    api: str
    sitename: str
    generator: str


def find_api(url: str, fetch: Fetch) -> Found:
    """Return the API of the wiki that ``url`` belongs to.

    ``url`` is any page of the wiki, its root or its api.php, with or without the scheme. At most
    six requests. Raises ``ConfigError`` (not an address), ``Unreachable`` (no answer) and
    ``NoApi`` (an answer, but no wiki with an API: a static archive, another site).
    """
    address = full_address(url)
    if urlsplit(address).path.endswith("/api.php"):
        candidates = iter([address])
        page = None
    else:
        page = fetch(address)
        candidates = _candidates(page)
    for api, _number in zip(candidates, range(MAX_REQUESTS - 1), strict=False):
        if found := _probe(api, fetch):
            return found
    raise _no_api(address, page)


def require_https(url: str) -> None:
    """Raise ``ConfigError`` for an address that is neither https nor this computer's own."""
    if not url.startswith("https://") and not is_loopback(url):
        raise ConfigError(
            _(
                "{url} is not used: over http everyone on the way can read and change what is said,"
                " your password too."
            ).format(url=url),
            hint=_(
                "Use the https address of the wiki: kicsync init --rebind https://… Or, on a "
                "network that you trust: --insecure"
            ),
        )


def full_address(url: str) -> str:
    """Return ``url`` with its scheme and without a fragment; raises ``ConfigError``."""
    text = url.strip()
    if "://" not in text:
        text = f"{'http' if is_loopback(f'//{text}') else 'https'}://{text.lstrip('/')}"
    try:
        parts = urlsplit(text)
        valid = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        valid = None
    if not valid or any(char.isspace() for char in parts.netloc):
        raise ConfigError(
            _("“{url}” is not the address of a wiki.").format(url=url),
            hint=_("Give the address of any page of it, as your browser shows it."),
        )
    if "@" in parts.netloc:
        raise ConfigError(
            _("The address of the wiki holds a name or a password."),
            hint=_("Leave it out of the address, and use: kicsync login"),
        )
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))


def is_loopback(url: str) -> bool:
    """Tell whether ``url`` is this very computer, where nobody can listen in."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    return host in LOOPBACK or host.endswith(".localhost") or host.startswith("127.")


def _candidates(page: Answer) -> Iterator[str]:
    """Yield where the API may be, the likeliest first, each once."""
    head = _Head(page.text)
    seen = set()
    for path in [head.edit_uri, *_USUAL, *_own_folders(page.url)]:
        if path is None:
            continue
        api = _without_query(_as_secure_as(page.url, urljoin(page.url, path)))
        if api not in seen:
            seen.add(api)
            yield api


def _own_folders(url: str) -> Iterator[str]:
    folder = urlsplit(url).path
    while folder.strip("/"):
        folder = folder.rstrip("/").rpartition("/")[0]
        yield f"{folder}/api.php"


def _as_secure_as(page: str, api: str) -> str:
    """Stay on https when the wiki was found there: behind a proxy it may call itself http."""
    here, there = urlsplit(page), urlsplit(api)
    same = here.hostname == there.hostname
    return urlunsplit(there._replace(scheme="https")) if same and here.scheme == "https" else api


def _without_query(url: str) -> str:
    return urlunsplit(urlsplit(url)._replace(query="", fragment=""))


def _probe(api: str, fetch: Fetch) -> Found | None:
    answer = fetch(_without_query(api) + _PROBE)
    try:
        data = json.loads(answer.text)
        error = data.get("error", {}).get("code")
        general = data.get("query", {}).get("general", {})
    except (ValueError, AttributeError, RecursionError):
        return None
    if error != "readapidenied" and "generator" not in general:
        return None
    where = _without_query(answer.url)
    return Found(where, general.get("sitename", ""), general.get("generator", ""))


def _no_api(url: str, page: Answer | None) -> NoApi:
    if page and "MediaWiki" in _Head(page.text).generator:
        return NoApi(
            _("{url} is a page of a MediaWiki, but its API does not answer.").format(url=url),
            hint=_("It may be a static archive: a copy for reading, which nobody can edit."),
        )
    return NoApi(
        _("{url} answers, but no MediaWiki was found there.").format(url=url),
        hint=_("Give the address of any page of the wiki, as your browser shows it."),
    )


class _Head(HTMLParser):
    """What the head of a page says: where it is edited, and what made it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.edit_uri: str | None = None
        self.generator = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read ``<link rel="EditURI">`` and ``<meta name="generator">``."""
        said = {name: value or "" for name, value in attrs}
        if tag == "link" and said.get("rel", "").casefold() == "edituri":
            self.edit_uri = self.edit_uri or said.get("href")
        elif tag == "meta" and said.get("name", "").casefold() == "generator":
            self.generator = self.generator or said.get("content", "")
