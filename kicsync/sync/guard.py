"""The guard against changing most of the Kit by mistake; pure."""

from collections.abc import Iterable

from kicsync.sync.merge import Side
from kicsync.sync.plan import Item

ALWAYS = 5
"""So many records may change whatever their share: a small kit is not a mass."""

_FROM_WIKI = frozenset({Side.WIKI, Side.BOTH, Side.CONFLICT})


def too_many(changed: int, total: int, share: float) -> bool:
    """Tell whether ``changed`` of ``total`` records is more than ``share`` (0 to 1) allows."""
    return changed > ALWAYS and changed > total * share


def rewritten(items: Iterable[Item]) -> int:
    """Return how many files a pull would remove, rename or rewrite; new ones don't count."""
    return sum(_rewritten(item) for item in items)


def _rewritten(item: Item) -> bool:
    if item.local is None or item.wiki is None:
        return False
    if item.merged is None:
        return item.wiki.deleted
    changed = item.local.record != item.merged.record or bool(item.merged.conflicts)
    return changed and not _FROM_WIKI.isdisjoint(item.merged.sides.values())
