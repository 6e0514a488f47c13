"""Cases of a switch that are called otherwise."""

import pytest

from kicsync.wikitext.switch_cases import accept_cases, forget_cases

VALUES = {"1 - A": "1 - B"}


@pytest.mark.parametrize(
    ("text", "both", "new"),
    [
        ("{{#switch:{{{E|}}}|1 - A=x|y}}", "|1 - B|1 - A=x|y}}", "|1 - B=x|y}}"),
        (
            "{{#switch:e\n| 1 - A\n| 2 = x\n}}",
            "\n| 1 - B|1 - A\n| 2 = x\n}}",
            "\n| 1 - B\n| 2 = x\n}}",
        ),
        ("{{#switch:e|1 - B|1 - A=x}}", "|1 - B|1 - A=x}}", "|1 - B=x}}"),
        (
            "{{#switch:e|1 - A<!-- ici -->=x}}",
            "|1 - B|1 - A<!-- ici -->=x}}",
            "|1 - B<!-- ici -->=x}}",
        ),
        ("{{#switch:e|2={{#switch:f|1 - A=x}}}}", "|1 - B|1 - A=x}}}}", "|1 - B=x}}}}"),
    ],
)
def test_both_names_count_then_the_new_one(text: str, both: str, new: str) -> None:
    accepted = accept_cases(text, VALUES)
    assert accepted.endswith(both)
    assert accept_cases(accepted, VALUES) == accepted
    assert forget_cases(accepted, VALUES).endswith(new)


@pytest.mark.parametrize(
    "text",
    [
        "{{#switch:e|2=1 - A|1 - A}}",
        "{{#switch:e|#default=1 - A}}",
        "{{#if:e|1 - A=x}}",
        "<nowiki>{{#switch:e|1 - A=x}}</nowiki>",
        "<!-- {{#switch:e|1 - A=x}} -->",
    ],
)
def test_what_is_no_case_stays(text: str) -> None:
    assert accept_cases(text, VALUES) == text
    assert forget_cases(text, VALUES) == text


def test_cases_that_follow_each_other_or_change_places() -> None:
    chain = {"1": "2", "2": "3"}
    text = "{{#switch:e|2|1=x}}"
    assert accept_cases(text, chain) == "{{#switch:e|3|2|1=x}}"
    assert forget_cases(accept_cases(text, chain), chain) == "{{#switch:e|3|2=x}}"
    swap = {"1": "2", "2": "1"}
    text = "{{#switch:e|1=a|2=b}}"
    assert accept_cases(text, swap) == text
    assert forget_cases(text, swap) == "{{#switch:e|2=a|1=b}}"
