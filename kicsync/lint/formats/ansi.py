"""Colours of a terminal (ECMA-48, "Select Graphic Rendition")."""

from enum import StrEnum


class Ink(StrEnum):
    """The colours that are used."""

    BOLD = "1"
    RED = "1;31"
    YELLOW = "1;33"
    BLUE = "34"
    CYAN = "36"


def paint(text: str, ink: Ink, *, colour: bool) -> str:
    """Return ``text`` in a colour, if there are any."""
    return f"\x1b[{ink}m{text}\x1b[0m" if colour and text else text
