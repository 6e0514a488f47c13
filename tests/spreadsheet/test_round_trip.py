"""What is written into a cell is what is read from it, in every format."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.spreadsheet.book import NO_CELL
from kicsync.spreadsheet.guard import unguarded
from tests.spreadsheet.files import FORMATS, one_page, read_texts, write

WORDS = st.lists(
    st.sampled_from(["=1+1", "+33", "-a", "@x", "'", '"', ";", ",", "é", "_x000D_", "_x0041_", "_"])
    | st.sampled_from(["1", "0612", "2024-01-31", "TRUE", "50%", "&lt;", "<a>", "🌱", "#REF!"])
    | st.sampled_from(["\t", "\n", " ", "  ", "\N{NO-BREAK SPACE}"]),
    max_size=8,
).map("".join)
ANY = st.text().filter(lambda text: not NO_CELL.search(text) and "\r" not in text)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(WORDS, WORDS, WORDS | ANY), min_size=1, max_size=4))
def test_every_text_comes_back(form: str, rows: list[tuple[str, str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = write(one_page(*rows), Path(folder), form)
        found = read_texts(path)
    if form == "csv":
        found = [[unguarded(text) for text in row] for row in found]
    # blank cells and rows at the end are left out
    padded = [row + [""] * (3 - len(row)) for row in found]
    assert padded + [["", "", ""]] * (len(rows) - len(padded)) == [list(row) for row in rows]
