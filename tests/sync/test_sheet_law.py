"""A table goes through a real file, and nobody touched it: every value is what it was."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kicsync.kit import Record, Value
from kicsync.spreadsheet.package import Form
from kicsync.spreadsheet.read import read_sheets
from kicsync.spreadsheet.write import save
from kicsync.sync.table_export import book
from kicsync.sync.table_import import Table, read_table
from kicsync.sync.titles import fold
from kicsync.wikitext import normal
from kicsync.workspace.exports import Export
from tests.sync.strategies import SCHEMA

ODD = ("=1", "'=1", "''=1", "TRUE", "1,5", "05/01/2024", "007", "1e3", "+33", "a\n=1", "_x000D_")
TEXTS = st.text("=+-@\t\n'\"; a1é\N{NO-BREAK SPACE}|/0.%", max_size=12) | st.sampled_from(ODD)
LINES = TEXTS.map(lambda text: " ".join(text.split()))
TOOL = st.fixed_dictionaries({"titre": LINES, "lien": LINES, "description": LINES})


@st.composite
def kits(draw: st.DrawFn) -> dict[str, Record]:
    """Return ingredients with texts that spreadsheets like to change."""
    titles = draw(st.lists(LINES.filter(bool), min_size=1, max_size=3, unique_by=fold))
    found = {}
    for number, title in enumerate(titles):
        values: dict[str, Value] = {
            "description": draw(TEXTS),
            "outils": tuple(draw(st.lists(TOOL, max_size=2))),
        }
        found[f"r{number}"] = normal(Record(title, values), SCHEMA)
    return found


def back(export: Export, form: Form) -> Table:
    """Return what the export says after it was a file."""
    with tempfile.TemporaryDirectory() as folder:
        written = save(book(export, SCHEMA), Path(folder) / f"kit.{form}")
        sheets = [sheet for path in written for sheet in read_sheets(path)]
    known = {export.id: export}
    return read_table(sheets, SCHEMA, known.get, "kit")


@settings(max_examples=90, deadline=None, suppress_health_check=list(HealthCheck))
@given(kit=kits(), form=st.sampled_from(Form))
def test_an_untouched_file_changes_nothing(kit: dict[str, Record], form: Form) -> None:
    assume(len({fold(record.title) for record in kit.values()}) == len(kit))
    export = Export(kit, guarded=form is Form.CSV, too_long="(too long)")
    table = back(export, form)
    assert table.errors == ()
    assert {row.key: normal(row.record, SCHEMA) for row in table.rows} == kit
