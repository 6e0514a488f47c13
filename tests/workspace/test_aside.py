from pathlib import Path

import pytest

from kicsync.workspace.aside import read_aside, write_aside


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "local"
    assert read_aside(folder) == {}
    write_aside(folder, {12: 345, 9: 1})
    assert read_aside(folder) == {12: 345, 9: 1}


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    write_aside(tmp_path, {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"1": null}', "3"])
def test_a_damaged_memory_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "aside.json").write_text(text, "utf-8")
    assert read_aside(tmp_path) == {}
