"""KIC405: what the wiki replaces while it saves."""

import pytest

from tests.lint.linting import lint_text

CODE = "KIC405"
HEAD = "titre: Une page\nexemple: |\n  "


@pytest.mark.parametrize(
    "signs",
    [
        "~~~",
        "~~~~",
        "~~~~~",
        "{{subst:",
        "{{ SUBST:",
        "{{safesubst:",
        "[[Aide:Journal|]]",
        "[[Page (outil)|]]",
        "[[|page]]",
    ],
)
def test_each_is_found_in_its_place(signs: str) -> None:
    (found,) = lint_text(f"{HEAD}Voir {signs}\n", CODE)
    assert found.place == (3, 8, 3, 8 + len(signs))
    assert f"“{signs}”" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Environ ~ 10 et ~~rayé~~",
        "{{substance:x}} {{Modèle|subst:}}",
        "[[Page|une page]] et {{Modèle|}}",
        "<nowiki>~~~~</nowiki> <!-- ~~~~ --> <pre>{{subst:x}}</pre>",
        "<nowiki>[[Page|]]</nowiki>",
        "un tableau\n  {|\n  |[[Page]]\n  |}",
    ],
)
def test_what_the_wiki_leaves_as_it_is(text: str) -> None:
    assert lint_text(f"{HEAD}{text}\n", CODE) == []


def test_a_tool_is_searched_too_but_a_title_is_no_wikitext() -> None:
    text = "titre: ~~~~\noutils:\n  - titre: A\n    description: Par ~~~\n"
    assert [(found.field, found.place.column) for found in lint_text(text, CODE)] == [
        ("outils[0].description", 22)
    ]
