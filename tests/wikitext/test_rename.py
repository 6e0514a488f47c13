"""The name of a parameter changes on a page, and not a byte more."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kicsync.errors import PageError
from kicsync.wikitext.rename import calls_parameter, rename_parameter
from tests.wikitext.strategies import PAGES

PAGE = """Avant {{Ingrédient
|Etape=1 - A
| Exemples <!-- Exemples, cinq lignes --> =  Un [[lien|Exemples=]] et {{Autre|Exemples=non}}
|Outils={{Outil|OutilTitre=Cobudget}}{{outil
|OutilTitre=Loomio
}}
}}
{{Autre|Exemples=x}}
|Exemples=texte
"""


def test_only_the_name_changes() -> None:
    new = rename_parameter(PAGE, "Ingrédient", "Exemples", "Exemple")
    assert new == PAGE.replace("| Exemples <!--", "| Exemple <!--")


def test_entries_inside_a_parameter_are_renamed_too() -> None:
    new = rename_parameter(PAGE, "Outil", "OutilTitre", "Titre")
    assert new == PAGE.replace("OutilTitre", "Titre")


def test_a_comment_within_the_name_goes_with_it() -> None:
    text = "{{A|Ex<!-- x -->emple=1}}"
    assert rename_parameter(text, "A", "Exemple", "Cas") == "{{A|Cas=1}}"
    text = "{{A|<!-- x -->x=1}}"
    assert rename_parameter(text, "A", "x", "y") == "{{A|<!-- x -->y=1}}"


def test_a_repeated_parameter_is_renamed_each_time() -> None:
    assert rename_parameter("{{A|x=1|x=2}}", "A", "x", "y") == "{{A|y=1|y=2}}"


def test_the_new_name_stands_there_already() -> None:
    with pytest.raises(PageError, match="stands there already") as caught:
        rename_parameter("{{A|x=1|y=2}}", "A", "x", "y")
    assert caught.value.field == "y"
    blank_after = "{{A\n|x=1\n|y=\n}}"
    assert rename_parameter(blank_after, "A", "x", "y") == "{{A\n|y=1\n}}"
    assert rename_parameter("{{A|x=1|y=1}}", "A", "x", "y") == "{{A|y=1}}"
    assert rename_parameter("{{A|x= |y=1}}", "A", "x", "y") == "{{A|y=1}}"
    assert rename_parameter("{{A|z={{{b}}}|x=|y=1}}", "A", "x", "y") == "{{A|z={{{b}}}|y=1}}"


def test_what_is_not_asked_for_stays() -> None:
    for name in ("y", "Y"):
        assert rename_parameter("{{A|y=2}}", "A", "x", name) == "{{A|y=2}}"
    assert rename_parameter("{{A|un}}", "A", "1", "x") == "{{A|un}}"
    assert rename_parameter("{{A|x=2}}", "A", "x", "x") == "{{A|x=2}}"


@pytest.mark.parametrize("name", ["", " ", "a|b", "a=b", "a}}", "a\nb", "[a"])
def test_a_name_that_can_not_be_one_is_refused(name: str) -> None:
    with pytest.raises(PageError, match="can't be the name"):
        rename_parameter("{{A|x=1}}", "A", "x", name)


_NAMES = st.sampled_from(["Etape", "Description", "Exemples", "OutilTitre", "x"])


@given(PAGES, st.sampled_from(["Ingrédient", "Outil"]), _NAMES)
def test_there_and_back_and_only_names_change(text: str, template: str, old: str) -> None:
    assume("Nouveau" not in text)
    new = rename_parameter(text, template, old, "Nouveau")
    assert not calls_parameter(new, template, old)
    assert (new != text) is calls_parameter(text, template, old)
    if "<!--" not in text:  # one within a name goes with it
        assert rename_parameter(new, template, "Nouveau", old) == text
        assert new.replace("Nouveau", old) == text
