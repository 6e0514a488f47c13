"""Which rules run, and how: ``[lint]`` and the options of the command line."""

from typing import Any

import pytest

from kicsync.errors import ConfigError
from kicsync.lint.problem import Severity
from kicsync.lint.rules import RULES
from kicsync.lint.settings import Settings, settings
from tests.lint.linting import lint, lint_text

OFF = {code for code, rule in RULES.items() if not rule.ABOUT.on}


def run(table: dict[str, Any] | None = None, **given: Any) -> Settings:
    return settings(RULES, table or {}, **given)


def test_every_rule_runs_but_those_that_are_off() -> None:
    assert set(run().severities) == set(RULES) - OFF
    assert {"KIC408"} == OFF


@pytest.mark.parametrize("word", ["KIC401", "kic401", "description-length", "Description-Length"])
def test_a_rule_goes_by_its_code_and_by_its_name(word: str) -> None:
    assert set(run(select=[word]).severities) == {"KIC401"}
    assert "KIC401" not in run(ignore=[word]).severities
    assert "KIC401" not in run({"ignore": [word]}).severities


def test_the_beginning_of_codes_means_all_of_them() -> None:
    assert all(code.startswith("KIC3") for code in run(select=["KIC3"]).severities)
    assert not any(code.startswith("KIC3") for code in run(ignore=["KIC3"]).severities)


def test_the_longer_selector_wins_and_ignore_when_they_are_alike() -> None:
    table = {"select": ["KIC402"], "ignore": ["KIC4"]}
    assert set(run(table).severities) == {"KIC402"}
    assert set(run({"select": ["KIC402"], "ignore": ["KIC402"]}).severities) == set()


def test_a_rule_that_is_off_runs_by_its_own_name_only() -> None:
    assert "KIC408" not in run(select=["KIC4"]).severities
    assert "KIC408" in run(select=["typography"]).severities


def test_the_command_line_selects_anew_and_ignores_more() -> None:
    table = {"select": ["KIC1"], "ignore": ["KIC101"]}
    found = run(table, select=["KIC1", "KIC2"], ignore=["KIC202"]).severities
    assert {"KIC102", "KIC201"} <= set(found)
    assert not {"KIC101", "KIC202"} & set(found)


def test_a_severity_and_an_option_of_a_rule_can_be_set() -> None:
    found = run(
        {"severity": {"KIC402": "error"}, "rules": {"description-length": {"max_lines": 9}}}
    )
    assert found.severities["KIC402"] is Severity.ERROR
    assert found.options["KIC401"]["max_lines"] == 9
    assert found.options["KIC401"]["min_lines"] == RULES["KIC401"].ABOUT.options["min_lines"]


def test_a_file_can_be_left_out_of_some_rules() -> None:
    plop = "titre: {}\ndescription: plop\n"
    files = {f"kit/{name}.yml": plop.format(name) for name in ("brouillon-a", "b")}
    for pattern in ("kit/brouillon-*.yml", "brouillon-*.yml"):
        table = {"per-file-ignores": {pattern: ["placeholder"]}}
        assert [f.file for f in lint(files, "KIC402", table=table)] == ["kit/b.yml"]
    assert lint_text(plop, table={"per-file-ignores": {"*": ["KIC"]}}) == []


@pytest.mark.parametrize(
    ("table", "message", "hint"),
    [
        ({"selct": []}, "no setting called “selct”", "Did you mean “select”?"),
        ({"select": "KIC1"}, "“lint.select”", '["KIC401"]'),
        ({"select": ["KIC99"]}, "no rule “KIC99”", ""),
        ({"ignore": ["placehodler"]}, "no rule “placehodler”", "Did you mean “placeholder”?"),
        ({"severity": {"KIC402": "off"}}, "“lint.severity.KIC402”", '"error", "warning"'),
        ({"severity": []}, "“lint.severity”", "{ … }"),
        ({"rules": {"KIC401": {"plop": 1}}}, "no setting called “plop”", "Known names"),
        ({"rules": {"KIC401": {"max_lines": "5"}}}, "“lint.rules.KIC401.max_lines”", "8"),
        ({"rules": {"KIC401": {"max_lines": True}}}, "“lint.rules.KIC401.max_lines”", "8"),
        ({"rules": {"KIC999": {}}}, "no rule “KIC999”", ""),
        ({"rules": {"KIC402": {"words": "plop"}}}, "“lint.rules.KIC402.words”", "[]"),
        ({"rules": {"KIC402": {"words": [1]}}}, "“lint.rules.KIC402.words”", "[]"),
        ({"rules": {"KIC402": []}}, "“lint.rules.KIC402”", "{ … }"),
        ({"rules": {"plop": {}}}, "no rule “plop”", ""),
        ({"severity": {"KIC402": []}}, "“lint.severity.KIC402”", '"error", "warning"'),
        ({"severity": {"KIC99": "error"}}, "no rule “KIC99”", ""),
        ({"select": [1]}, "“lint.select”", '["KIC401"]'),
        ({"select": [""]}, "no rule “”", ""),
        ({"ignore": {}}, "“lint.ignore”", '["KIC401"]'),
        ({"per-file-ignores": {"*": ["plop"]}}, "no rule “plop”", ""),
        ({"per-file-ignores": {"*": "KIC401"}}, "“lint.per-file-ignores.*”", '["KIC401"]'),
    ],
)
def test_a_mistake_in_the_settings_is_told(table: dict[str, Any], message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        run(table)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_who_selects_nothing_in_the_settings_runs_nothing() -> None:
    assert run({"select": []}).severities == {}
    assert set(run({"select": []}, select=["KIC401"]).severities) == {"KIC401"}


def test_a_severity_may_be_that_of_many_rules_and_runs_none() -> None:
    found = run({"select": ["KIC4"], "severity": {"KIC": "error"}}).severities
    assert set(found.values()) == {Severity.ERROR}
    assert all(code.startswith("KIC4") for code in found)


def test_the_patterns_of_a_file_add_up() -> None:
    table = {"per-file-ignores": {"kit/*": ["KIC401"], "*.yml": ["KIC402"], "b*": ["KIC403"]}}
    assert run(table).ignored("kit/a.yml") == {"KIC401", "KIC402"}
    assert run(table).ignored("b.yml") == {"KIC402", "KIC403"}


def test_the_settings_are_written_alike_in_every_process() -> None:
    table = {"per-file-ignores": {"kit/*": ["KIC402", "KIC401"]}}
    assert run(table).per_file == (("kit/*", ("KIC401", "KIC402")),)
