"""The baseline: old flaws are not shown, new ones are, and it only shrinks."""

import json
import os
from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.lint.baseline import compare, read_baseline, write_baseline
from tests.lint.linting import lint

PLOP = "titre: {}\ndescription: plop\nexemple: {}\n"
OLD = {"a.yml": PLOP.format("a", "plop"), "b.yml": PLOP.format("b", "e")}


def every(_file: str, _code: str) -> bool:
    return True


def test_what_it_counts_is_not_new(tmp_path: Path) -> None:
    path, found = tmp_path / "base.json", lint(OLD, "KIC402")
    write_baseline(path, found, {}, every)
    counts = read_baseline(path)
    assert counts == {"a.yml": {"KIC402": 2}, "b.yml": {"KIC402": 1}}
    assert compare(found, counts, every) == ((), ())


def test_it_is_sorted_and_ends_with_a_line_break(tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    write_baseline(path, lint({"é.yml": OLD["a.yml"], "a.yml": OLD["b.yml"]}), {}, every)
    text = path.read_text("utf-8")
    counts = json.loads(text)["findings"]
    assert list(counts) == ["a.yml", "schema/steps.yml", "é.yml"]
    assert list(counts["é.yml"]) == sorted(counts["é.yml"])
    assert text.endswith("\n  }\n }\n}\n")


def test_the_name_of_a_file_may_be_no_utf_8(tmp_path: Path) -> None:
    path, name = tmp_path / "base.json", os.fsdecode(b"caf\xe9 \xc3\xa9.yml")
    found = lint({name: OLD["a.yml"]}, "KIC402")
    write_baseline(path, found, {}, every)
    assert "é.yml" in path.read_text("utf-8")
    assert compare(found, read_baseline(path), every) == ((), ())


def test_what_a_run_can_not_judge_stays(tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    counts = {"a.yml": {"KIC402": 7}, "b.yml": {"KIC402": 9, "KIC105": 1, "KIC401": 2}}

    def judges(file: str, code: str) -> bool:
        return file == "b.yml" and code != "KIC105"

    found = lint(OLD, "KIC402")
    assert compare(found, counts, judges) == ((), (("b.yml", "KIC401"), ("b.yml", "KIC402")))
    write_baseline(path, found, counts, judges)
    assert read_baseline(path) == {"a.yml": {"KIC402": 7}, "b.yml": {"KIC402": 1, "KIC105": 1}}


def test_one_more_in_a_file_shows_all_of_that_rule_there(tmp_path: Path) -> None:
    counts = {"a.yml": {"KIC402": 1}, "b.yml": {"KIC402": 1}}
    new, gone = compare(lint(OLD, "KIC402"), counts, every)
    assert [finding.file for finding in new] == ["a.yml", "a.yml"]
    assert gone == ()


def test_what_was_put_right_is_told() -> None:
    counts = {"c.yml": {"KIC402": 1}, "a.yml": {"KIC402": 3}, "b.yml": {"KIC402": 1}}
    assert compare(lint(OLD, "KIC402"), counts, every) == (
        (),
        (("a.yml", "KIC402"), ("c.yml", "KIC402")),
    )


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"findings": 1}', b'{"findings": [1]}'),
        *(b'{"findings": {"a": {"b": "c"}}}', b'{"findings": {"a": {"b": Infinity}}}'),
    ],
    ids=lambda data: data[:20],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "base.json"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match="is no baseline"):
        read_baseline(path)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_baseline(tmp_path / "base.json")
    assert "--update-baseline" in caught.value.hint
