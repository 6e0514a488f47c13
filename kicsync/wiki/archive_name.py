"""Which page, and which of its revisions, a file or an address of an archive is; by its name alone.

Archives are made by programs such as wget, which write what a file system refuses in other ways:
``index.php@title=KIC&oldid=31348.html``, ``index.php?title=KIC``, ``index.php%3Ftitle=KIC.html``,
``wiki/KIC.html``, ``KIC/index.html``, ``wiki/KIC``.
"""

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qs, unquote

from kicsync.kit.titles import page_title

_STATIC = re.compile(
    r"\.(?:css|gif|ico|jpe?g|js|json|pdf|png|svg|txt|webp|woff2?|xml|zip)$", re.IGNORECASE
)
_QUERY = re.compile(r"(?:^|/)(?P<page>[^/?@]*)[?@](?P<query>\w+=.*)$")
_ENDING = re.compile(r"\.x?html?$", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?")
_VIEWS = frozenset({"", "view", "render"})
_SCRIPT, _ARTICLES, _INDEX = "index.php", "wiki", "index"


class Named(NamedTuple):
    """What a name says: the title ('' when it does not), the revision, whether it is the page.

    ``oldid`` is 0 for the newest state. What shows anything but the text of a page (its history, a
    form, a difference) is no ``view``.
    """

    title: str
    oldid: int = 0
    view: bool = True


def is_static(name: str) -> bool:
    """Tell whether a file is none of a page by its name; a page about a file has a colon in it."""
    return bool(_STATIC.search(name)) and ":" not in name.rpartition("/")[2]


def named(path: str) -> Named:
    """Return what ``path``, from the root of the archive, says; ``/`` stands between folders."""
    written = unescape(path).removeprefix("./")
    query = _QUERY.search(written) or _QUERY.search(unquote(written))
    if query is None:
        return Named(_title(unquote(written)))
    asked = _asked(_ENDING.sub("", query["query"]))
    page = unquote(query.string[: query.end("page")])
    return asked if asked.title else asked._replace(title=_title(page))


def _title(path: str) -> str:
    """Return the title that a path is: what stands behind the folder of the articles."""
    parts = [part for part in _ENDING.sub("", path).split("/") if part]
    if parts and _HOST.fullmatch(parts[0]) and len(parts) > 1:
        parts.pop(0)
    if _ARTICLES in parts[:-1]:
        parts = parts[parts.index(_ARTICLES) + 1 :]
    if parts and parts[0] == _SCRIPT:
        parts.pop(0)
    if parts and parts[-1].casefold() == _INDEX:
        parts.pop()
    return page_title("/".join(parts))


def _asked(query: str) -> Named:
    """Return what a query of ``index.php`` asks for."""
    found = {name: values[-1] for name, values in parse_qs(query).items()}
    oldid = found.get("oldid", "")
    view = found.get("action", "") in _VIEWS and "diff" not in found and "redlink" not in found
    number = int(oldid) if oldid.isascii() and oldid.isdigit() and len(oldid) < 19 else 0  # noqa: PLR2004 (64 bits)
    return Named(page_title(found.get("title", "")), number, view)
