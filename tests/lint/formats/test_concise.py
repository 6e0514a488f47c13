from kicsync.lint.formats.concise import render
from tests.lint.formats.reports import CLEAN, EVERYTHING, FILE, FINDINGS


def test_each_finding_is_one_line() -> None:
    lines = render(EVERYTHING).splitlines()
    assert len(lines) == len(FINDINGS)
    assert lines[1] == f"{FILE}:3:9: KIC202 Misspelt."
    assert lines[-1] == f"{FILE}:6:1: KIC101 Missing."


def test_nothing_found_prints_nothing() -> None:
    assert render(CLEAN) == ""
