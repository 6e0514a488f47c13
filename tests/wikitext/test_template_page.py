"""Templates after the conventions of Semantic MediaWiki, Page Forms and Cargo."""

import pytest

from kicsync.sandbox.seed import seed_pages
from kicsync.wikitext.template_page import TemplatePage, TemplateParameter, parse_template
from tests.wikitext.definitions import definition

WORDS = ("category", "catégorie")
FRENCH = definition("template-atelier")
ENGLISH = definition("template-tools")


def found(text: str) -> TemplatePage:
    return parse_template(text, category_words=WORDS)


def one(text: str) -> TemplateParameter:
    (parameter,) = found(text).parameters
    return parameter


def test_a_template_of_semantic_mediawiki_in_french() -> None:
    assert found(FRENCH) == TemplatePage(
        (
            TemplateParameter("Nom", "Nom"),
            TemplateParameter("Etapes", "A pour étape", ";", is_list=True),
            TemplateParameter("Lieu", "A pour lieu"),
            TemplateParameter("Porteuse", "Porteuse", ",", is_list=True, fallback="Porteur"),
            TemplateParameter("Porteur", "Porteuse", ",", is_list=True),
            TemplateParameter("Public", "Public visé", default="tous"),
            TemplateParameter("Outils"),
            TemplateParameter("Rangement", category=True),
        ),
        ("Atelier", "Ateliers ouverts"),
    )


def test_a_template_of_cargo_in_english() -> None:
    assert found(ENGLISH).parameters == (
        TemplateParameter("tag list", "", ";", is_list=True),
        TemplateParameter("held on"),
        TemplateParameter("Notes", default="None."),
        TemplateParameter("link", "Has link", ",", is_list=True),
        TemplateParameter("text"),
    )


@pytest.mark.parametrize(
    ("text", "parameter"),
    [
        ("{{{x}}}", TemplateParameter("x")),
        ("{{{ x |a [[b|c]]}}}", TemplateParameter("x", default="a [[b|c]]")),
        ("[[P::{{{x|}}}]]", TemplateParameter("x", "P")),
        ("[[P:={{{x|}}}|vu]]", TemplateParameter("x", "P")),
        ("[[P::{{{x|}}} et plus]]", TemplateParameter("x")),
        ("[[P::a|{{{x|}}}]]", TemplateParameter("x")),
        ("[[{{{x|}}}]] [[P::{{{x|}}}]]", TemplateParameter("x", "P")),
        ("[[P : sous-titre::{{{x|}}}]]", TemplateParameter("x", "P : sous-titre")),
        ("{{#set: P = {{{x|}}} }}", TemplateParameter("x", "P")),
        ("{{#set_internal:I|P={{{x|}}}}}", TemplateParameter("x", "P")),
        ("{{#set:|P={{{x|}}}|+sep=@}}", TemplateParameter("x", "P", "@", is_list=True)),
        ("{{Autre|P={{{x|}}}}}", TemplateParameter("x")),
        (
            "{{#arraymap: {{{x|}}} | \\n | y | {{#set:P=y}} }}",
            TemplateParameter("x", "P", "\n", is_list=True),
        ),
        ("{{#arraymap:{{{x|}}}||y|[[y]]}}", TemplateParameter("x", "", ",", is_list=True)),
        (
            "{{#arraymap:{{{x|}}}|,|y|{{#if:y|[[P::y|Y]]}}}}",
            TemplateParameter("x", "P", ",", is_list=True),
        ),
        ("{{#arraymaptemplate:{{{x|}}}|M|@|}}", TemplateParameter("x", "", "@", is_list=True)),
        ("{{{x|}}}<onlyinclude>{{{y}}}</onlyinclude>", TemplateParameter("y")),
    ],
)
def test_what_is_done_with_a_parameter(text: str, parameter: TemplateParameter) -> None:
    assert one(text) == parameter


def test_parameters_are_declared_with_template_params() -> None:
    text = "{{#template_params:Nom (label=Le nom;Property=Nom)|Lieux (list)|Note|L2(delimiter=@)}}"
    assert found(text).parameters == (
        TemplateParameter("Nom", "Nom"),
        TemplateParameter("Lieux", "", ",", is_list=True),
        TemplateParameter("Note"),
        TemplateParameter("L2", "", "@", is_list=True),
    )


def test_a_cargo_field_is_filled_by_the_parameter_of_its_name() -> None:
    text = (
        "{{#cargo_declare:_table=T|Mots_clés=List () of String}}{{#cargo_store:}}{{{Mots clés|}}}"
    )
    assert one(text) == TemplateParameter("Mots clés", "", ",", is_list=True)


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("{{#invoke:Fiche|tout}}", "its parameters go to the module “Fiche”"),
        ("{{{x{{{1}}}|}}}", "the name of a parameter is worked out: x{{{1}}}"),
    ],
)
def test_what_can_not_be_read_is_said(text: str, unclear: str) -> None:
    (said,) = found(text).unclear
    assert unclear in said


def test_a_template_that_declares_stores_and_splits() -> None:
    page = found(definition("template-personne"))
    assert page.parameters == (
        TemplateParameter("nom", "A pour nom"),
        TemplateParameter("sites", "A pour site", ";", is_list=True),
        TemplateParameter("bio"),
        TemplateParameter("villes", "Vit à", "@", is_list=True),
        TemplateParameter("titre de la fiche", fallback="nom"),
        TemplateParameter("couleur", default="#fff"),
    )
    assert page.categories == ("Personnes",)


def test_the_templates_of_the_example_kit() -> None:
    pages = {page.title: found(page.text) for page in seed_pages()}
    main = pages["Modèle:Ingrédient"]
    names = [one.name for one in main.parameters]
    assert (names, main.categories) == (
        ["Etape", "Description", "Outils", "Exemples"],
        ("Ingrédient",),
    )
    assert [one.name for one in pages["Modèle:Outil"].parameters] == [
        "OutilTitre",
        "OutilDescription",
        "OutilLien",
    ]
