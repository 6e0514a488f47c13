"""The numbers that Word and Google Docs count before headings: they stand in no text.

ECMA-376, part 1, 17.9 (Numbering): a paragraph or its style names a list and a level in it; the
level says from where it counts and how the number is written (``%1.%2``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from kicsync.rubrics.reading.marks import LEVEL, opening
from kicsync.rubrics.reading.package import part_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML, as lxml writes it."""

_HEADING = re.compile(r"heading \d")


@dataclass(frozen=True)
class _Level:
    start: int
    form: str
    text: str


class Numbers:
    """Writes the numbers of one document."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        from lxml import etree

        def root(name: str) -> Any:
            return etree.fromstring(parts[name]) if name in parts else None

        self._levels = _levels(root(part_of(parts, "numbering")))
        self._styles = _styles(root(part_of(parts, "styles")))
        self._counts: dict[str, list[int]] = {}

    def write(self, root: Any) -> None:
        """Put the number of each heading before its words, and before those of an item its level.

        pandoc takes a list that goes on after a paragraph for one of the first level.
        """
        for paragraph in root.iter(f"{W}p"):
            style = _value(paragraph, "pPr", "pStyle")
            heading, of_style = self._styles.get(style, (False, ("", 0)))
            own = _numbering(paragraph.find(f"{W}pPr"))
            number = self._next(*(own if own[0] else of_style)) if heading else ""
            text = next(paragraph.iter(f"{W}t"), None)
            if number and text is not None:
                text.text = f"{number} {text.text or ''}"
            elif own[0] and own[1] and not heading and text is not None:
                text.text = opening(LEVEL, str(own[1] + 1)) + (text.text or "")

    def _next(self, listed: str, level: int) -> str:
        levels = self._levels.get(listed, {})
        if level not in levels or levels[level].form in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(listed, [])
        del counts[level + 1 :]
        for above in range(len(counts), level):
            counts.append(levels[above].start if above in levels else 1)
        if len(counts) == level:
            counts.append(levels[level].start)
        else:
            counts[level] += 1
        return re.sub(
            r"%(\d)", lambda found: _count(counts, int(found[1]) - 1, levels), levels[level].text
        )


def _count(counts: list[int], place: int, levels: Mapping[int, _Level]) -> str:
    if place >= len(counts):
        return ""
    number = counts[place]
    if place in levels and levels[place].form.endswith("Letter") and number <= len(ascii_lowercase):
        return ascii_lowercase[number - 1]
    return str(number)


def _levels(root: Any) -> dict[str, dict[int, _Level]]:
    """Return the levels of each list, by its number."""
    if root is None:
        return {}
    kinds = {
        one.get(f"{W}abstractNumId", ""): {
            _whole(level.get(f"{W}ilvl", "")): _Level(
                _whole(_value(level, "start"), 1),
                _value(level, "numFmt"),
                _value(level, "lvlText"),
            )
            for level in one.iter(f"{W}lvl")
        }
        for one in root.iter(f"{W}abstractNum")
    }
    return {
        one.get(f"{W}numId", ""): kinds.get(_value(one, "abstractNumId"), {})
        for one in root.iter(f"{W}num")
    }


def _styles(root: Any) -> dict[str, tuple[bool, tuple[str, int]]]:
    """Return of each style whether it is one of headings, and the list that it counts in."""
    if root is None:
        return {}
    return {
        style.get(f"{W}styleId", ""): (
            bool(_HEADING.match(_value(style, "name").lower())),
            _numbering(style.find(f"{W}pPr")),
        )
        for style in root.iter(f"{W}style")
    }


def _numbering(looks: Any) -> tuple[str, int]:
    if looks is None:
        return "", 0
    listed = _value(looks, "numPr", "numId")
    return listed if listed != "0" else "", _whole(_value(looks, "numPr", "ilvl"))


def _whole(text: str, other: int = 0) -> int:
    return int(text) if text.isdecimal() else other


def _value(element: Any, *path: str) -> str:
    found = element.find("/".join(f"{W}{name}" for name in path))
    return str(found.get(f"{W}val", "")) if found is not None else ""
