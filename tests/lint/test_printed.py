import pytest

from kicsync.lint.printed import printed, printed_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Un texte.", "Un texte."),
        ("[[Page]] [[Page|mot]] [[:Catégorie:X]] [[Catégorie:X]]", "Page mot Catégorie:X "),
        ("[[Fichier:a.jpg|thumb|légende]]un", "un"),
        ("[https://a.org un mot] [//a.org b] [mailto:a@b.org c] [https://a.org]", "un mot b c [1]"),
        ("'''Gras''' ''italique'' l'ami", "Gras italique l'ami"),
        ("un<ref name='a'/><ref>deux\ntrois</ref><!-- quatre -->", "un"),
        ("<b>un</b><br />deux&nbsp;trois", "un\ndeux\xa0trois"),
        ("[un choix] 3 < 4", "[un choix] 3 < 4"),
        ("[[Page|''mot'']]", "mot"),
    ],
)
def test_what_is_printed(text: str, shown: str) -> None:
    assert printed(text) == shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 0),
        ("\n \n", 0),
        ("abc", 1),
        ("abcde", 1),
        ("ab cde", 2),
        ("abcdef", 2),
        ("ab cd ef", 2),
        ("abcde fghij", 2),
        ("a\n\nb", 2),
        ("abcdefghijklm", 3),
    ],
)
def test_lines_of_five_characters(text: str, lines: int) -> None:
    assert printed_lines(text, 5) == lines
