"""The guard against changing most of the Kit by mistake; pure."""

from collections.abc import Iterable

from kicsync.sync.plan import Item, State

ALWAYS = 5
"""So many records may change whatever their share: a small kit is not a mass."""

_REWRITTEN = frozenset(
    {State.WIKI, State.MERGE, State.CONFLICT, State.RENAMED_WIKI, State.DELETED_WIKI}
)


def too_many(changed: int, total: int, share: float) -> bool:
    """Tell whether ``changed`` of ``total`` records is more than ``share`` (0 to 1) allows."""
    return changed > ALWAYS and changed > total * share


def rewritten(items: Iterable[Item]) -> int:
    """Return how many files a pull would remove, rename or rewrite; new ones don't count."""
    return sum(
        (item.state in _REWRITTEN and (item.wiki is None or item.wiki.record is not None))
        or (item.wiki is not None and item.wiki.deleted and item.local is not None)
        for item in items
    )
