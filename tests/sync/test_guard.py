from dataclasses import replace

import pytest

from kicsync.kit import Record
from kicsync.sync.guard import rewritten, too_many
from kicsync.sync.merge import Merged, Side
from kicsync.sync.plan import BaseSide, Item, LocalSide, Lost, State, Trace, WikiSide

RECORD = Record("T", {})
TRACE = Trace("Alice", "2026-01-02", "doublon")
GONE = WikiSide(1, 0, None, lost=Lost.MISSING, trace=TRACE)


@pytest.mark.parametrize(
    ("changed", "total", "share", "expected"),
    [
        (0, 0, 0.5, False),
        (5, 5, 0.5, False),
        (6, 6, 0.5, True),
        (6, 12, 0.5, False),
        (7, 12, 0.5, True),
        (12, 12, 1.0, False),
        (6, 1000, 0.0, True),
    ],
)
def test_more_than_the_share_and_more_than_five(
    changed: int, total: int, share: float, *, expected: bool
) -> None:
    assert too_many(changed, total, share) is expected


def item(state: State, wiki: WikiSide | None = None, *, local: bool = True) -> Item:
    side = LocalSide("t.yml", RECORD) if local else None
    return Item("T", "t.yml", state, BaseSide(1, 1, "t.yml", RECORD), side, wiki)


def merged(side: Side, values: str = "neuf") -> Item:
    new = Merged(Record("T", {"exemple": values} if values else {}), {"exemple": side})
    return replace(item(State.MERGE, WikiSide(1, 2, RECORD)), merged=new)


@pytest.mark.parametrize("side", [Side.WIKI, Side.BOTH, Side.CONFLICT])
def test_a_file_that_will_be_rewritten_counts(side: Side) -> None:
    assert rewritten([merged(side)]) == 1


def test_a_file_that_only_changed_here_or_alike_does_not() -> None:
    assert rewritten([merged(Side.LOCAL), merged(Side.BOTH, "")]) == 0


def test_a_file_that_goes_to_the_trash_counts() -> None:
    assert rewritten([item(State.DELETED_WIKI, GONE)]) == 1


@pytest.mark.parametrize(
    "one",
    [
        item(State.NEW_WIKI, WikiSide(1, 2, RECORD), local=False),
        item(State.LOCAL, WikiSide(1, 2, RECORD)),
        item(State.CLEAN, WikiSide(1, 2, RECORD)),
        item(State.DELETED_WIKI, WikiSide(1, 2, None, lost=Lost.REDIRECT)),
        item(State.DELETED_LOCAL, GONE, local=False),
    ],
)
def test_a_file_that_stays_as_it_is_does_not_count(one: Item) -> None:
    assert rewritten([one]) == 0
