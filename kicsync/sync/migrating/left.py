"""What is left of a migration that was cut off, by what its journal says; pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kicsync.workspace.migration_file import Edited, Migration
from kicsync.workspace.orders import Action, Order


def left_of(migration: Migration, orders: Iterable[Order]) -> Migration:
    """Return ``migration`` without what ``orders`` have done of it.

    The edits of one page come in their order: as many as were made are over.
    """
    made = [order for order in orders if order.done]
    removed = {order.page_id for order in made if order.action is Action.DELETE}
    moved = {(order.page_id, order.target) for order in made if order.action is Action.MOVE}
    edits = Counter(order.page_id for order in made if order.action is Action.EDIT)
    return replace(
        migration,
        removed=tuple(one for one in migration.removed if one.page_id not in removed),
        moved=tuple(one for one in migration.moved if (one.page_id, one.new) not in moved),
        edited=tuple(_unmade(migration.edited, edits)),
    )


def _unmade(edited: Iterable[Edited], edits: Counter[int]) -> Iterator[Edited]:
    seen: Counter[int] = Counter()
    for one in edited:
        seen[one.page_id] += 1
        if seen[one.page_id] > edits[one.page_id]:
            yield one
