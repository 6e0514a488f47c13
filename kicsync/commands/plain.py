"""Text from outside, made harmless: a terminal takes control characters for orders."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def shown(text: str) -> str:
    """Return a text from a file or the wiki without what a terminal would take for an order."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
