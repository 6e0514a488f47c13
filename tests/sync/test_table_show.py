"""All ingredients as one table, in every format."""

import csv
import io
import json
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from kicsync.kit import Record
from kicsync.sync.table_show import (
    WIDTH,
    Listing,
    as_csv,
    as_html,
    as_markdown,
    as_text,
    listing,
    ordered,
)
from tests.lint.linting import SCHEMA

UN = Record(
    "Un",
    {
        "etapes": ("1 - A", "2 - B"),
        "description": "a | b\n<c>",
        "outils": ({"titre": "Loot", "lien": "https://loot.fr", "description": "Un budget."},),
    },
)
DEUX = Record("Deux", {"exemple": "=1+1"})


def test_the_order_is_that_of_the_page_and_the_rest_after_it() -> None:
    table = listing(ordered([Record("Zéro", {}), UN, DEUX], ["deux", "Un"]), SCHEMA)
    assert [row[0] for row in table.rows] == ["Deux", "Un", "Zéro"]
    assert table.labels == ("titre", "Étape", "Description", "Outils", "Exemple")
    assert table.rows[1][3] == "Loot – Un budget. (https://loot.fr)"


def test_text_is_read_in_a_terminal() -> None:
    table = listing([UN], SCHEMA)
    assert as_text(table) == (
        "Un\n"
        "  Étape        1 - A\n"
        "               2 - B\n"
        "  Description  a | b\n"
        "               <c>\n"
        "  Outils       Loot – Un budget. (https://loot.fr)\n"
        "  Exemple"
    )


def test_markdown_has_one_line_a_row() -> None:
    lines = as_markdown(listing([UN, DEUX], SCHEMA)).split("\n")
    assert lines[1] == "| --- | --- | --- | --- | --- |"
    assert "| a \\| b<br>&lt;c> |" in lines[2]
    assert len(lines) == 4


def test_no_spreadsheet_runs_a_cell() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(listing([DEUX], SCHEMA)))))
    assert rows[1][4] == "'=1+1"


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert attrs == []
        if tag in ("td", "th"):
            self.cells.append("")
        elif tag == "br":
            self.cells[-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.cells and data.strip():
            self.cells[-1] += data


@given(
    st.lists(st.sampled_from(["a", "<b>", "&amp;", "\n", "c d", "|", '"']), max_size=6).map("".join)
)
def test_html_says_what_the_cells_say(cell: str) -> None:
    parser = _Cells()
    parser.feed(as_html(Listing(("x",), ((cell,),))))
    assert parser.cells[1].split() == cell.split()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_a_csv_reads_as_it_was_written(cell: str) -> None:
    (_head, row) = csv.reader(io.StringIO(as_csv(Listing(("x", "y"), (("a", cell),))), newline=""))
    wanted = cell.replace("\r\n", "\n").replace("\r", "\n")
    assert row[1].removeprefix("'") == wanted.removeprefix("'")


@given(st.text(st.sampled_from("ab é-"), max_size=400))
def test_no_line_is_wider_than_a_terminal(text: str) -> None:
    shown = as_text(Listing(("t", "x"), (("a", text),)))
    words = max((len(word) for word in text.split()), default=0)
    assert all(len(line) <= max(WIDTH, words + 5) for line in shown.split("\n"))
    assert json.dumps(shown)
