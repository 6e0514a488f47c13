"""The tables of rendered pages: what #ask, #cargo_query and people make."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.rendered.rows import Row, read_tables
from tests.rendered.pages import CARGO, SMW, SPANS


def texts(row: Row) -> list[tuple[str, str]]:
    return [(cell.label, cell.text) for cell in row.cells]


def test_a_table_of_semantic_mediawiki() -> None:
    (grid,) = read_tables(SMW)
    assert grid.labels == ("", "Etape", "Exemples", "Description")
    first, second = grid.rows(0)
    assert first.title == "Tenir un journal"
    assert texts(first) == [
        ("Etape", "1 - A\n2 - B, puis C"),
        ("Exemples", "Un lieu tient un journal."),
        ("Description", "On note tout."),
    ]
    assert first.cells[1].html == "Un lieu tient un <b>journal</b>."
    assert second.title == "Rôles"
    assert texts(second)[0] == ("Etape", "")


def test_a_table_of_cargo() -> None:
    (grid,) = read_tables(CARGO)
    assert grid.labels == ("Ingrédient", "Étape", "Description")
    assert [(row.title, *texts(row)) for row in grid.rows(0)] == [
        ("Un", ("Étape", "1 - A"), ("Description", "un")),
        ("Deux", ("Étape", "2 - B"), ("Description", "deux")),
    ]


def test_cells_that_cover_rows_belong_to_each_and_rows_of_one_title_are_one() -> None:
    (grid,) = read_tables(SPANS)
    one, two, three = grid.rows(1)
    assert one.title == "Un"
    assert texts(one) == [
        ("Étape", "1 - A"),
        ("Titre", "Loot"),
        ("Lien vers l'outil", "lien"),
        ("Titre", "Cobudget"),
        ("Lien vers l'outil", ""),
    ]
    assert one.cells[2].links == ("https://loot.fr",)
    assert (two.title, texts(two)[0]) == ("Deux", ("Étape", "1 - A"))
    assert three.title == "Trois"
    assert texts(three)[1] == ("Titre", "Plan\na | b\nc | d")
    assert "<table><tbody><tr><th>a</th>" in three.cells[1].html


def test_without_th_the_first_row_is_the_header() -> None:
    (grid,) = read_tables(
        "<table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    assert grid.labels == ("A", "B")
    assert [texts(row) for row in grid.rows(0)] == [[("B", "2")]]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "plop",
        "<table></table>",
        "<table><tr><th>A</th></tr></table>",
        "<table><tr></tr><tr><td rowspan='0' colspan='-1'>",
        "<table><tr><td colspan='99999999999'>a<td>b</table>",
    ],
)
def test_what_is_no_table_with_rows_is_none(html: str) -> None:
    assert read_tables(html) == ()


_PIECES = st.sampled_from(
    [
        *(
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "<th>",
            "<td rowspan=2>",
            "<td colspan=3>",
        ),
        *(
            "<p>",
            "</p>",
            "<b>",
            "a",
            "b : c",
            "&amp;",
            "<br>",
            "<!-- x -->",
            "\x00",
            "<a href=x>y</a>",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_any_html_has_rows_whose_labels_are_those_of_the_header(html: str) -> None:
    for grid in read_tables(html):
        for row in grid.rows(0):
            assert row.title
            assert {cell.label for cell in row.cells} <= set(grid.labels)


def test_cells_that_span_everything_fill_no_memory() -> None:
    line = "<tr><td colspan=1000 rowspan=65534>x</td></tr>"
    start = time.monotonic()
    (found,) = read_tables(f"<table><tr><th>a</th><th>b</th></tr>{line * 300}</table>")
    assert len(found.body) == 300
    assert time.monotonic() - start < 20
