"""Blocks of labelled lines, however the template of the wiki writes the labels."""

from hypothesis import given
from hypothesis import strategies as st

from kicsync.kit.table import again, fold_label, once
from kicsync.rendered.blocks import read_blocks, read_labelled
from kicsync.rendered.labels import Labels
from kicsync.rendered.leaves import leaves, to_html, tree
from kicsync.rendered.rows import Cell
from kicsync.rendered.text import to_text
from tests.lint.linting import SCHEMA
from tests.rendered.pages import BLOCKS

LABELS = Labels(fold_label, once(SCHEMA), again(SCHEMA))


def texts(cells: tuple[Cell, ...]) -> list[tuple[str, str]]:
    return [(cell.label, cell.text) for cell in cells]


def test_an_example_may_hold_headings_tables_and_labels() -> None:
    one, _two, _three = read_blocks(BLOCKS, LABELS)
    assert one.title == "Un"
    assert texts(one.cells) == [
        ("Etape", "1 - Qualifier la ressource et ses besoins"),
        ("Description", "On note tout.\nEt le reste."),
        ("Titre", "Loot"),
        ("Outils", "Répartir : un budget."),
        ("Lien vers l'outil", "https://loot.fr"),
        ("Titre", "Etherpad"),
        ("Outils", "Écrire."),
        ("Lien vers l'outil", ""),
        (
            "Exemple",
            (
                "Un groupe compare deux ateliers.\nCe qui a été vu\nNote : rien.\n"
                "Description : celle de l'exemple.\nRessource | Description\nAtelier | l'usure\n"
                "Suite\nTitre : d'un livre"
            ),
        ),
    ]
    assert "<table" in one.cells[-1].html
    assert one.cells[1].html.count("<a href") == 1


def test_an_ingredient_without_tools_has_three_empty_labels() -> None:
    two = read_blocks(BLOCKS, LABELS)[1]
    assert texts(two.cells) == [
        ("Etape", "2 - Rassembler"),
        *[(label, "") for label in ("Description", "Titre", "Outils", "Lien vers l'outil")],
        ("Exemple", ""),
    ]


def test_words_may_stand_before_the_first_label_and_a_heading_above_ends_a_block() -> None:
    three = read_blocks(BLOCKS, LABELS)[2]
    assert (three.title, texts(three.cells)) == ("Trois", [("Etape", "3"), ("Exemple", "e")])


def test_a_heading_with_a_known_title_begins_a_block_without_labels() -> None:
    page = BLOCKS.replace("<h2>Trois", "<h2>Vide</h2><p>Rien encore.</p><h2>Trois")
    known = Labels(fold_label, once(SCHEMA), again(SCHEMA), frozenset({fold_label("vide")}))
    assert [row.title for row in read_blocks(page, known)] == ["Un", "Deux", "Vide", "Trois"]


def test_labels_in_a_table_in_bold_or_as_headings() -> None:
    wanted = [("Étape", "1 - A"), ("Description", "un\ndeux"), ("Exemple", "e")]
    table = (
        "<h2>Un</h2><table><tr><th>Étape</th><td>1 - A</td></tr><tr><th>Description</th>"
        "<td><p>un</p><p>deux</p></td></tr><tr><th>Exemple</th><td>e</td></tr></table>"
    )
    bold = (
        "<h2>Un</h2><p><b>Étape&#160;:</b> 1 - A</p><p><b>Description</b></p><p>un<br />deux</p>"
        "<p><b>Exemple</b>&#160;: e</p>"
    )
    headings = (
        "<h2>Un</h2><h3>Étape</h3><p>1 - A</p><h3>Description</h3>un<br>deux<h3>Exemple</h3>e"
    )
    defined = (
        "<h2>Un</h2><dl><dt>Étape</dt><dd>1 - A</dd><dt>Description</dt><dd>un<br>deux</dd>"
        "<dt>Exemple</dt><dd>e</dd></dl>"
    )
    for page in (table, bold, headings, defined):
        (row,) = read_blocks(page, LABELS)
        assert (row.title, texts(row.cells)) == ("Un", wanted)
        assert texts(read_labelled(page, LABELS)) == wanted


def test_a_page_without_labels_has_no_blocks() -> None:
    assert read_blocks("<h2>Un</h2><p>Note : rien.</p>", LABELS) == ()
    assert read_blocks("", LABELS) == ()


_PIECES = st.sampled_from(
    [
        *("<h2>", "</h2>", "<h3>", "Titre :", "Etape :", "Un", "<p>", "</p>", "<b>", "</b>", " : "),
        *(
            "<ul><li>",
            "</ul>",
            "<table><tr><th>",
            "<td>",
            "</table>",
            "\n",
            "<br>",
            "é",
            "Exemple: ",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_a_value_is_what_its_html_says(html: str) -> None:
    for row in read_blocks(html, LABELS):
        for cell in row.cells:
            assert LABELS.known(cell.label)
            assert to_text(list(leaves(tree(cell.html)))).split() == cell.text.split()


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_leaves_make_the_page_again(html: str) -> None:
    run = list(leaves(tree(html)))
    assert to_text(list(leaves(tree(to_html(run))))).split() == to_text(run).split()
