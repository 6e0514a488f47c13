"""What is left of a migration, by the orders that were carried out."""

from dataclasses import replace

from kicsync.sync.migrating.left import left_of
from kicsync.workspace.migration_file import Edited, Migration, Moved, Removed
from kicsync.workspace.orders import Action, Order, Result

WHOLE = Migration(
    "m",
    {},
    {},
    removed=(Removed(1, "Un", 10), Removed(2, "Deux", 20)),
    moved=(
        Moved(3, "Trois", "Attente", bare=True),
        Moved(4, "Quatre", "Trois"),
        Moved(3, "A", "B"),
    ),
    edited=(Edited(5, "Cinq", 0), Edited(6, "Six", 1), Edited(5, "Cinq", 2), Edited(5, "Cinq", 3)),
)


def made(action: Action, page_id: int, target: str = "", result: Result = Result.SAVED) -> Order:
    return Order(1, action, "", "", page_id, target=target, result=result)


def test_all_is_left_of_what_has_not_begun() -> None:
    assert left_of(WHOLE, []) == WHOLE


def test_what_was_carried_out_is_not_left() -> None:
    orders = [
        made(Action.DELETE, 1),
        made(Action.MOVE, 3, "Attente"),
        made(Action.EDIT, 5),
        made(Action.EDIT, 5, result=Result.UNCHANGED),
    ]
    assert left_of(WHOLE, orders) == replace(
        WHOLE,
        removed=(Removed(2, "Deux", 20),),
        moved=(Moved(4, "Quatre", "Trois"), Moved(3, "A", "B")),
        edited=(Edited(6, "Six", 1), Edited(5, "Cinq", 3)),
    )


def test_what_was_refused_or_is_not_known_is_left() -> None:
    orders = [
        made(Action.DELETE, 1, result=Result.REFUSED),
        made(Action.MOVE, 3, "Attente", result=Result.SENT),
        made(Action.EDIT, 6, result=Result.NEVER),
    ]
    assert left_of(WHOLE, orders) == WHOLE
