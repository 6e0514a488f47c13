"""Marks for what pandoc does not tell, put into the text before pandoc reads it.

They are characters for private use (Unicode 23.5); a document's own ones are replaced. A mark holds
its facts between two of them, as letters and digits that no reader changes.
"""

import re
from typing import Any

_OPEN, _END, _CLOSE = "\ue010", "\ue011", "\ue012"
TAB = "\ue013"
"""A tab, of which pandoc makes a blank: in a summary, the number of a page follows it."""

_OWN = re.compile(f"[{_OPEN}-{TAB}\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Marks, and what no XML holds (XML 1.0, 2.2)."""

MARK = re.compile(
    f"{_OPEN}(?P<name>[a-z]+)0(?P<value>[0-9a-f]*){_END}|{_CLOSE}(?P<closed>[a-z]+){_END}"
)
LEVEL = "level"
"""The name of a mark that stands alone: how deep an item is in lists, from 1."""

COLOUR, STRUCK, INSERTED, DELETED = "colour", "struck", "insert", "delete"
COMMENT, NOTE, BOX = "comment", "note", "box"
"""The names of facts."""


def opening(name: str, value: str = "") -> str:
    """Return the mark where a fact begins; ``value`` is a colour, or who wrote it."""
    return f"{_OPEN}{name}0{value.encode().hex()}{_END}"


def whole(name: str, text: str, value: str = "") -> str:
    """Return ``text``, free of other marks, as a fact of its own, apart from the next one."""
    return f"{opening(name, value)}{free(text)} {closing(name)}"


def closing(name: str) -> str:
    """Return the mark where it ends."""
    return f"{_CLOSE}{name}{_END}"


def free_all(root: Any) -> None:
    """Free all the text in an XML or HTML element."""
    for element in root.iter("*"):
        element.text = free(element.text) if element.text else element.text
        element.tail = free(element.tail) if element.tail else element.tail


def mark_all(element: Any, name: str, value: str = "") -> None:
    """Put marks around all the text of an XML or HTML element: it is a fact as a whole."""
    element.text = opening(name, value) + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + closing(name)
    else:
        element.text += closing(name)


def value_of(letters: str) -> str:
    """Return the value that stands in a mark."""
    return bytes.fromhex(letters).decode()


def free(text: str) -> str:
    """Return ``text`` without characters that would be taken for marks, or that no XML holds."""
    return _OWN.sub("\N{REPLACEMENT CHARACTER}", text)
