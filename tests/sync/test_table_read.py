"""A page is read in whatever shape it shows the ingredients."""

import pytest

from kicsync.errors import ConfigError
from kicsync.sync.table_read import read_shown
from kicsync.wiki.parse import Shown
from kicsync.workspace.table_file import Shape
from tests.lint.linting import SCHEMA
from tests.rendered.pages import BLOCKS, CARGO, SMW

WRITTEN = "{|\n! Ingrédient !! Étape !! Description\n|-\n| [[Un]] || 1 - A || un\n|}"


def shown(html: str, text: str = "") -> Shown:
    return Shown("KIC", 7, 49, html, text)


def test_the_shapes() -> None:
    assert read_shown(shown(SMW, "{{#ask: }}"), SCHEMA).shape is Shape.TABLE
    assert read_shown(shown(CARGO, WRITTEN), SCHEMA).shape is Shape.LITERAL
    assert read_shown(shown(BLOCKS), SCHEMA).shape is Shape.BLOCKS


def test_the_header_of_a_table_without_rows_is_enough_in_the_text_of_the_page() -> None:
    text = "{|\n! !! Description !! Suivi\n|}"
    html = "<table><tr><th></th><th>Description</th><th>Suivi</th></tr></table>"
    found = read_shown(shown(html, text), SCHEMA)
    assert (found.shape, found.labels, found.rows) == (
        Shape.LITERAL,
        ("", "Description", "Suivi"),
        (),
    )


def test_rows_and_labels() -> None:
    table = read_shown(shown(CARGO), SCHEMA)
    assert (table.page, table.revid, table.labels) == (
        "KIC",
        49,
        ("Ingrédient", "Étape", "Description"),
    )
    assert [(row.title, *(cell.text for cell in row.cells)) for row in table.rows] == [
        ("Un", "1 - A", "un"),
        ("Deux", "2 - B", "deux"),
    ]


def test_of_several_tables_the_one_that_fits_best_and_those_like_it() -> None:
    other = "<table><tr><th>Page</th><th>Étape</th></tr><tr><td>Zéro</td><td>1</td></tr></table>"
    again = (
        CARGO.replace("Un", "Trois")
        .replace("Deux", "Quatre")
        .replace("Description</th>", "DESCRIPTION</th>")
    )
    table = read_shown(shown(other + CARGO + again), SCHEMA)
    assert [row.title for row in table.rows] == ["Un", "Deux", "Trois", "Quatre"]
    assert {cell.label for row in table.rows for cell in row.cells} == {"Étape", "Description"}


def test_a_table_inside_an_example_is_no_table_of_ingredients() -> None:
    table = read_shown(shown(BLOCKS), SCHEMA)
    assert [row.title for row in table.rows] == ["Un", "Deux", "Trois"]


def test_known_titles_begin_a_block() -> None:
    page = BLOCKS.replace("<h2>Trois", "<h2>Vide</h2><p>Rien.</p><h2>Trois")
    assert [row.title for row in read_shown(shown(page), SCHEMA, ["vide"]).rows][2] == "Vide"


@pytest.mark.parametrize(
    "html", ["", "<p>plop</p>", "<table><tr><th>a</th><th>b</th></tr></table>"]
)
def test_a_page_without_ingredients_says_what_to_write(html: str) -> None:
    with pytest.raises(ConfigError, match="“KIC”") as caught:
        read_shown(shown(html), SCHEMA)
    assert "labels" in caught.value.hint
    assert "table" in caught.value.hint
