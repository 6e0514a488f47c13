r"""A .md as Google Docs exports it, made ready for pandoc.

Headings end with the name that contents link to, ``# **2\. Durer** {#2.-durer}``; pictures stand
at the end, as long as they are, ``[image1]: <data:image/png;base64,…>``.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

_NAME = re.compile(
    r"^((?:[ \t]*(?:\d+[.)]|[*+-])[ \t]+)?#{1,6}[ \t].*?)[ \t]*\{#[^{}\n]+\}[ \t]*$", re.MULTILINE
)
_DATA = re.compile(r"(?<=[<(])data:([\w/+.-]+)[;,][^>)\s]*")
_PAGE = re.compile(r"\t(\d{1,4})(?=\**\]\(#)")
"""A tab and the number of a page, in contents: pandoc would make a blank of the tab."""

_WRAPPED = range(60, 100)
"""Characters of the lines of a text in which line ends mean nothing, but for those that end it."""

_NO_TEXT = re.compile(r"\s*(?:$|[#|>*+-]|\d+[.)]\s|```|\[[^\]]+\]: )")
"""Lines that no line of a paragraph goes on with."""


def prepare(text: str) -> tuple[str, str]:
    """Return a text without what is no part of it, and pandoc's name of its form."""
    bare = _PAGE.sub(r" … \1", _DATA.sub(r"\1", _NAME.sub(r"\1", text)))
    return bare, "gfm" if _is_wrapped(bare.splitlines()) else "gfm+hard_line_breaks"


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether lines end where they were full, and not where a person ended them."""
    if any(len(line) >= _WRAPPED.stop for line in lines):
        return False
    return all(
        len(line) in _WRAPPED
        for line, after in pairwise(lines)
        if line.strip() and not line.lstrip().startswith(("#", "|")) and not _NO_TEXT.match(after)
    )
