from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from kicsync.kit import Step
from kicsync.kit.step import Placed, all_steps, grown, standing
from kicsync.kit.step_merge import merge_steps

ONE = Step(1, "Qualifier", "1 - Qualifier", page="Qualifier", question="Quoi ?")
TWO = Step(2, "Réunir", "2 - Réunir", question="Qui ?")
BELOW = Step(1, "Délimiter", "1.1 - Délimiter", question="Où ?")


def test_questions_and_pages_stay() -> None:
    new = (Step(1, "Qualifier", "1 - Qualifier"), Step(2, "Réunir", "2 - Réunir", page="Réunir"))
    merged = merge_steps([ONE, TWO], new)
    assert grown(merged.placed) == (ONE, TWO._replace(page="Réunir"))
    assert merged.left == ()


def test_a_step_is_known_by_its_value_its_title_or_its_place() -> None:
    new = (
        Step(1, "Rassembler", "1 - Rassembler"),
        Step(2, "Qualifier", "2 - Qualifier"),
    )
    merged = merge_steps([ONE], new)
    assert [one.origin for one in merged.placed] == [None, (0,)]
    assert grown(merged.placed)[1].question == "Quoi ?"
    reworded = merge_steps([ONE, TWO], (ONE, Step(2, "Accueillir", "2 - Accueillir")))
    assert grown(reworded.placed)[1] == Step(2, "Accueillir", "2 - Accueillir", question="Qui ?")


def test_what_only_the_old_tree_has_stays_with_all_below_it() -> None:
    old = (ONE._replace(steps=(BELOW,)), TWO)
    merged = merge_steps(old, (TWO,))
    assert grown(merged.placed) == (TWO, old[0])
    assert merged.left == (ONE, BELOW)
    moved = merge_steps(old, (ONE, TWO, BELOW))
    assert grown(moved.placed) == (ONE, TWO, BELOW)
    assert moved.left == ()


def test_a_step_left_below_one_that_stays_goes_to_the_end() -> None:
    merged = merge_steps((ONE._replace(steps=(BELOW,)),), (ONE,))
    assert grown(merged.placed) == (ONE, BELOW)
    assert merged.left == (BELOW,)


def test_a_value_that_was_only_made_gives_way_to_the_one_of_the_pages() -> None:
    old = (Step(1, "Qualifier", "Point 1 : Qualifier"),)
    new = (Step(1, "Qualifier", "1 - Qualifier"),)
    assert grown(merge_steps(old, new, made=True).placed) == old
    assert grown(merge_steps(old, new).placed) == new


WORDS = st.sampled_from("ABCDEF")
TREES = st.recursive(
    st.builds(lambda n, t: (Step(n, t, f"{n} - {t}"),), st.integers(1, 4), WORDS),
    lambda below: st.lists(
        st.builds(
            lambda n, t, s: Step(n, t, f"{n} - {t}", steps=s), st.integers(1, 4), WORDS, below
        ),
        max_size=3,
    ).map(tuple),
    max_leaves=8,
)


@given(TREES, TREES)
def test_every_new_step_and_every_old_one_left_stand_in_the_tree_once(
    old: tuple[Step, ...], new: tuple[Step, ...]
) -> None:
    merged = merge_steps(old, new)
    found = sorted(step.value for step in all_steps(grown(merged.placed)))
    wanted = sorted(step.value for step in (*all_steps(new), *merged.left))
    assert found == wanted
    origins = [one.origin for one in _flat(merged.placed) if one.origin is not None]
    assert sorted(origins) == sorted(one.origin or () for one in _flat(standing(old)))


@given(TREES)
def test_a_tree_that_comes_again_changes_nothing(tree: tuple[Step, ...]) -> None:
    values = [step.value for step in all_steps(tree)]
    if len(set(values)) == len(values):
        assert grown(merge_steps(tree, tree).placed) == tree


def _flat(placed: Iterable[Placed]) -> Iterator[Placed]:
    for one in placed:
        yield one
        yield from _flat(one.below)
