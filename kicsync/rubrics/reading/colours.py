"""Which colours people mean: “faire les ajouts en couleur” (journal, 14 April 2020).

Black, white, greys and the blue of links are how documents look by themselves.
"""

import re

_HEX = re.compile(r"#?([0-9a-fA-F]{6})\b")
_SHORT = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])(?![0-9a-fA-F])")
_PARTS = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_LINKS = frozenset({"#1155cc", "#0563c1", "#0000ff", "#0000ee", "#000080", "#954f72", "#0066cc"})
_NAMED = {
    "red": "#ff0000",
    "green": "#008000",
    "blue": "#0000ff",
    "yellow": "#ffff00",
    "orange": "#ffa500",
    "purple": "#800080",
    "magenta": "#ff00ff",
    "cyan": "#00ffff",
    "darkred": "#8b0000",
    "darkgreen": "#006400",
    "darkblue": "#00008b",
    "lime": "#00ff00",
    "darkyellow": "#808000",
    "darkcyan": "#008b8b",
    "darkmagenta": "#8b008b",
    "pink": "#ffc0cb",
}
_GREY = 24
"""How far apart red, green and blue are at most in a grey."""


def colour_of(text: str, *, link: bool = False) -> str:
    """Return the colour that ``text`` (of a style, CSS or XML) names as ``#rrggbb``.

    Returns '' for none, or for one that documents have by themselves; ``link``: in a link.
    """
    found = _read(text.strip())
    if not found or _is_grey(found) or (link and found in _LINKS):
        return ""
    return found


def _read(text: str) -> str:
    if text.lower() in _NAMED:
        return _NAMED[text.lower()]
    if short := _SHORT.match(text):
        return "#" + "".join(sign * 2 for sign in short.groups()).lower()
    if parts := _PARTS.match(text):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in parts.groups())
    whole = _HEX.match(text)
    return f"#{whole[1].lower()}" if whole else ""


def _is_grey(colour: str) -> bool:
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return max(parts) - min(parts) <= _GREY
