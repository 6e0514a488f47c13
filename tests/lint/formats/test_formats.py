"""What holds for every format."""

import re

import pytest

from kicsync.lint.formats import FORMATS
from tests.lint.formats.reports import CLEAN, EVERYTHING, FINDINGS

every = pytest.mark.parametrize("name", FORMATS)


@every
def test_no_control_character_reaches_a_terminal(name: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028]", FORMATS[name].render(EVERYTHING))


@every
def test_what_is_rendered_can_be_printed_and_ends_with_a_line_break(name: str) -> None:
    for report in (EVERYTHING, CLEAN):
        rendered = FORMATS[name].render(report)
        assert rendered.encode() is not None
        assert rendered == "" or (rendered.endswith("\n") and not rendered.endswith("\n\n"))


@every
def test_every_finding_is_named(name: str) -> None:
    rendered = FORMATS[name].render(EVERYTHING)
    assert all(finding.code in rendered for finding in FINDINGS)
    assert "🎉" in rendered


@every
def test_the_same_report_is_rendered_in_the_same_way(name: str) -> None:
    assert FORMATS[name].render(EVERYTHING) == FORMATS[name].render(EVERYTHING)
