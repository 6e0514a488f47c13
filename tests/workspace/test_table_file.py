"""What is kept of the table stands in git: sorted, by line, and checked when it is read."""

from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.workspace.table_file import (
    FILE,
    KeptCell,
    KeptRow,
    KeptTable,
    Shape,
    read_table,
    write_table,
)

TABLE = KeptTable(
    "KIC",
    49,
    Shape.TABLE,
    ("", "Étape"),
    (KeptRow("Un", (KeptCell("Étape", "1 - A\n2 - B", ("https://a.fr",)),)), KeptRow("Deux")),
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    assert read_table(tmp_path) is None
    assert write_table(tmp_path, TABLE)
    assert read_table(tmp_path) == TABLE
    assert not write_table(tmp_path, TABLE)


def test_a_text_stands_line_by_line_and_in_its_own_letters(tmp_path: Path) -> None:
    write_table(tmp_path, TABLE)
    text = (tmp_path / FILE).read_text("utf-8")
    assert '"1 - A",\n' in text
    assert "Étape" in text
    assert text.index('"labels"') < text.index('"page"') < text.index('"rows"')


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"\xff", b'{"rows": 1}', b"<<<<<<< x", b'{"page": "K", "rows": [[]]}'],
)
def test_a_damaged_file_is_named_with_the_way_out(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(ConfigError, match=r"table\.json can't be read") as caught:
        read_table(tmp_path)
    assert "kicsync table pull" in caught.value.hint
