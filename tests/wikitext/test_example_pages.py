"""Examples of pages with two templates, with none, with text around them."""

import pytest

from kicsync.kit import Record
from kicsync.wikitext import has_template, read, write
from tests.wikitext.examples import (
    LOOMIO,
    LOOMIO_CALL,
    MAIN,
    TRELLO_CALL,
    change,
    values,
)
from tests.wikitext.strategies import BESIDE


def test_of_two_templates_the_first_one_is_the_ingredient() -> None:
    second = f"{MAIN}\n{TRELLO_CALL}"
    page = f"{MAIN}\n{LOOMIO_CALL}\n{second}"
    assert values(page) == {
        "description": "d",
        "exemple": "e",
        "outils": (LOOMIO,),
        "texte_libre": second,
    }
    assert change(page, description="D") == page.replace("=d", "=D", 1)


def test_a_page_without_a_template_is_free_text() -> None:
    page = "Une page\n\navec {{Bandeau|x}} et [[lien|l]]."
    assert values(page) == {"texte_libre": page}
    assert write(page, read(page, BESIDE), BESIDE) == page


def test_a_page_without_a_template_gets_one_before_its_text() -> None:
    assert change("Une page.", description="d") == "{{Ingrédient\n|Description=d\n}}\nUne page."


def test_a_redirect_holds_no_ingredient() -> None:
    page = "#REDIRECTION [[Autre page]]"
    assert not has_template(page, BESIDE)
    assert values(page) == {"texte_libre": page}


def test_an_empty_page_is_an_empty_record() -> None:
    assert values("") == {}
    assert write("", Record("T", {}), BESIDE) == ""


PIECES = f"avant\n{MAIN}\nentre\n{TRELLO_CALL}\naprès\nencore"


def test_the_pieces_of_free_text_are_read_as_one_text() -> None:
    assert values(PIECES)["texte_libre"] == "avant\n\nentre\n\naprès\nencore"


@pytest.mark.parametrize(
    ("old", "new"),
    [("avant", "AVANT"), ("entre", "ENTRE\n\nici"), ("après\nencore", "après\nencore une fois")],
)
def test_free_text_changes_in_its_piece(old: str, new: str) -> None:
    free = "avant\n\nentre\n\naprès\nencore"
    assert change(PIECES, texte_libre=free.replace(old, new)) == PIECES.replace(old, new)


def test_new_free_text_stands_at_the_end() -> None:
    assert change(f"{MAIN}\n{TRELLO_CALL}", texte_libre="x") == f"{MAIN}\n{TRELLO_CALL}\nx"


def test_free_text_taken_away_leaves_the_templates() -> None:
    assert change(PIECES, texte_libre="") == f"{MAIN}\n{TRELLO_CALL}\n"


def test_a_comment_outside_the_templates_is_free_text() -> None:
    page = f"<!-- à relire -->\n{MAIN}"
    assert values(page)["texte_libre"] == "<!-- à relire -->"
