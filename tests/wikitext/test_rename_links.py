"""Links that lead to pages of another title."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.wikitext.rename_links import links, rename_links

TITLES = {"Abc d": "Xyz", "Xyz": "Abc d", "L'été": "L'hiver", "Sci": "SCIC"}
VALUES = {"Etape": {"1 - A": "1 - B"}}


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
        ("[[L&#39;%C3%A9t%C3%A9|L'été]]", "[[L'hiver|L'été]]"),
        ("[[sci]]s", "[[SCIC]]s"),
        ("[[Abc d<!-- ici -->|Abc d]]", "[[Xyz<!-- ici -->|Xyz]]"),
        ("{{Outil|a=[[Abc d{{!}}mots]]}}", "{{Outil|a=[[Xyz{{!}}mots]]}}"),
        ("[[Abc d{{!}}Abc d]]", "[[Xyz{{!}}Xyz]]"),
        ("{{#ask:[[Abc d||Autre||Xyz]]}}", "{{#ask:[[Xyz||Autre||Abc d]]}}"),
        (
            "{{#ifexist:Abc d|oui}}{{#show:Xyz|?Etape}}",
            "{{#ifexist:Xyz|oui}}{{#show:Abc d|?Etape}}",
        ),
        ("[{{fullurl:Abc d|action=edit}} x]", "[{{fullurl:Xyz|action=edit}} x]"),
        ("{{msgnw::Abc d}}", "{{msgnw::Xyz}}"),
        ("<gallery>\na.png|[[Abc d]]\n</gallery>", "<gallery>\na.png|[[Xyz]]\n</gallery>"),
        ("<ref>[[Abc d]]</ref><nowiki>[[Xyz]]", "<ref>[[Xyz]]</ref><nowiki>[[Abc d]]"),
        ("{|\n| [[Abc d]] || [[Abc d|x]]\n|}", "{|\n| [[Xyz]] || [[Xyz|x]]\n|}"),
        ("[[etape::1 - A|1 - A]]", "[[etape::1 - B|1 - B]]"),
        ("{{#ask:[[Etape::!1 - A]]}}", "{{#ask:[[Etape::!1 - B]]}}"),
        ("{{#set:Etape=1 - A|1 - A|Autre=1 - A}}", "{{#set:Etape=1 - B|1 - B|Autre=1 - A}}"),
        ("{{#set:\n|Etape = 2;1 - A|+sep=;\n}}", "{{#set:\n|Etape = 2;1 - B|+sep=;\n}}"),
        ("{{#set:Etape=2,1 - A|+sep}}", "{{#set:Etape=2,1 - B|+sep}}"),
        ("{{#subobject:|Etape=1 - A}}", "{{#subobject:|Etape=1 - B}}"),
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
        "[[fr:Abc d]] [[:fr:Abc d]]",
        "[[Fichier:Abc d]] [[Catégorie:Abc d]]",
        "[[Abc d/page]] [[/Abc d]]",
        "<pre>[[Abc d]]</pre>",
        "<syntaxhighlight lang=text>[[Abc d]]</syntaxhighlight>",
        "{{Abc d|Xyz}} {{int:Abc d}} {{#invoke:Abc d|f}}",
        "[[{{{1}}}|Abc d]] {{:{{{1|Abc d}}}}}",
        "[[Mot::1 - A]] {{#set:Mot=1 - A}}",
        "[[Etape::2|1 - A]]",
        "{{#ask:[[Etape::~1 - A*]]}}",
        "{{#set:Etape=1 - A et 2|+sep=;}}",
    ],
)
def test_what_is_no_link_keeps_its_bytes(text: str) -> None:
    assert rename_links(text, TITLES, VALUES) == text


SIGNS = list("[]{}|#:=<>!&;' \nAXaxé")
WORDS = ["[[", "]]", "{{", "}}", "{{!}}", "||", "::", "fr:", "&#39;", "%41", "#set:"]
TAGS = ["<!--", "-->", "<nowiki>", "</nowiki>", "<pre>", "</pre>"]
PIECES = st.sampled_from([*SIGNS, *WORDS, *TAGS])
NASTY = st.lists(PIECES, max_size=30).map("".join)


@given(NASTY)
def test_all_but_names_keeps_its_bytes(text: str) -> None:
    """A name that nothing else on the page has: taken back, the page is what it was."""
    marked = rename_links(text, {"A": "\ue123"}, {"X": {"A": "\ue123"}})
    kept = re.split("\ue123", marked)
    rest = text
    for part in kept:
        place = rest.find(part)
        assert place >= 0
        assert rest[:place].strip() in ("", "A", "a", "%41")
        rest = rest[place + len(part) :]
    assert rest == ""


@given(st.text(alphabet="[]{}|#: AXabcdyz<!->\n", max_size=60))
def test_two_swaps_give_the_text_back(text: str) -> None:
    once = rename_links(text, {"A": "X", "X": "A"})
    assert rename_links(once, {"A": "X", "X": "A"}) == text
    assert len(links(once)) == len(links(text))


def test_the_links_of_a_page() -> None:
    text = "[[a|b]] {{:C d}} {{E}} [[#f]] [[Etape::1 - A]] [[a#g]]"
    assert links(text) == ("A", "C d", "A")
