import pytest

from kicsync.discovery.step_values import page_names, steps_of, with_pages


def test_values_with_numbers_are_steps() -> None:
    steps = steps_of(["2 - Semer", "1 - Choisir, puis oser"])
    assert [(one.number, one.title, one.value) for one in steps] == [
        (1, "Choisir, puis oser", "1 - Choisir, puis oser"),
        (2, "Semer", "2 - Semer"),
    ]


def test_a_number_in_two_parts_is_a_step_below() -> None:
    one, ten = steps_of(["10 - Dix", "1 - Un", "1.2 - Un deux", "1.10 - Un dix", "1.2.1 - Fin"])
    assert (one.number, ten.number) == (1, 10)
    assert [below.number for below in one.steps] == [2, 10]
    assert one.steps[0].steps[0].value == "1.2.1 - Fin"


@pytest.mark.parametrize("mark", ["{} - T", "{}. T", "{}) T", "Étape {} : T", "{} – T"])
def test_a_number_may_be_written_in_many_ways(mark: str) -> None:
    assert [one.title for one in steps_of([mark.format(1), mark.format(2)])] == ["T", "T"]


@pytest.mark.parametrize(
    "values",
    [
        [],
        ["1 - Seule"],
        ["1 - Un", "Deux"],
        ["1 - Un", "1 - Encore un"],
        ["10 personnes", "20 personnes"],
        ["2021-02-02", "2021-02-03"],
    ],
)
def test_other_values_are_no_steps(values: list[str]) -> None:
    assert steps_of(values) == ()


def test_a_step_finds_its_page_by_its_title_or_its_value() -> None:
    steps = steps_of(["1 - un lieu", "2 - Semer", "3 - Rien"])
    assert page_names(steps)[:2] == ["Un lieu", "1 - un lieu"]
    found = with_pages(steps, {"Un lieu", "2 - Semer"})
    assert [one.page for one in found] == ["un lieu", "2 - Semer", ""]
