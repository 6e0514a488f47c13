"""The baseline: old flaws are not shown, new ones are, and it only shrinks."""

from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.lint.baseline import compare, read_baseline, write_baseline
from tests.lint.linting import lint

PLOP = "titre: {}\ndescription: plop\nexemple: {}\n"
OLD = {"a.yml": PLOP.format("a", "plop"), "b.yml": PLOP.format("b", "e")}


def test_what_it_counts_is_not_new(tmp_path: Path) -> None:
    path, found = tmp_path / "base.json", lint(OLD, "KIC402")
    write_baseline(path, found)
    counts = read_baseline(path)
    assert counts == {"a.yml": {"KIC402": 2}, "b.yml": {"KIC402": 1}}
    assert compare(found, counts, OLD) == ((), ())


def test_one_more_in_a_file_shows_all_of_that_rule_there(tmp_path: Path) -> None:
    counts = {"a.yml": {"KIC402": 1}, "b.yml": {"KIC402": 1}}
    new, gone = compare(lint(OLD, "KIC402"), counts, OLD)
    assert [finding.file for finding in new] == ["a.yml", "a.yml"]
    assert gone == ()


def test_what_was_put_right_is_told_for_the_files_that_were_looked_at() -> None:
    counts = {"a.yml": {"KIC402": 3}, "b.yml": {"KIC402": 2}, "c.yml": {"KIC402": 1}}
    assert compare(lint(OLD, "KIC402"), counts, ["a.yml", "c.yml"]).gone == (
        ("a.yml", "KIC402"),
        ("c.yml", "KIC402"),
    )


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"findings": 1}', '{"findings": {"a": {"b": "c"}}}']
)
def test_a_file_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "base.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match="is no baseline"):
        read_baseline(path)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_baseline(tmp_path / "base.json")
    assert "--update-baseline" in caught.value.hint
