"""The pages of a new Kit, as its wiki can use them."""

from pathlib import Path

import pytest

import kicsync
from kicsync.kit import Field, FieldType, ListBy, Record, Schema, Step
from kicsync.wikitext.blueprint import BlueprintSite, blueprint
from kicsync.wikitext.literal_write import edit_table
from kicsync.workspace.schema_file import load_schema

SCHEMA = load_schema(Path(kicsync.__file__).parent / "defaults" / "schema")
PLAIN = BlueprintSite("en", "Template", "Category")
SEMANTIC = BlueprintSite(
    "fr", "Modèle", "Catégorie", "Formulaire", "Attribut", semantic=True, page_forms=True
)
T = FieldType


def pages(schema: Schema, site: BlueprintSite, table: str = "KIC") -> dict[str, str]:
    return {page.title: page.text for page in blueprint(schema, site, table)}


def kit(*fields: Field, steps: tuple[Step, ...] = (), category: str = "") -> Schema:
    by = ListBy.CATEGORY if category else ListBy.TEMPLATE
    return Schema("Fiche", fields, steps=steps, category=category, list_by=by)


def test_a_plain_wiki_gets_templates_a_category_steps_and_a_table() -> None:
    found = pages(SCHEMA, PLAIN)
    steps = [step.page for step in SCHEMA.steps]
    assert list(found) == [
        *("Template:Ingrédient", "Template:Outil", "Category:Ingrédient"),
        *(*steps, "KIC"),
    ]
    every = "".join(found.values())
    assert not any(sign in every for sign in ("{{#", "<templatedata>", "::"))


def test_a_template_shows_each_value_on_lines_of_its_own() -> None:
    text = pages(SCHEMA, PLAIN)["Template:Ingrédient"]
    shown = text.partition("<includeonly>")[2]
    assert "\n|\n{{{Etape|}}}\n|-\n" in shown
    assert '<div style="white-space: pre-line">\n{{{Description|}}}\n</div>' in shown
    assert shown.endswith("\n[[Category:Ingrédient]]</includeonly>")


def test_the_category_is_that_of_the_schema() -> None:
    found = pages(kit(Field("a", T.LINE, "A"), category="plantes"), PLAIN)
    assert "Category:Plantes" in found
    assert "[[Category:Plantes]]" in found["Template:Fiche"]


def test_the_page_of_all_texts_is_a_table_that_a_push_can_fill() -> None:
    text = pages(SCHEMA, PLAIN)["KIC"]
    tool = {"titre": "Cobudget", "lien": "https://cobudget.com", "description": "Budget."}
    record = Record(
        "Choisir",
        {
            "etapes": ("3 - Choisir un statut et une licence",),
            "description": "un\ndeux",
            "outils": (tool,),
            "exemple": "Un lieu.",
        },
    )
    edited = edit_table(text, [record], SCHEMA)
    assert edited
    assert [change.title for change in edited.changed] == ["Choisir"]
    for value in ("[[Choisir]]", "3 - Choisir", "deux", "Cobudget", "Budget.", "Un lieu."):
        assert value in edited.text
    again = edit_table(edited.text, [record], SCHEMA)
    assert again
    assert again.changes == ()


def test_no_page_of_all_texts_where_the_settings_name_none() -> None:
    found = pages(SCHEMA, PLAIN, "")
    assert "KIC" not in found
    assert "[[]]" not in "".join(found.values())


def test_semantic_mediawiki_stores_and_asks() -> None:
    found = pages(SCHEMA, SEMANTIC)
    template = found["Modèle:Ingrédient"]
    assert "{{#set:\n|Etape={{{Etape|}}}|+sep=,\n|Description={{{Description|}}}\n" in template
    assert "|OutilTitre={{{OutilTitre|}}}" in found["Modèle:Outil"]
    assert found["KIC"].endswith(
        "{{#ask: [[Catégorie:Ingrédient]]\n|?Etape=Étape\n|?Description=Description\n"
        "|?Exemples=Exemple\n|?OutilTitre=Titre\n|?OutilLien=Lien vers l'outil\n"
        "|?OutilDescription=Outils\n|format=table\n|limit=500\n}}"
    )
    step = SCHEMA.steps[0]
    assert f"{{{{#ask: [[Etape::{step.value}]]|format=ul}}}}" in found[step.page]
    assert "{{#forminput:form=Ingrédient}}" in found["Formulaire:Ingrédient"]
    assert "[[Valeur possible::1 - Qualifier la ressource" in found["Attribut:Etape"]
    assert "[[A le type::URL]]" in found["Attribut:OutilLien"]


def test_properties_use_the_words_that_every_wiki_understands() -> None:
    site = SEMANTIC._replace(language="de", property="Attribut")
    field = Field("a", T.CHOICE, "A", known=("x",))
    text = pages(kit(field, Field("n", T.NUMBER, "N")), site)
    assert "[[Has type::Text]]" in text["Attribut:A"]
    assert "* [[Allows value::x]]" in text["Attribut:A"]
    assert "[[Has type::Number]]" in text["Attribut:N"]


def test_cargo_declares_stores_and_queries_under_names_that_it_allows() -> None:
    fields = (Field("étapes_du_kit", T.LIST, "Étape", separator=";"), Field("lien", T.URL, "Lien"))
    found = pages(kit(*fields), PLAIN._replace(cargo=True))
    template = found["Template:Fiche"]
    assert "{{#cargo_declare:_table=Fiche\n|etapes_du_kit=List (;) of String\n|lien=URL" in template
    assert "{{#cargo_store:_table=Fiche\n|etapes_du_kit={{{Étape|}}}" in template
    assert "|fields=_pageName= ,etapes_du_kit=Étape,lien=Lien" in found["KIC"]


def test_entries_inside_a_parameter_are_not_stored_as_a_text() -> None:
    part = Field("nom", T.LINE, "Nom")
    tools = Field("outils", T.ENTRIES, "Outils", template="Outil", key="nom", fields=(part,))
    found = pages(kit(Field("a", T.LINE, "A"), tools), SEMANTIC)
    assert "|Outils={{{Outils|}}}" not in found["Modèle:Fiche"]
    assert "{{{Outils|}}}" in found["Modèle:Fiche"]
    assert "Attribut:Outils" not in found
    form = found["Formulaire:Fiche"]
    assert "{{{field|Outils|holds template}}}" in form
    assert "{{{for template|Outil|multiple|label=Outils|embed in field=Fiche[Outils]}}}" in form


@pytest.mark.parametrize(
    ("field", "options"),
    [
        (Field("a", T.CHOICE, "A", known=("x", "y")), "input type=dropdown|values=x,y"),
        (Field("a", T.CHOICE, "A", known=("x, y", "z")), "input type=text"),
        (Field("a", T.LIST, "A", separator="@"), "input type=text|list|delimiter=@"),
        (Field("a", T.FLAG, "A", required=True), "mandatory|input type=checkbox"),
        (Field("a", T.TEXT, "A", max_lines=7), "input type=textarea|rows=7"),
    ],
)
def test_a_form_asks_for_each_type_in_its_way(field: Field, options: str) -> None:
    text = pages(kit(field), PLAIN._replace(form="Form"))["Form:Fiche"]
    assert f"{{{{{{field|A|{options}}}}}}}" in text
    assert "#forminput" not in text  # Page Forms is not installed there


def test_the_page_of_a_step_holds_its_question_and_its_steps() -> None:
    below = Step(1, "Regarder", "1.1 - Regarder", "Regarder")
    bare = Step(2, "Noter", "1.2 - Noter")
    step = Step(1, "Lire", "1 - Lire", "Lire", "Que lit-on ?", (below, bare))
    found = pages(kit(Field("a", T.LINE, "A"), steps=(step,)), PLAIN)
    assert found["Lire"] == (
        "'''1 - Lire'''\n\n== The question to ask ==\nQue lit-on ?\n\n"
        "== The steps ==\n* [[Regarder|1.1 - Regarder]]\n* 1.2 - Noter\n\n"
        "All steps are together on the page [[KIC]]."
    )
    assert "Regarder" in found
    assert "Noter" not in found


def test_pages_speak_the_language_of_the_wiki(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    french = SEMANTIC._replace(language="fr-formal")
    assert french.say("saved") == "enregistré"
    assert PLAIN._replace(language="de").say("saved") == "saved"


def test_a_page_that_two_definitions_ask_for_is_made_once() -> None:
    step = Step(1, "KIC", "1 - KIC", "KIC")
    found = blueprint(kit(Field("a", T.LINE, "A"), steps=(step,)), PLAIN, "kIC")
    assert [page.title for page in found].count("KIC") == 1
    assert "kIC" not in [page.title for page in found]
