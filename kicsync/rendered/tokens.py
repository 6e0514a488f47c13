"""Marks in a text that pandoc takes for ordinary letters: wikitext takes their places afterwards.

They are characters for private use (Unicode 23.5), of which no page of a wiki has any of its own.
"""

import re

_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_OWN = re.compile(f"[{_OPEN}{_CLOSE}]")


class Tokens:
    """The marks of one conversion, and what stands for each."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def mark(self, wikitext: str) -> str:
        """Return a mark in whose place ``wikitext`` comes."""
        self._texts.append(wikitext)
        return f"{_OPEN}{len(self._texts) - 1}{_CLOSE}"

    def free(self, text: str) -> str:
        """Return ``text`` without characters that would be taken for marks."""
        return _OWN.sub("\N{REPLACEMENT CHARACTER}", text)

    def restore(self, text: str) -> str:
        """Return ``text`` with the wikitext of each mark."""
        return _TOKEN.sub(lambda found: self._texts[int(found[1])], text)
