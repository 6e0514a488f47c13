"""What was exported into a spreadsheet is remembered, word for word."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from kicsync.errors import ConfigError
from kicsync.kit import Record
from kicsync.workspace.exports import Export, is_decided, keep_decided, keep_export, read_export
from tests.sync.strategies import RECORDS

EXPORT = Export(
    {"un": Record("Un", {"etapes": ("1 - A",), "outils": ({"titre": "Pad"},)})}, guarded=True
)


def test_an_export_comes_back(tmp_path: Path) -> None:
    keep_export(tmp_path, EXPORT)
    assert read_export(tmp_path, EXPORT.id) == EXPORT
    assert read_export(tmp_path, "k0") is None
    assert read_export(tmp_path, f"../exports/{EXPORT.id}") is None


@given(record=RECORDS)
def test_the_id_is_made_of_what_is_exported(record: Record) -> None:
    one = Export({"a": record})
    assert one.id == Export({"a": record}).id
    assert one.id != Export({"b": record}).id
    assert one.id != Export({"a": record}, guarded=True).id
    assert one.id.startswith("k")


def test_an_export_that_is_there_is_left_alone(tmp_path: Path) -> None:
    keep_export(tmp_path, EXPORT)
    path = tmp_path / "exports" / f"{EXPORT.id}.json"
    before = path.stat().st_mtime_ns
    keep_export(tmp_path, EXPORT)
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"records": {}}', "<<<<<<<"])
def test_a_damaged_export_is_told(tmp_path: Path, text: str) -> None:
    keep_export(tmp_path, EXPORT)
    path = tmp_path / "exports" / f"{EXPORT.id}.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as found:
        read_export(tmp_path, EXPORT.id)
    assert str(path) in found.value.message


def test_what_was_decided_is_remembered(tmp_path: Path) -> None:
    assert not is_decided(tmp_path, "un", "exemple", "", "x")
    keep_decided(tmp_path, "un", "exemple", "", "x")
    keep_decided(tmp_path, "un", "etapes", (), ("1 - A",))
    assert is_decided(tmp_path, "un", "exemple", "", "x")
    assert is_decided(tmp_path, "un", "etapes", (), ("1 - A",))
    for other in (("deux", "exemple", "", "x"), ("un", "exemple", "a", "x")):
        assert not is_decided(tmp_path, *other)
    kept = json.loads((tmp_path / "exports" / "decided.json").read_bytes())
    assert kept == sorted(kept)


def test_damaged_decisions_are_told(tmp_path: Path) -> None:
    keep_decided(tmp_path, "un", "exemple", "", "x")
    (tmp_path / "exports" / "decided.json").write_text("{", "utf-8")
    with pytest.raises(ConfigError):
        is_decided(tmp_path, "un", "exemple", "", "x")
