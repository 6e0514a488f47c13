"""What the last import brought is read back as it was."""

from pathlib import Path

import pytest
from hypothesis import given

from kicsync.errors import ConfigError
from kicsync.kit import Record
from kicsync.workspace.imports import Imported, keep_import, read_imports, settle_import
from tests.workspace.strategies import RECORDS

ONE = Imported("parcours.docx", "2", "Accueillir", {"description": "a"})


def test_nothing_was_imported_yet(tmp_path: Path) -> None:
    assert read_imports(tmp_path) == {}
    settle_import(tmp_path, "a", "description")
    assert read_imports(tmp_path) == {}


def test_each_record_has_a_file_that_is_written_once(tmp_path: Path) -> None:
    keep_import(tmp_path, "a", ONE)
    path = tmp_path / "imports" / "a.json"
    before = path.stat().st_mtime_ns
    keep_import(tmp_path, "a", ONE)
    assert path.stat().st_mtime_ns == before
    assert read_imports(tmp_path) == {"a": ONE}


def test_what_was_decided_is_remembered_once(tmp_path: Path) -> None:
    keep_import(tmp_path, "a", ONE)
    for field in ("exemple", "description", "exemple"):
        settle_import(tmp_path, "a", field)
    assert read_imports(tmp_path)["a"].settled == ("description", "exemple")


def _holding(value: str) -> str:
    return f'{{"document": "", "point": "", "settled": [], "values": {value}, "wording": ""}}'


@pytest.mark.parametrize(
    "text",
    [
        *("<<<<<<<", "[]", "{}", '{"values": 1}'),
        *map(_holding, ('{"a": 1}', '{"a": [1]}', '{"a": {}}', '{"a": [{"b": 1}]}')),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, text: str) -> None:
    keep_import(tmp_path, "a", ONE)
    (tmp_path / "imports" / "a.json").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=r"a\.json"):
        read_imports(tmp_path)


@given(record=RECORDS)
def test_every_value_is_read_back(tmp_path_factory: pytest.TempPathFactory, record: Record) -> None:
    state = tmp_path_factory.mktemp("state")
    found = Imported("d", "1", record.title, record.values, ("exemple",))
    keep_import(state, "a", found)
    assert read_imports(state) == {"a": found}
