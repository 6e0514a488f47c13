"""Which tool of a new list is which of the old one."""

from collections.abc import Sequence

from kicsync.kit.record import Tool


def match_tools(old: Sequence[Tool], new: Sequence[Tool], key: str) -> list[int | None]:
    """Return for each of ``new`` the index of the tool of ``old`` that it is, or None.

    Equal ones first, then the same ``key``, then a renamed one: the only unknown tool between
    two neighbours that stayed neighbours.
    """
    origins: list[int | None] = [None] * len(new)
    for same in (_equal, _same_key):
        for index, tool in enumerate(new):
            free = (i for i, other in enumerate(old) if i not in origins and same(other, tool, key))
            origins[index] = next(free, None) if origins[index] is None else origins[index]
    for index in range(len(new)):
        guess = _between(origins, index, len(old))
        if origins[index] is None and guess is not None and guess not in origins:
            origins[index] = guess
    return origins


def _equal(old: Tool, new: Tool, _key: str) -> bool:
    return old == new


def _same_key(old: Tool, new: Tool, key: str) -> bool:
    return bool(new.get(key)) and old.get(key) == new.get(key)


def _between(origins: list[int | None], index: int, count: int) -> int | None:
    before = origins[index - 1] if index else -1
    after = origins[index + 1] if index + 1 < len(origins) else count
    if before is None or after is None:
        return None
    return before + 1 if after - before == 2 else None  # noqa: PLR2004 (one place between)
