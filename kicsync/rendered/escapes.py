"""Text of a page that would be markup in wikitext, and spaces that the wiki put there itself."""

import re
from html import unescape

from kicsync.rendered.tokens import Tokens

_ARMOUR = re.compile("\u00a0(?=[?:;!%»›])|(?<=[«‹])\u00a0")
"""No-break spaces of French typography: MediaWiki makes them of blanks (Sanitizer.php)."""

_MARKUP = re.compile(
    r"\[\[|\]\]|\{\{+|\}\}+|''+|~~~+|__[A-Z]+__|&(?=#?\w+;)|<(?=[/!A-Za-z])|\[(?=\w+://)"
)
_AT_START = re.compile(r"(?:(?<=\n)|\A)(?:[*#:;=]|----|\{\||\|)")
_BLANKS = re.compile(r"[ \t\r\f]*\n[ \t\r\f\n]*")
_ESCAPED = re.compile(r"&(?:lt|gt|amp|quot);")


def protected(text: str, tokens: Tokens, *, starts: bool, in_cell: bool) -> str:
    """Return a text of HTML so that wikitext shows the same; ``starts`` a line when it does.

    ``in_cell``: a pipe would begin the next cell of the table.
    """
    plain = _ARMOUR.sub(" ", tokens.free(text))
    plain = _BLANKS.sub("\n", plain)
    found = _MARKUP.sub(lambda m: tokens.mark(_shielded(m[0])), plain)
    head = "" if starts else "\0"  # so that the beginning is none of a line
    found = _AT_START.sub(lambda m: tokens.mark(_shielded(m[0])), head + found).removeprefix("\0")
    if in_cell:
        found = re.sub(r"\|", lambda _m: tokens.mark("&#124;"), found)
    return found.replace("\u00a0", tokens.mark("&nbsp;")) if "\u00a0" in found else found


def _shielded(markup: str) -> str:
    if markup in ("&", "<"):
        return {"&": "&amp;", "<": "&lt;"}[markup]
    return f"<nowiki>{markup}</nowiki>"


def unescaped(text: str) -> str:
    """Return what pandoc wrote without its entities: what must stay one is a mark by now."""
    return _ESCAPED.sub(lambda found: unescape(found[0]), text)
