"""Forms after the conventions of Page Forms, as French and English wikis write them."""

import pytest

from kicsync.sandbox.seed import seed_pages
from kicsync.wikitext.form import Form, FormField, FormTemplate, parse_form, redirect_target
from tests.wikitext.definitions import definition

WHOLE_FRENCH = definition("form-atelier")
WHOLE_ENGLISH = definition("form-workshop")


def fields(text: str) -> dict[str, FormField]:
    return {one.name: one for part in parse_form(text).templates for one in part.fields}


def one(options: str, before: str = "", after: str = "") -> FormField:
    """Return the field of a form of one template, with ``options``."""
    text = f"{{{{{{for template|T}}}}}}\n{before}{{{{{{field|x{options}}}}}}}{after}"
    (found,) = parse_form(text + "{{{end template}}}").templates[0].fields
    return found


def test_a_whole_form_in_french() -> None:
    assert parse_form(WHOLE_FRENCH) == Form(
        (
            FormTemplate(
                "Atelier",
                (
                    FormField("Nom", "Nom de l'atelier", mandatory=True, input_type="text"),
                    FormField(
                        "Etapes",
                        "Étapes",
                        mandatory=True,
                        is_list=True,
                        delimiter=";",
                        input_type="checkboxes",
                        values=("1 - Choisir", "2 - Faire, puis dire"),
                    ),
                    FormField(
                        "Lieu",
                        "Lieu (où ?)",
                        input_type="combobox",
                        values_from=("category", "Lieux de vie"),
                    ),
                    FormField(
                        "Public",
                        "Public",
                        input_type="dropdown",
                        values_from=("property", "Public"),
                        property="Public visé",
                        hidden=True,
                    ),
                    FormField(
                        "Porteuse",
                        "Porteuse",
                        input_type="tokens",
                        values_from=("concept", "Porteuses actives"),
                    ),
                    FormField("Outils", "Outils", holds_template=True),
                ),
            ),
            FormTemplate(
                "Outil de travail",
                (
                    FormField("OutilTitre", "Titre", mandatory=True),
                    FormField(
                        "OutilLien", "Lien", input_type="text", default="https://exemple.org"
                    ),
                ),
                multiple=True,
                label="Outils",
                embed_in=("Atelier", "Outils"),
            ),
        ),
        free_text=True,
        sections=("Bibliographie",),
    )


def test_a_whole_form_in_english_without_includeonly() -> None:
    assert parse_form(WHOLE_ENGLISH) == Form(
        (
            FormTemplate(
                "Workshop",
                (
                    FormField("name", "Name", mandatory=True),
                    FormField("held on", "Held on", input_type="datepicker"),
                    FormField(
                        "tags",
                        "Tags",
                        is_list=True,
                        delimiter="\n",
                        values_from=("namespace", "Tag"),
                    ),
                ),
            ),
        ),
        free_text=True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rien.",
        "<noinclude>{{{for template|T}}}{{{field|x}}}</noinclude>",
        "<noinclude>{{{for template|T}}}{{{field|x}}}",
        "<!-- {{{for template|T}}}{{{field|x}}}",
        "<nowiki>{{{for template|T}}}{{{field|x}}}</nowiki>",
        "<PRE>{{{for template|T}}}{{{field|x}}}</pre >",
    ],
)
def test_what_is_shown_or_left_out_is_no_form(text: str) -> None:
    assert parse_form(text) == Form()


def test_only_what_onlyinclude_holds_is_the_form() -> None:
    text = "{{{for template|A}}}<onlyinclude>{{{for template|B}}}{{{field|x}}}</onlyinclude>"
    assert [part.name for part in parse_form(text).templates] == ["B"]


def test_tags_may_stand_inside_parser_functions() -> None:
    text = "{{{for template|T}}}{{#tag:tabber|Un={{{field|a}}}|Deux={{{field|b|list}}}}}"
    assert [(one.name, one.is_list) for one in fields(text).values()] == [("a", False), ("b", True)]
    assert parse_form(text).unclear == ()


@pytest.mark.parametrize(
    ("options", "values", "default"),
    [
        ("|values=a|default=[[b|c]]", ("a",), "[[b|c]]"),
        ("|values=[[a|b]],c|mandatory", ("[[a|b]]", "c"), ""),
        ("|values=a , b,,a", ("a", "b"), ""),
        ("|values=a &amp; b,&lt;c&gt;", ("a & b", "<c>"), ""),
        ("|values=1=2,3", ("1=2", "3"), ""),
    ],
)
def test_options_are_split_at_the_right_bars(
    options: str, values: tuple[str, ...], default: str
) -> None:
    assert (one(options).values, one(options).default) == (values, default)


@pytest.mark.parametrize(
    ("options", "unclear"),
    [
        ("|default={{#if:{{PAGENAME}}|a|b}}", ("default={{#if:{{PAGENAME}}|a|b}}",)),
        ("|values={{#ask:[[Catégorie:X]]\n|sep=,}}", ("values={{#ask:[[Catégorie:X]] |sep=,}}",)),
        ("|values from category={{{c|}}}", ("values from category={{{c|}}}",)),
        ("|values from query=[[X::+]]", ("values from query=[[X::+]]",)),
        ("|values dependent on=T[y]", ("values dependent on=T[y]",)),
        ("|cargo table=T|cargo field=F", ("cargo field=F",)),
        ("|cargo table=T|cargo field=F|values=a,b", ()),
        ("|{{#ifexist:A|mandatory|}}", ("{{#ifexist:A|mandatory|}}",)),
        ("|delimiter=<nowiki>|</nowiki>", ("delimiter=…",)),
        ("|placeholder={{int:x}}|size={{{1}}}", ()),
    ],
)
def test_what_is_worked_out_each_time_is_said_and_not_guessed(
    options: str, unclear: tuple[str, ...]
) -> None:
    found = one(options)
    assert found.unclear == unclear
    assert (found.default, found.delimiter, found.mandatory, found.values_from) == (
        "",
        ",",
        False,
        None,
    )


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("! Étape :\n| ", "Étape"),
        ("!Étape\n|", "Étape"),
        ("! colspan=\"2\" style='x' | Étape*\n| ", "Étape"),
        ("! Étape : || ", "Étape"),
        ("| '''Étape''' || ", "Étape"),
        ("| Étape : ", "Étape"),
        ("'''Étape''' : ", "Étape"),
        ("'''Étape :'''\n\n", "Étape"),
        ("; Étape\n: ", "Étape"),
        ("* Étape : ", "Étape"),
        ("<tr><th>Étape</th><td>", "Étape"),
        ("<b>Étape&nbsp;:</b> ", "Étape"),
        ("Étape : {{#info:Une aide}} ", "Étape"),
        ("'''Étape''' {{#if:{{{x|}}}|", "Étape"),
        ("{{#if:{{{x|}}}|", ""),
        ("! A !! B\n|-\n| ", ""),
        ("! A\n! B\n| ", ""),
        ("! A\n|-\n| ", ""),
        ("Une phrase d'introduction.\n\n", ""),
        (f"! {'long ' * 20}\n| ", ""),
        ("", ""),
    ],
)
def test_the_words_before_a_field_are_its_label(before: str, label: str) -> None:
    assert one("", before).label == label


def test_the_words_of_an_earlier_field_are_not_those_of_the_next() -> None:
    text = "{{{for template|T}}}\n{|\n! A\n| {{{field|a}}} de l'aide || B : || {{{field|b}}}\n|}"
    assert [one.label for one in fields(text).values()] == ["A", "B"]


def test_a_label_of_the_tag_itself_comes_first() -> None:
    assert one("|label=Le ''nom''", "! Autre\n| ").label == "Le nom"


def test_a_field_that_stands_twice_is_one() -> None:
    text = "{{{for template|T}}}A : {{{field|x|list}}} B : {{{field|x|list}}}{{{end template}}}"
    assert list(fields(text)) == ["x"]
    assert parse_form(text).unclear == ()


def test_a_template_may_end_with_the_next_one() -> None:
    text = "{{{for template|A}}}{{{field|a}}}{{{for template|B}}}{{{field|b}}}"
    parts = parse_form(text).templates
    assert [(part.name, [one.name for one in part.fields]) for part in parts] == [
        ("A", ["a"]),
        ("B", ["b"]),
    ]


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        (
            "{{{for template|{{PAGENAME}}}}}{{{field|x}}}{{{end template}}}",
            "the form works this name out when it is shown: for template|{{PAGENAME}}",
        ),
        (
            "{{{for template|T}}}{{{field|{{{1}}}}}}{{{end template}}}",
            "the form works this name out when it is shown: field|{{{1}}}",
        ),
        ("{{{field|x}}}", "a field of the form stands outside every template: x"),
        (
            "{{{for template|T}}}\n{{{field|x}}\n{{{end template}}}",
            "a tag of the form is never closed: {{{field|x}}",
        ),
        (
            "{{{for template|T}}}{{#if:a|{{{field|x|list}}}|{{{field|x}}}}}{{{end template}}}",
            "the form has the field x twice, and says other things of it there",
        ),
        (
            "{{{for template|T}}}{{Champs communs|a={{{1|}}}}}{{{end template}}}",
            "the form takes in the page “Champs communs”: fields that stand there are not read",
        ),
    ],
)
def test_what_can_not_be_read_is_said(text: str, unclear: str) -> None:
    assert parse_form(text).unclear == (unclear,)


def test_variables_and_parser_functions_take_in_no_page() -> None:
    text = "{{PAGENAME}} {{int:save}} {{#if:x|y}} {{!}} {{NAMESPACE:x}} {{lc:X}} {{ }}"
    assert parse_form(text).unclear == ()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("#REDIRECTION [[Formulaire:Atelier]]", "Formulaire:Atelier"),
        ("#redirect: [[:Form:The_form#a|b]]\nRest", "Form:The form"),
        ("\n #REDIRECT[[X]]", "X"),
        ("#REDIRECTION", None),
        ("#WEITERLEITUNG [[X]]", None),
        ("Voir #REDIRECT [[X]]", None),
        ("#REDIRECT [[|x]]", None),
    ],
)
def test_a_redirect_leads_somewhere(text: str, target: str | None) -> None:
    assert redirect_target(text, ("#REDIRECTION", "#REDIRECT")) == target


def test_a_form_with_tabs_a_table_of_templates_and_sections() -> None:
    found = parse_form(definition("form-recette"))
    main, parts = found.templates
    assert (main.name, main.label, parts.name, parts.multiple) == (
        "Recette",
        "La recette",
        "Ingrédient de recette",
        True,
    )
    assert [(one.name, one.label) for one in (*main.fields, *parts.fields)] == [
        ("difficulte", "Difficulté"),
        ("saisons", "Saison(s)"),
        ("responsable", "Responsable"),
        ("deroule", "Étapes de la recette"),
        ("duree", "Durée"),
        ("nom", "Nom"),
        ("quantite", "Quantité"),
        ("allergènes", "Allergènes"),
    ]
    assert main.fields[2].values_from == ("namespace", "Utilisateur")
    assert main.fields[2].unclear == ("default={{CURRENTUSER}}",)
    assert main.fields[4].hidden
    assert parts.fields[2].values == ("gluten", "lait, crème", "œufs")
    assert (found.free_text, found.sections, found.unclear) == (False, ("Variantes", "Notes"), ())


def test_a_form_of_cargo_says_what_it_leaves_open() -> None:
    found = parse_form(definition("form-project"))
    assert {one.name: one.unclear for one in found.templates[0].fields} == {
        "Stage": ("cargo field=Stage",),
        "Members": ("values={{#cargo_query:tables=People|fields=_pageName|format=list}}",),
        "City": ("values dependent on=Project[Country]",),
        "Website": (),
    }
    assert found.unclear == (
        "the form takes in the page “Shared fields”: fields that stand there are not read",
    )
    assert found.free_text


def test_the_form_of_the_example_kit() -> None:
    (page,) = (page for page in seed_pages() if page.title == "Formulaire:Ingrédient")
    main, tools = parse_form(page.text).templates
    assert [(one.name, one.label, one.mandatory) for one in main.fields] == [
        ("Etape", "Etape", True),
        ("Description", "Description", True),
        ("Exemples", "Exemples", True),
    ]
    assert [one.label for one in tools.fields] == [
        "Titre",
        "Lien vers l'outil",
        "Description de l'outil",
    ]
