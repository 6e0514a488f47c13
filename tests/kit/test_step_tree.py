from kicsync.kit import Step
from kicsync.kit.step_tree import Line, between, by_numbers, tree


def test_lines_of_a_lower_level_stand_below_the_last_one_before_them() -> None:
    lines = [Line(1, "A"), Line(2, "B"), Line(3, "C"), Line(2, "D"), Line(1, "E")]
    assert tree(lines) == (
        Step(
            1,
            "A",
            "1 - A",
            steps=(
                Step(1, "B", "1.1 - B", steps=(Step(1, "C", "1.1.1 - C"),)),
                Step(2, "D", "1.2 - D"),
            ),
        ),
        Step(2, "E", "2 - E"),
    )


def test_numbers_and_values_that_are_there_count() -> None:
    lines = [Line(1, "A", (3,), value="Point 3 : A", question="Q ?", page="P"), Line(1, "B")]
    assert tree(lines, ". ") == (
        Step(3, "A", "Point 3 : A", page="P", question="Q ?"),
        Step(4, "B", "4. B"),
    )


def test_the_pages_may_hold_the_title_alone() -> None:
    assert tree([Line(1, "A", (1,))], None) == (Step(1, "A", "A"),)


def test_a_step_stands_below_the_nearest_number_above_it() -> None:
    numbers = [(1,), (1, 1), (), (1, 2, 1), (3, 1)]
    found = by_numbers([Line(1, "t", number) for number in numbers])
    assert [line.level for line in found] == [1, 2, 3, 2, 1]


def test_what_stands_between_number_and_title_is_that_of_the_steps_that_are_there() -> None:
    assert between([]) == " - "
    assert between([Step(1, "A", "1. A")]) == ". "
    assert between([Step(1, "A", "A", steps=(Step(1, "B", "1) B"),))]) is None
    assert between([Step(1, "A", "Étape 1 : A")]) == " - "
