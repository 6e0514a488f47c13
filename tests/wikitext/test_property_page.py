"""Properties as they are declared on French and English wikis."""

import pytest

from kicsync.wikitext.property_page import (
    TYPE_WORDS,
    VALUE_WORDS,
    PropertyPage,
    parse_property,
)
from tests.wikitext.definitions import definition

FRENCH = definition("property-etape")
ENGLISH = definition("property-colour")


def found(text: str) -> PropertyPage:
    return parse_property(text, type_words=TYPE_WORDS, value_words=VALUE_WORDS)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (
            FRENCH,
            PropertyPage(
                "Texte", ("1 - Qualifier la ressource, puis ses besoins", "2 - Réunir & relier")
            ),
        ),
        (definition("property-humeur"), PropertyPage("Page", ("joie", "colère, vraiment"))),
        (ENGLISH, PropertyPage("Page", ("Red", "Blue", "a", "b"))),
        ("[[Has type::Type:String]]", PropertyPage("String")),
        ("[[Has type:=Date]] [[has_type::Text]]", PropertyPage("Date")),
        ("[[Allows value::a|{{{1}}}]] [[Allows value::]]", PropertyPage("", ("a",))),
        ("{{#set:\nHas type=Text\n|Allows value=a,b|+sep}}", PropertyPage("Text", ("a", "b"))),
        ("Rien.", PropertyPage()),
    ],
)
def test_a_property_says_its_type_and_its_values(text: str, page: PropertyPage) -> None:
    assert found(text) == page


def test_the_words_are_those_that_are_given() -> None:
    text = "[[Datentyp::Text]] [[Erlaubter Wert::rot]]"
    german = parse_property(text, type_words=["Datentyp"], value_words=["erlaubter wert"])
    assert german == PropertyPage("Text", ("rot",))
