"""What a reader gets to see of a wikitext, and how many lines that takes."""

import re
from html import unescape

_UNPRINTED = re.compile(
    r"<!--.*?(?:-->|\Z)|<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref\s*>", re.DOTALL | re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_ASIDE = re.compile(  # a category stands below the page; of a file one sees the picture
    r"\[\[\s*(?:cat[ée]gor(?:y|ie)|file|fichier|image)\s*:[^\[\]]*\]\]", re.IGNORECASE
)
_PAGE = re.compile(r"\[\[:?(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_ADDRESS = re.compile(
    r"\[(?:[a-z]+:)?//[^\s\[\]]+(?:\s+([^\[\]]*))?\]|\[mailto:[^\s\[\]]+(?:\s+([^\[\]]*))?\]",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"'{2,}")


def printed(text: str) -> str:
    """Return ``text`` without the marks, notes and addresses that the wiki does not print."""
    if "[" not in text and "<" not in text and "''" not in text and "&" not in text:
        return text
    text = _BREAK.sub("\n", _UNPRINTED.sub("", text))
    text = _PAGE.sub(r"\1", _ASIDE.sub("", _TAG.sub("", text)))
    text = _ADDRESS.sub(lambda link: link[1] or link[2] or "[1]", text)
    return unescape(_QUOTES.sub("", text))


def printed_lines(text: str, width: int) -> int:
    """Return how many lines of at most ``width`` characters ``text`` takes, blank ones left out."""
    lines = printed(text).split("\n")
    return sum(_rows(line.strip(), max(1, width)) for line in lines if line.strip())


def _rows(line: str, width: int) -> int:
    """Return how many lines ``line`` takes when it is broken at its blanks."""
    rows, start = 1, 0
    while len(line) - start > width:
        blank = line.rfind(" ", start, start + width + 1)
        start = blank + 1 if blank > start else start + width
        rows += 1
    return rows
