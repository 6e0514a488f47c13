"""The words that a reader sees of a wikitext."""

import pytest
from hypothesis import given

from kicsync.wikitext.plain import hidden_from_us, plain, urls
from tests.wikitext.strategies import VALUES


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'''gras''' et ''italique''", "gras et italique"),
        ("[[Page|texte]]s, [[Autre]], [[:Catégorie:X]]", "textes, Autre, Catégorie:X"),
        ("[https://a.fr le nom] et https://b.fr", "le nom et https://b.fr"),
        ("* un\n*# deux\n: trois", "un\ndeux\ntrois"),
        ("== Titre ==\ntexte<br />suite", "Titre\ntexte\nsuite"),
        ("a<!-- b -->c <nowiki>'''d'''</nowiki> <small>e</small>", "ac '''d''' e"),
        ("{| class=x\n! a !! b\n|-\n| style=c | d || [[e|f]]\n|}", "a | b\nd | f"),
        ("{{!}} a&nbsp;b &amp; c", "| a b & c"),
        ("x < y, 2 > 1", "x < y, 2 > 1"),
        ("", ""),
    ],
)
def test_markup_is_left_out(text: str, words: str) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "{{x}}",
        "a<ref>b</ref>",
        "[[Fichier:a.png|thumb|b]]",
        "[[Catégorie:X]]",
        "[https://a.fr]",
        "~~~~",
    ],
)
def test_what_only_the_wiki_knows(text: str) -> None:
    assert hidden_from_us(text)


@pytest.mark.parametrize(
    "text", ["a", "{{!}}", "<!-- {{x}} -->", "<nowiki>{{x}}</nowiki>", "[[a|b]]"]
)
def test_what_is_known_without_the_wiki(text: str) -> None:
    assert not hidden_from_us(text)


def test_addresses_each_once() -> None:
    text = "[https://a.fr/x a], https://b.fr|c https://a.fr/x. (https://c.fr) https://d.fr/(e)"
    assert urls(text) == ("https://a.fr/x", "https://b.fr", "https://c.fr", "https://d.fr/(e)")


@given(VALUES)
def test_no_line_has_blanks_around_it(text: str) -> None:
    for line in plain(text).split("\n"):
        assert line == " ".join(line.split())
