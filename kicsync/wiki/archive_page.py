"""One page of an archive, and what it says of itself.

A page of MediaWiki names itself in a script: ``RLCONF={"wgPageName":…}``, ``mw.config.set({…})``
before 1.32, ``var wgPageName=…`` before 1.17 (manual page "Manual:Interface/JavaScript"). Where the
archive lost its scripts, the canonical address, or the name of the file, says the title.
"""

import html
import json
import re
import zlib
from dataclasses import dataclass, field

from kicsync.kit.titles import page_title
from kicsync.wiki.archive_name import named

_VALUE = (
    r"""(?:["']|\b)wg{name}["']?\s*[:=]\s*(?P<value>"(?:[^"\\]|\\.)*"|-?\d+|true|false|!0|!1)"""
)
_VALUES = {
    name: re.compile(_VALUE.replace("{name}", name))
    for name in (
        *("PageName", "ArticleId", "RevisionId", "CurRevisionId", "NamespaceNumber", "Action"),
        "IsRedirect",
    )
}
_CANONICAL = re.compile(r"""<link\b[^<>]*\brel=["']canonical["'][^<>]*>""", re.IGNORECASE)
_HREF = re.compile(r"""\bhref=["']([^"']*)["']""", re.IGNORECASE)
_SERVER = re.compile(
    r"""\brel=["'](?:EditURI|canonical)["'][^<>]{0,1000}\bhref=["'](?:https?:)?//(?P<host>[^/"']+)""",
    re.IGNORECASE,
)
_HEAD = 65_536
"""Characters at the beginning of a page in which it says what it is."""


@dataclass(frozen=True)
class ArchivePage:
    """A page as an archive has it. ``where`` is its file or address, as people see it.

    ``path`` is its place in the archive, ``host`` that of the wiki when the page still says it.
    ``page_id`` and ``revid`` are 0 where nothing says them; ``old`` is an older state, asked for by
    its number.
    """

    title: str
    where: str
    path: str = ""
    host: str = ""
    namespace: int = 0
    page_id: int = 0
    revid: int = 0
    old: bool = False
    packed: bytes = field(default=b"", repr=False)

    @property
    def html(self) -> str:
        """The whole document; an archive has thousands, so that they are kept packed."""
        return zlib.decompress(self.packed).decode("utf-8")

    @property
    def age(self) -> tuple[bool, int]:
        """What is greater for a newer state of the same page."""
        return not self.old, self.revid


def identify(text: str, path: str, where: str) -> ArchivePage | None:
    """Return the page of the document ``text``; None for what shows no text of a page.

    ``path`` is its place in the archive.
    """
    by_name = named(path)
    head = text[:_HEAD]
    if not by_name.view or _value(head, "Action") not in ("", "view", "render"):
        return None
    title = page_title(_value(head, "PageName")) or _canonical(head) or by_name.title
    if not title or _flag(head, "IsRedirect"):
        return None
    server = _SERVER.search(head)
    revid, newest = _number(head, "RevisionId"), _number(head, "CurRevisionId")
    old = bool(by_name.oldid or (revid and newest and revid != newest))
    return ArchivePage(
        title,
        where,
        path,
        server["host"].casefold() if server else "",
        _number(head, "NamespaceNumber"),
        _number(head, "ArticleId"),
        revid or by_name.oldid,
        old,
        zlib.compress(text.encode("utf-8", "replace")),
    )


def _canonical(head: str) -> str:
    link = _CANONICAL.search(head)
    href = _HREF.search(link[0]) if link else None
    if href is None:
        return ""
    address = html.unescape(href[1])
    return named(address.partition("://")[2].partition("/")[2]).title


def _value(head: str, name: str) -> str:
    found = _VALUES[name].search(head)
    if found is None:
        return ""
    value = found["value"]
    try:
        return str(json.loads(value)) if value.startswith('"') else value
    except ValueError:  # an escape that JSON does not have
        return value.strip('"')


def _number(head: str, name: str) -> int:
    value = _value(head, name)
    return int(value) if value.removeprefix("-").isdecimal() and len(value) < 19 else 0  # noqa: PLR2004 (64 bits)


def _flag(head: str, name: str) -> bool:
    return _value(head, name) in ("true", "!0")
