"""Titles as the wiki compares them, and which no page can have (Manual: "Page title")."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kicsync.i18n import _

LONGEST = 255
"""Bytes in UTF-8."""
_NEVER = r"#<>\[\]|{}\x00-\x1f\x7f"
NO_TITLE = re.compile(f"[{_NEVER}]")
"""A sign that no title may hold."""
_SIGN = re.compile(rf"[{_NEVER}]|~~~|%[0-9A-Fa-f]{{2}}|&(?:#\d+|#x[0-9a-f]+|\w+);")
_RELATIVE = re.compile(r"^:|^\.{1,2}(?:/|$)|/\.{1,2}(?:/|$)")


class Flaw(NamedTuple):
    """Why no page can have a title: a sentence, about its characters ``start`` to ``end``."""

    message: str
    start: int = 0
    end: int | None = None


def page_title(title: str) -> str:
    """Return ``title`` as the wiki writes it: NFC, single blanks for "_", a capital."""
    words = unicodedata.normalize("NFC", title).replace("_", " ").split()
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]


def flaws(title: str) -> Iterator[Flaw]:
    """Yield why no page can have ``title``; blanks that the wiki would take out are no flaw."""
    for found in _SIGN.finditer(title):
        message = _("no title of a page may hold “{sign}”.").format(sign=found[0])
        yield Flaw(message, *found.span())
    if _RELATIVE.search(title):
        yield Flaw(_("this title would be read as an address: change how it begins."))
    if len(title) * 4 > LONGEST and len(page_title(title).encode()) > LONGEST:
        message = _("this title has {size} bytes; a page of the wiki has at most {most}.")
        yield Flaw(message.format(size=len(page_title(title).encode()), most=LONGEST))
