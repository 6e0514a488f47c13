"""Forms that ask by new names."""

import pytest

from kicsync.wikitext.form import parse_form
from kicsync.wikitext.form_rename import rename_fields

NAMES = {"Ingrédient": {"Exemples": "Exemple", "A": "B", "B": "A"}}
VALUES = {"2 - Lire, relire": "2 - Relire", "3": "4"}


def form(fields: str, template: str = "Ingrédient") -> str:
    return f"{{{{{{for template|{template}}}}}}}\n{fields}\n{{{{{{end template}}}}}}"


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("{{{field|Exemples|mandatory}}}", "{{{field|Exemple|mandatory}}}"),
        ("{{{field| A }}} {{{field|B}}}", "{{{field| B }}} {{{field|A}}}"),
        ("{{{field|C|values=1, 2 - Lire, relire,3}}}", "{{{field|C|values=1, 2 - Relire,4}}}"),
        ("{{{field|C|delimiter=;|values=3;33}}}", "{{{field|C|delimiter=;|values=4;33}}}"),
        ("{{{field|C|default=3}}}", "{{{field|C|default=4}}}"),
        ("{{{field|C|size=3}}}", "{{{field|C|size=3}}}"),
        ("<!-- {{{field|A}}} -->", "<!-- {{{field|A}}} -->"),
    ],
)
def test_fields_and_their_values(field: str, wanted: str) -> None:
    assert rename_fields(form(field), NAMES, VALUES) == form(wanted)


def test_the_fields_of_another_template_stay() -> None:
    text = form("{{{field|A}}}", "Outil") + "{{{field|A}}}"
    assert rename_fields(text, NAMES, VALUES) == text


def test_a_template_inside_a_field() -> None:
    text = form("", "Outil|multiple|embed in field=Ingrédient[Exemples]")
    found = parse_form(rename_fields(text, NAMES, VALUES))
    assert found.templates[0].embed_in == ("Ingrédient", "Exemple")
