"""Names change one after the other, and none is ever taken twice."""

from collections.abc import Callable, Mapping
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from kicsync.sync.migrating.order import Hop, rounds, sequence

NAMES = [f"n{number}" for number in range(8)]


def spares() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"spare {next(numbers)}"


@st.composite
def renames(draw: st.DrawFn) -> Mapping[str, str]:
    """Draw new names by the old ones: chains, circles, fixed points; no two are the same."""
    olds = draw(st.lists(st.sampled_from(NAMES), unique=True))
    news = draw(
        st.lists(
            st.sampled_from([*NAMES, "x", "y", "z"]),
            unique=True,
            min_size=len(olds),
            max_size=len(olds),
        )
    )
    return dict(zip(olds, news, strict=True))


@given(renames())
def test_every_thing_ends_under_its_new_name(names: Mapping[str, str]) -> None:
    now = {name: name for name in names}
    for hop in sequence(names, spares()):
        assert hop.new not in now
        now[hop.new] = now.pop(hop.old)
    assert {thing: name for name, thing in now.items()} == names


@given(renames())
def test_nothing_stays_behind_where_another_comes(names: Mapping[str, str]) -> None:
    hops = sequence(names, spares())
    for index, hop in enumerate(hops):
        again = hop.old in {later.new for later in hops[index + 1 :]}
        assert hop.bare == (again or hop.old.startswith("spare") or hop.new.startswith("spare"))


@given(renames())
def test_a_round_can_be_made_by_halves(names: Mapping[str, str]) -> None:
    turns = rounds(sequence(names, spares()))
    now = {name: name for name in names}
    for turn in turns:
        assert turn.keys().isdisjoint(turn.values())
        assert now.keys().isdisjoint(turn.values())
        now = {turn.get(name, name): thing for name, thing in now.items()}
    assert {thing: name for name, thing in now.items()} == names


def test_a_chain_begins_at_its_end() -> None:
    hops = sequence({"A": "B", "B": "C"}, spares())
    assert hops == (Hop("B", "C", bare=True), Hop("A", "B"))


def test_a_swap_goes_by_a_spare_name() -> None:
    hops = sequence({"A": "B", "B": "A"}, spares())
    assert [(hop.old, hop.new) for hop in hops] == [("A", "spare 1"), ("B", "A"), ("spare 1", "B")]
    assert all(hop.bare for hop in hops)


def test_what_keeps_its_name_is_no_change() -> None:
    assert sequence({"A": "A"}, spares()) == ()
    assert rounds(()) == ()
