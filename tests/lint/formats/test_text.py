import re

from kicsync.lint.formats.text import render
from tests.lint.formats.reports import CLEAN, EMPTY, EVERYTHING, MISSPELT, SPACE, report

ANSI = re.compile(r"\x1b\[[\d;]*m")


def test_a_finding_has_its_line_its_carets_and_its_repair() -> None:
    shown = """\
un dossier, deux/l'été 🎉: 100% [x].yml:3:9: warning KIC202 Misspelt. [step-spelling]
  |
3 |   日本    é\u0301 qualifer ]]> <b>&amp;</b> "x" \ufffd[31m
  |             ^^^^^^^^
  = help: Replace “qualifer” by “qualifier”.

1 problem (1 warning) in 20 files; 1 can be repaired with --fix.
"""
    assert render(report(MISSPELT)) == shown


def test_a_finding_without_a_repair_and_without_a_length_has_one_caret() -> None:
    shown = """\
un dossier, deux/l'été 🎉: 100% [x].yml:6:1: error KIC101 Missing. [missing-field]
  |
6 | exemple:
  | ^

1 problem (1 error) in 1 file.
"""
    assert render(report(EMPTY, files=1)) == shown


def test_a_message_of_several_lines_keeps_to_one() -> None:
    head = render(EVERYTHING).split("\n")[0]
    assert head.endswith("[unbalanced-markup]")
    assert "100% ::error::no" in head


def test_what_nobody_sees_is_named_by_its_code() -> None:
    assert "help: Replace U+0020 by U+00A0.\n" in render(report(SPACE))
    assert "help: Delete U+0020.\n" in render(EVERYTHING)


def test_several_problems_are_counted() -> None:
    last = "5 problems (2 errors, 3 warnings) in 20 files; 3 can be repaired with --fix.\n"
    assert render(EVERYTHING).endswith(f"\n\n{last}")


def test_nothing_found_is_said() -> None:
    assert render(CLEAN) == "No problem in 20 files.\n"
    assert render(report(files=1)) == "No problem in 1 file.\n"


def test_colours_change_nothing_but_colours() -> None:
    coloured = render(report(EMPTY, SPACE, colour=True))
    assert "\x1b[1;31merror KIC101\x1b[0m" in coloured
    assert "\x1b[1;33mwarning KIC408\x1b[0m" in coloured
    assert ANSI.sub("", coloured) == render(report(EMPTY, SPACE))
