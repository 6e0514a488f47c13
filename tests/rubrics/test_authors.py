"""Who wrote a sub-bullet: and what in brackets is nobody."""

import pytest

from kicsync.rubrics.outlining.authors import Authors
from kicsync.rubrics.outlining.label_words import Labels
from tests.rubrics.saying import bullets, outline_of


def authors(*lines: str) -> Authors:
    return Authors(lines, Labels())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(CM)", ("CM",)),
        ("On décide ensemble. (CM)", ("CM",)),
        ("On décide ensemble. (Christian)", ("Christian",)),
        ("On décide ensemble [Christian]", ("Christian",)),
        ("On décide ensemble [Claire-Marie M.]", ("Claire-Marie M.",)),
        ("On décide ensemble. (CM + EW)", ("CM", "EW")),
        (
            "On décide ensemble. (Emmanuelle, Séverine et Simon)",
            ("Emmanuelle", "Séverine", "Simon"),
        ),
        ("Décider ensemble (CM)", ("CM",)),
        ("Choisir un statut (AG)", ()),
        ("Choisir un statut (SCIC)", ()),
        ("Décider à distance (Loomio)", ()),
        ("On décide [à compléter]", ()),
        ("Un lieu (voir la carte)", ()),
        ("[Exemple]", ()),
    ],
)
def test_brackets_at_the_end(text: str, names: tuple[str, ...]) -> None:
    assert authors(text).at_end(text)[0] == names


def test_initials_of_somebody_who_is_named() -> None:
    text = "Décider ensemble (CMM)"
    assert not authors(text).at_end(text)[0]
    assert authors(text, "Présents : Claire-Marie Mériaux").at_end(text) == (("CMM",), 16)


def test_names_that_come_again() -> None:
    text = "Décider ensemble (Christian)"
    assert authors(text, "Partir (Christian)").at_end(text)[0] == ("Christian",)


def test_authors_of_a_sub_bullet_are_taken_out_of_its_texts() -> None:
    found = outline_of(
        "1. Gouverner\n- Décider (CM)\nOn vote. (EW)\nOutils : Loomio\nExemple : un four.\n"
        "[Simon]\n"
        "- Écrire\nAuteurs : Pierre et Émilie\nOn écrit.\n"
    )
    first, second = bullets(found)
    assert (first.wording, first.description, first.example) == ("Décider", "On vote.", "un four.")
    assert first.authors == ("CM", "EW", "Simon")
    assert (second.authors, second.description) == (("Pierre", "Émilie"), "On écrit.")
