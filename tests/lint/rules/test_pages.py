"""The page of every rule: its wrong example is found by the rule, its right one is not."""

import pytest

from kicsync.lint.pages import page
from kicsync.lint.rule import Rule
from kicsync.lint.rules import KIT_RULES, RECORD_RULES, RULES
from tests.lint.linting import lint_example

every = pytest.mark.parametrize(("code", "rule"), RULES.items(), ids=list(RULES))


@every
def test_the_wrong_example_is_found(code: str, rule: Rule) -> None:
    assert {finding.code for finding in lint_example(page(rule).wrong, code)} == {code}


@every
def test_the_right_example_is_not(code: str, rule: Rule) -> None:
    assert lint_example(page(rule).right, code) == []


@every
def test_the_page_is_short_and_says_why(code: str, rule: Rule) -> None:
    told = page(rule)
    assert told.summary.endswith((".", "?"))
    assert len(told.summary) < 100
    assert 0 < sum(map(len, told.why)) < 600


def test_the_registry_is_in_order_and_names_each_rule_once() -> None:
    for rules in (RECORD_RULES, KIT_RULES):
        assert list(rules) == sorted(rules)
    for code, rule in RULES.items():
        assert rule.ABOUT.code == code
    names = [rule.ABOUT.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
