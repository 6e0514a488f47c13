import pytest

from kicsync.lint.fixes import Change
from kicsync.lint.formats.repair import repair
from kicsync.lint.report import Report
from kicsync.workspace.source import Lines


def said(text: str, start: int, end: int, new: str) -> str:
    """Return what is said of characters ``start`` to ``end`` of ``text`` becoming ``new``."""
    report = Report((), 1, lambda _file: text, lambda _finding: None)
    return repair(report, "a.yml", Change(Lines(text).place(start, end), new))


@pytest.mark.parametrize(
    ("text", "start", "end", "new", "words"),
    [
        ("un mto ici", 4, 6, "ot", "Replace “mto” by “mot”."),
        ("un mo ici", 5, 5, "t", "Replace “mo” by “mot”."),
        ("un  ici", 3, 3, "mot", "Insert “mot”."),
        ("un mot ici", 3, 6, "", "Delete “mot”."),
        ("mot :", 3, 4, "\xa0", "Replace U+0020 by U+00A0."),
        ("mot:", 3, 3, "\xa0", "Insert U+00A0."),
        ("mot \u200b:", 4, 5, "", "Delete U+200B."),
        ("a          b", 1, 11, "", "Delete U+0020 U+0020 U+0020 U+0020 …."),
        ("- a\n- b\n- c\n", 4, 8, "", "Delete “- b”."),
        ("un mot ici", 2, 6, "", "Delete “mot”."),
        ("a", 0, 1, "b" * 99, f"Replace “a” by “{'b' * 60}…”."),
        ("a", 0, 1, "b\x1b", "Replace “a” by “b\ufffd”."),
    ],
)
def test_a_repair_in_words(text: str, start: int, end: int, new: str, words: str) -> None:
    assert said(text, start, end, new) == words
