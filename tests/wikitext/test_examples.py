"""Examples of what is written: new pages, parameters, the names of templates (Page Forms)."""

import pytest

from kicsync.kit import Record, Schema
from kicsync.wikitext import has_template, read, write
from tests.wikitext.examples import (
    COBUDGET,
    COBUDGET_CALL,
    LOOMIO,
    MAIN,
    TRELLO,
    TRELLO_CALL,
    WAYS,
    change,
    values,
)
from tests.wikitext.strategies import BESIDE, BULLETS, INSIDE, STEPS

# What is new has the shape of Page Forms.

NEW = Record(
    "Titre",
    {
        "etapes": (STEPS[0],),
        "description": "Cinq lignes.",
        "outils": (COBUDGET, TRELLO),
        "exemple": "Un lieu.",
        "texte_libre": "Texte libre",
    },
)


def test_a_new_page_is_what_the_form_would_write() -> None:
    assert write("", NEW, BESIDE) == (
        "{{Ingrédient\n"
        "|Etape=1 - Qualifier la ressource et ses besoins\n"
        "|Description=Cinq lignes.\n"
        "|Exemples=Un lieu.\n"
        "}}\n"
        "{{Outil\n"
        "|OutilTitre=Cobudget\n"
        "|OutilLien=https://cobudget.com\n"
        "|OutilDescription=Budget.\n"
        "}}\n"
        "{{Outil\n"
        "|OutilTitre=Trello\n"
        "}}\n"
        "Texte libre"
    )


def test_new_tools_inside_a_parameter_are_glued() -> None:
    assert write("", Record("", {"outils": (COBUDGET, TRELLO)}), INSIDE) == (
        f"{{{{Ingrédient\n|Outils={COBUDGET_CALL}{TRELLO_CALL}\n}}}}"
    )


def test_new_bullets_stand_on_lines_of_their_own() -> None:
    page = write("", Record("", {"outils": (COBUDGET, LOOMIO, TRELLO)}), BULLETS)
    assert page == (
        "{{Ingrédient\n|Outils=* [https://cobudget.com Cobudget] : Budget.\n"
        "* Loomio : Décider.\n* Trello\n}}"
    )
    assert read(page, BULLETS).values["outils"] == (COBUDGET, LOOMIO, TRELLO)


@WAYS
def test_a_new_page_reads_as_its_record(schema: Schema) -> None:
    assert read(write("", NEW, schema), schema, "Titre") == NEW


def test_a_new_tool_without_any_value_is_a_bare_call() -> None:
    assert write("", Record("", {"description": "d", "outils": ({},)}), BESIDE) == (
        "{{Ingrédient\n|Description=d\n}}\n{{Outil}}"
    )


def test_several_steps_are_separated_by_a_comma_and_a_space() -> None:
    page = write("", Record("", {"etapes": (STEPS[0], STEPS[2])}), BESIDE)
    assert page == f"{{{{Ingrédient\n|Etape={STEPS[0]}, {STEPS[2]}\n}}}}"


# Parameters: new, blank, repeated, unknown.


def test_a_new_parameter_stands_where_the_schema_says() -> None:
    assert change("{{Ingrédient\n|Etape=1 - A\n|Exemples=e\n}}", description="d") == (
        "{{Ingrédient\n|Etape=1 - A\n|Description=d\n|Exemples=e\n}}"
    )


def test_a_new_first_parameter_stands_first() -> None:
    assert change(MAIN, etapes=("1 - A",)) == (
        "{{Ingrédient\n|Etape=1 - A\n|Description=d\n|Exemples=e\n}}"
    )


def test_a_new_parameter_in_a_call_on_one_line() -> None:
    assert change("{{Ingrédient|Etape=1 - A|Exemples=e}}", description="d") == (
        "{{Ingrédient|Etape=1 - A|Description=d|Exemples=e}}"
    )


def test_a_bare_call_gets_its_first_parameter() -> None:
    assert change("{{Ingrédient}}", description="d") == "{{Ingrédient\n|Description=d\n}}"


def test_a_blank_value_takes_its_parameter_away() -> None:
    assert change(MAIN, description="") == "{{Ingrédient\n|Exemples=e\n}}"
    assert change(MAIN, exemple="") == "{{Ingrédient\n|Description=d\n}}"


def test_a_blank_parameter_stays_as_it_is() -> None:
    page = "{{Ingrédient\n|Etape=\n|Description= \n|Exemples=e\n}}"
    assert values(page) == {"exemple": "e"}
    assert change(page, exemple="E") == page.replace("=e", "=E")


def test_a_blank_parameter_is_filled_in_its_place() -> None:
    assert change("{{Ingrédient\n|Exemples=\n|Description=d\n}}", exemple="e") == (
        "{{Ingrédient\n|Exemples=e\n|Description=d\n}}"
    )


def test_of_a_repeated_parameter_the_last_one_counts() -> None:
    page = "{{Ingrédient\n|Description=brouillon\n|Description=d\n|Exemples=e\n}}"
    assert values(page)["description"] == "d"
    assert change(page, description="D") == page.replace("=d", "=D")


def test_a_repeated_parameter_is_blanked_so_that_the_first_one_stays_covered() -> None:
    page = "{{Ingrédient\n|Description=brouillon\n|Description=d\n}}"
    blanked = change(page, description="")
    assert blanked == "{{Ingrédient\n|Description=brouillon\n|Description=\n}}"
    assert "description" not in values(blanked)


def test_unknown_parameters_stay_untouched() -> None:
    page = "{{Ingrédient\n| Auteur = Claire \n|Description=d\n|Durée={{x|y}}|1=z\n}}"
    assert values(page) == {"description": "d"}
    assert change(page, description="D", exemple="e") == (
        "{{Ingrédient\n| Auteur = Claire \n|Description=D\n|Exemples=e\n|Durée={{x|y}}|1=z\n}}"
    )


def test_an_unknown_parameter_of_a_tool_stays_untouched() -> None:
    page = "{{Ingrédient}}\n{{Outil\n|Couleur=bleu\n|OutilTitre=Loomio\n|OutilLien=\n}}"
    assert change(page, outils=({"titre": "Loomio", "description": "d"},)) == (
        "{{Ingrédient}}\n"
        "{{Outil\n|Couleur=bleu\n|OutilTitre=Loomio\n|OutilLien=\n|OutilDescription=d\n}}"
    )


def test_the_spaces_around_a_value_stay() -> None:
    page = "{{Ingrédient\n | Description =  d  \n\n | Exemples = e }}"
    assert change(page, description="D") == page.replace(" d ", " D ")


# The name of the template.


@pytest.mark.parametrize(
    "name",
    [
        *("Ingrédient", "ingrédient", "Modèle:Ingrédient", "modèle:ingrédient"),
        *("Template:Ingrédient", " Ingrédient ", "\nIngrédient\n", "Ingrédient <!-- fiche -->"),
        *("Ingrédient<!-- a | b -->", "<!-- c -->Ingrédient", "Ingre\u0301dient"),
        "Modèle : Ingrédient",
    ],
)
def test_the_template_is_known_under_each_of_its_names(name: str) -> None:
    page = f"{{{{{name}|Description=d}}}}"
    assert has_template(page, BESIDE)
    assert values(page) == {"description": "d"}
    assert change(page, description="D") == page.replace("=d", "=D")


@pytest.mark.parametrize(
    "name",
    ["Ingredient", "INGRÉDIENT", "Ingrédients", "Ingrédient/doc", "Outils", "{{Ingrédient}}"],
)
def test_another_template_is_free_text(name: str) -> None:
    page = f"{{{{{name}|Description=d}}}}"
    assert not has_template(page, BESIDE)
    assert values(page) == {"texte_libre": page}


@pytest.mark.parametrize(
    "page",
    ["<nowiki>{{Ingrédient}}</nowiki>", "<!-- {{Ingrédient}} -->", "<pre>{{Ingrédient}}</pre>"],
)
def test_a_template_that_is_only_shown_is_free_text(page: str) -> None:
    assert not has_template(page, BESIDE)
    assert values(page) == {"texte_libre": page}


@pytest.mark.parametrize("name", ["outil", "Modèle:Outil", "Outil<!-- c -->", " Outil "])
def test_tools_are_known_under_each_of_their_names(name: str) -> None:
    page = f"{MAIN}\n{{{{{name}|OutilTitre=Trello}}}}"
    assert values(page)["outils"] == (TRELLO,)
    assert change(page, outils=({"titre": "Kanboard"},)) == page.replace("Trello", "Kanboard")
