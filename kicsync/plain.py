"""Text from outside, made harmless: a terminal takes control characters for orders.

Halves of a surrogate pair (an escape in a YAML text can make one) can't be printed at all, and some
terminals break the line at U+2028.
"""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(text: str) -> str:
    """Return a text from a file or the wiki without what a terminal would take for an order."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def shown_line(text: str) -> str:
    """Return ``text`` like ``shown``, on one line."""
    return shown(" ".join(text.splitlines()))
