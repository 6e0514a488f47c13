"""Literal tables are read as MediaWiki reads them, each cell in its place."""

from hypothesis import given, settings

from kicsync.wikitext.literal import find_literal
from kicsync.wikitext.wikitable import texts, wikitables
from tests.lint.linting import SCHEMA
from tests.wikitext.tables import KIC, tables


def cells(page: str) -> list[list[str]]:
    return [[cell.text(page) for cell in row.cells] for row in wikitables(page)[0].rows]


def test_cells_on_one_line_and_on_lines_of_their_own() -> None:
    page = "{|\n! a !! b || c\n|-\n| d || e !! f\n| g\nh\n|}"
    assert cells(page) == [["a", "b", "c"], ["d", "e !! f", "g\nh"]]


def test_attributes_end_at_a_pipe_that_stands_in_no_link_and_no_template() -> None:
    page = '{|\n| style="x" | a || [[b|c]] || {{d|e}} || class=f | [[g|h]]\n|}'
    (row,) = wikitables(page)[0].rows
    assert [cell.attributes.of(page).strip() for cell in row.cells] == [
        'style="x"',
        "",
        "",
        "class=f",
    ]
    assert [cell.text(page) for cell in row.cells] == ["a", "[[b|c]]", "{{d|e}}", "[[g|h]]"]


def test_a_table_in_a_cell_and_a_template_over_lines_are_content() -> None:
    page = "{|\n| a\n{|\n| b\n|-\n| c\n|}\nd\n| {{e\n| f\n|- \n}}\n|}"
    assert cells(page) == [["a\n{|\n| b\n|-\n| c\n|}\nd", "{{e\n| f\n|- \n}}"]]


def test_cells_over_rows_and_columns_cover_each_of_them() -> None:
    page = '{|\n| rowspan="2" | a || b\n|-\n| c\n|-\n| colspan=2 | d\n|}'
    (table,) = wikitables(page)
    grid = [texts(page, row) for row in table.columns(page)]
    assert grid == [("a", "b"), ("a", "c"), ("d", "d")]


def test_what_only_looks_like_a_table_is_none() -> None:
    for page in (
        "{|\n| a",
        "a {|\n|}",
        "<!-- {|\n| a\n|} -->",
        "{{x|\n{|\n| a\n|}\n}}",
        "{{{!}}\n|}",
    ):
        assert wikitables(page) == ()


def test_rows_that_a_template_makes_are_the_wiki_s() -> None:
    page = "{|\n! !! Étape\n|-\n{{:Ligne}}\n|}"
    assert not wikitables(page)[0].whole
    assert find_literal(page, SCHEMA) == ()


def test_the_table_of_ingredients_is_found_by_its_header() -> None:
    other = "{|\n! Sigle !! Sens\n|-\n| a || b\n|}\n"
    (table,) = find_literal(other + KIC, SCHEMA)
    assert table.labels == ("", "Étape", "Exemples", "Description", "Suivi")
    assert [line.title for line in table.lines] == ["Un", "Deux", "Trois"]
    assert table.columns.unknown == ("Suivi",)


def test_a_page_may_have_a_table_for_each_step() -> None:
    assert len(find_literal(KIC + KIC, SCHEMA)) == 2
    assert find_literal(KIC + KIC.replace("|- style", "|-\n{{Ligne}}\n|- style"), SCHEMA) == ()


@settings(max_examples=500, deadline=None)
@given(tables())
def test_every_row_begins_and_ends_where_it_is_written(page: str) -> None:
    for table in wikitables(page):
        assert page[table.span.start :].lstrip(" \t:").startswith("{|")
        assert page[: table.span.end].endswith("|}")
        for row in table.rows:
            spans = [
                span for cell in row.cells for span in (cell.mark, cell.attributes, cell.content)
            ]
            places = [place for span in spans for place in span]
            assert places == sorted(places)
            assert all(row.head.end <= place <= row.end for place in places)


def test_a_small_page_can_not_ask_for_billions_of_cells() -> None:
    cell = '| rowspan="1000" colspan="1000" | x\n'
    page = "{|\n" + ("|-\n" + cell * 20) * 50 + "|}"
    grid = wikitables(page)[0].columns(page)
    assert len(grid) == 50
    assert sum(map(len, grid)) < 10_000_000
