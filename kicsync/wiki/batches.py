"""How many pages one request names, and how (manual pages "API:Query" and "API:Data formats")."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_SEPARATOR = "\x1f"
"""Between values, since a title that somebody asks for may hold a ``|``."""
_Key = TypeVar("_Key", int, str)


def most_named(*, high_limits: bool) -> int:
    """Return how many pages one request may name: more where the account has ``apihighlimits``."""
    return 500 if high_limits else 50


def batches(keys: Iterable[_Key], size: int) -> Iterator[list[_Key]]:
    """Yield ``keys``, each once, at most ``size`` at a time."""
    rest = iter(dict.fromkeys(keys))
    while batch := list(islice(rest, size)):
        yield batch


def several(titles: Iterable[str]) -> str:
    """Return ``titles`` as one value of a request."""
    return _SEPARATOR + _SEPARATOR.join(titles)
