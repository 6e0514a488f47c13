"""Links that lead to pages of another title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.wikitext.rename_links import links, rename_links

TITLES = {"Abc d": "Xyz", "Xyz": "Abc d"}
VALUES = {"1 - A": "1 - B"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[[Abc d]]", "[[Xyz]]"),
        ("[[abc_d]]", "[[xyz]]"),
        ("[[ Abc d ]]", "[[ Xyz ]]"),
        ("[[Abc%20d]]", "[[Xyz]]"),
        ("[[Abc d|mots]]", "[[Xyz|mots]]"),
        ("[[Abc d|Abc d]]", "[[Xyz|Xyz]]"),
        ("[[Abc d#partie|mots]]", "[[Xyz#partie|mots]]"),
        ("[[:Abc d]] et [[Xyz]]", "[[:Xyz]] et [[Abc d]]"),
        ("#REDIRECTION [[Xyz]]", "#REDIRECTION [[Abc d]]"),
        ("{{:Abc d}} {{:Abc d|a=[[Xyz]]}}", "{{:Xyz}} {{:Xyz|a=[[Abc d]]}}"),
        ("{{#lst:Abc d|partie}}", "{{#lst:Xyz|partie}}"),
        ("[[Fichier:a.png|thumb|[[Xyz]]]]", "[[Fichier:a.png|thumb|[[Abc d]]]]"),
        ("{{Ingrédient|Exemples=[[Abc d]]}}", "{{Ingrédient|Exemples=[[Xyz]]}}"),
        ("[[Etape::1 - A]]", "[[Etape::1 - B]]"),
        ("{{#ask:[[Etape::1 - A||2]]|?x}}", "{{#ask:[[Etape::1 - B||2]]|?x}}"),
        ("[[Voir::Abc d]]", "[[Voir::Xyz]]"),
    ],
)
def test_a_link_follows(text: str, wanted: str) -> None:
    assert rename_links(text, TITLES, VALUES) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Abc d",
        "{{Abc d}}",
        "{{{Abc d}}}",
        "[[Abc d e]]",
        "[[Aide:Abc d]]",
        "<!-- [[Abc d]] -->",
        "<nowiki>[[Abc d]]</nowiki>",
        "[[Autre|Abc d]]",
        "[[#Abc d]]",
        "[[Abc d",
    ],
)
def test_what_is_no_link_keeps_its_bytes(text: str) -> None:
    assert rename_links(text, TITLES, VALUES) == text


@given(st.text(alphabet="[]{}|#: AXabcdyz<!->\n", max_size=60))
def test_two_swaps_give_the_text_back(text: str) -> None:
    once = rename_links(text, {"A": "X", "X": "A"})
    assert rename_links(once, {"A": "X", "X": "A"}) == text
    assert len(links(once)) == len(links(text))


def test_the_links_of_a_page() -> None:
    text = "[[a|b]] {{:C d}} {{E}} [[#f]] [[Etape::1 - A]] [[a#g]]"
    assert links(text) == ("A", "C d", "A")
