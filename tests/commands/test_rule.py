"""kicsync rule: the list of all rules, and the page of one."""

import json

import pytest

from kicsync.lint.rules import RULES
from tests.commands.conftest import Kicsync, program


def test_each_rule_is_one_line_in_the_order_of_the_codes(kicsync: Kicsync) -> None:
    said = kicsync("rule")
    lines = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert [line.split()[0] for line in lines] == sorted(RULES)
    assert "KIC202 ✓ step-spelling " in said.out
    assert "KIC401   description-length " in said.out
    assert all(line.endswith((".", "?")) for line in lines)


@pytest.mark.parametrize("word", ["KIC401", "kic401", "description-length", "Description-Length"])
def test_the_page_of_a_rule_is_found_by_code_and_by_name(kicsync: Kicsync, word: str) -> None:
    said = kicsync("rule", word)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("KIC401 description-length (warning)\n\n")
    assert "\nWrong:\n\n    titre: " in said.out
    assert "\nRight:\n\n    titre: " in said.out
    assert "    [lint.rules.description-length]\n    min_lines = 3\n    max_lines = 8\n" in said.out
    assert said.out.endswith("line_width = 100\n")


@pytest.mark.parametrize("code", RULES)
def test_each_page_can_be_read(kicsync: Kicsync, code: str) -> None:
    said = kicsync("rule", code)
    about = RULES[code].ABOUT
    assert said.code == 0
    head = said.out.partition("\n")[0]
    assert head.startswith(f"{code} {about.name} ({about.severity}")
    assert ("can be repaired with --fix" in head) == about.fixable
    assert ("off, until it is selected" in head) == (not about.on)
    assert said.out.endswith("\n")
    assert "\n\n\n" not in said.out


def test_a_rule_that_is_none_is_told(kicsync: Kicsync) -> None:
    said = kicsync("rule", "placehodler")
    assert (said.code, said.out) == (2, "")
    assert "There is no rule “placehodler”." in said.err
    assert "Did you mean “placeholder”?" in said.err
    assert "kicsync rule" in kicsync("rule", "zzzzzz").err
    assert kicsync("rule", "KIC4").code == 2


def test_programs_read_it_as_json(kicsync: Kicsync) -> None:
    every = json.loads(kicsync("rule", "--format", "json").out)["rules"]
    assert [one["code"] for one in every] == sorted(RULES)
    (one,) = json.loads(kicsync("rule", "KIC401", "--format", "json").out)["rules"]
    assert one in every
    assert one["options"] == {"min_lines": 3, "max_lines": 8, "line_width": 100}
    assert (one["name"], one["severity"]) == ("description-length", "warning")
    assert (one["fixable"], one["on"]) == (False, True)
    assert one["wrong"].startswith("titre: ")
    assert one["summary"].endswith(".")
    assert len(one["why"]) >= 1


def test_the_page_speaks_french_to_those_who_do() -> None:
    said = program("rule", "KIC401", LANGUAGE="fr")
    english = program("rule", "KIC401", LANGUAGE="en")
    assert said.code == 0
    assert said.out.startswith("KIC401 description-length (")
    assert said.out != english.out
    assert "Wrong:" not in said.out
