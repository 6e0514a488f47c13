"""From pages to a schema: every shape of a Kit, without a network."""

from pathlib import Path

import pytest

from kicsync.discovery.asked import Asked
from kicsync.discovery.forms import MOST, list_forms
from kicsync.discovery.found import Found
from kicsync.discovery.look import discover
from kicsync.discovery.text import schema_text, steps_text
from kicsync.errors import ConfigError
from kicsync.kit import Field as KitField
from kicsync.kit import FieldType, ListBy
from kicsync.workspace.schema_file import load_schema
from kicsync.workspace.schema_values import values_text
from tests.discovery.stand_in import Few, info

T = FieldType


def form(*lines: str) -> str:
    return "<includeonly>\n" + "\n".join(lines) + "\n</includeonly>"


def found(pages: dict[str, str], **asked: str) -> Found:
    return discover(Few(pages), Asked(**asked))


def fields(pages: dict[str, str], **asked: str) -> dict[str, KitField]:
    return {field.name: field for field in found(pages, **asked).schema.fields}


MAIN = {
    "Modèle:Plante": "{{{Nom|}}}",
    "Tomate": "{{Plante\n|Nom=Tomate\n}}",
}


def one(option: str, *values: str, **pages: str) -> tuple[KitField, tuple[str, ...]]:
    """Return the field that a form describes by ``option``, and the doubts about it."""
    text = form("{{{for template|Plante}}}", f"{{{{{{field|Nom{option}}}}}}}", "{{{end template}}}")
    every = {"Formulaire:P": text, "Modèle:Plante": "{{{Nom|}}}"}
    every |= {f"Page {n}": f"{{{{Plante\n|Nom={value}\n}}}}" for n, value in enumerate(values)}
    seen = found(every | pages, form="P")
    return seen.schema.fields[0], seen.doubts["nom"]


@pytest.mark.parametrize(
    ("option", "values", "kind"),
    [
        ("", ("Rouge",), T.LINE),
        ("|input type=text", ("https://a.org", "https://b.org"), T.URL),
        ("|input type=textarea", ("Rouge",), T.TEXT),
        ("|input type=text", ("un\ndeux",), T.TEXT),
        ("|input type=datepicker", (), T.DATE),
        ("|input type=checkbox", (), T.FLAG),
        ("|input type=dropdown|values=a,b", (), T.CHOICE),
        ("|input type=checkboxes|values=a,b", (), T.LIST),
        ("|input type=tokens", (), T.LIST),
        ("|list", (), T.LIST),
    ],
)
def test_the_form_says_the_type(option: str, values: tuple[str, ...], kind: FieldType) -> None:
    assert one(option, *values)[0].type is kind


def test_what_a_form_only_offers_is_no_limit() -> None:
    field, _doubts = one("|input type=combobox|values=a,b", "c")
    assert (field.type, field.known) == (T.LINE, ())


def test_allowed_values_that_hold_a_separator_look_like_no_list() -> None:
    values = ("a; b", "c; b", "a; c")
    field, doubts = one(
        "|input type=dropdown|values from property=Sorte",
        *values,
        **{"Attribut:Sorte": "".join(f"[[Valeur possible::{value}]]" for value in values)},
    )
    assert (field.type, field.known, doubts) == (T.CHOICE, values, ())


def test_a_value_that_is_not_allowed_is_said() -> None:
    field, doubts = one("|input type=dropdown|values=a,b", "a", "c")
    assert field.known == ("a", "b")
    assert doubts == ("1 value on the pages is none of those allowed: “c”",)


@pytest.mark.parametrize(
    ("page", "source", "known"),
    [
        ("Rouge", "category:Couleurs", ("Rouge", "Bleu : clair")),
        ("Aide", "namespace:Attribut", ("Teinte",)),
        ("Rouge", "concept:Chaud", ("Rouge", "Orange")),
    ],
)
def test_values_come_from_elsewhere(page: str, source: str, known: tuple[str, ...]) -> None:
    kind, _colon, name = source.partition(":")
    option = f"|input type=dropdown|values from {kind}={name}"
    text = form("{{{for template|Plante}}}", f"{{{{{{field|Nom{option}}}}}}}", "{{{end template}}}")
    pages = {
        "Formulaire:P": text,
        "Modèle:Plante": "{{{Nom|}}}",
        "Rouge": "[[Catégorie:Couleurs]]",
        "Bleu : clair": "[[Catégorie:Couleurs]]",
        "Attribut:Teinte": "[[A le type::Texte]]",
        "Concept:Chaud": "[[Rouge]] [[Orange]]",
        "Tomate": f"{{{{Plante\n|Nom={known[0]}\n}}}}",
    }
    wiki = Few(pages, info(["SemanticMediaWiki"]))
    field = discover(wiki, Asked(form="P")).schema.fields[0]
    assert (field.type, field.values_from, field.known) == (T.CHOICE, source, known)


def test_a_concept_without_semantic_mediawiki_is_said_to_be_unknown() -> None:
    field, doubts = one("|input type=dropdown|values from concept=Chaud", "Rouge")
    assert (field.type, field.known, field.values_from) == (T.LINE, (), "")
    assert doubts == ("no value was found in “concept:Chaud”",)


def test_a_property_says_type_and_values() -> None:
    page = {"Attribut:Nom": "[[A le type::Page]] [[Valeur possible::Rouge]]"}
    field, _doubts = one("|input type=dropdown|property=Nom", "Rouge", **page)
    assert (field.type, field.known, field.values_from) == (T.PAGE, ("Rouge",), "property:Nom")


def test_of_two_properties_the_one_with_a_page_counts() -> None:
    page = {"Attribut:Teinte": "[[Valeur possible::Rouge]]"}
    option = "|input type=dropdown|property=Couleur|values from property=Teinte"
    field, doubts = one(option, "Rouge", **page)
    assert (field.known, field.values_from, doubts) == (("Rouge",), "property:Teinte", ())


def test_definitions_without_a_page_are_said_together() -> None:
    template = "[[A::{{{Nom|}}}]] [[B::{{{Lieu|}}}]]"
    seen = found(MAIN | {"Modèle:Plante": template}, template="Plante")
    assert seen.gone == ("property:A", "property:B")
    assert seen.doubts[""] == ("the properties “A”, “B” have no page",)


def test_a_property_of_the_same_name_is_a_guess_and_is_said() -> None:
    pages = MAIN | {"Attribut:Nom": "[[A le type::Nombre]]"}
    seen = found(pages, template="Plante")
    assert seen.schema.fields[0].type is T.NUMBER
    assert (
        "the property of the same name is taken for its own: nothing says so"
        in (seen.doubts["nom"])
    )


def test_a_property_of_the_same_name_that_allows_nothing_of_the_pages_is_another() -> None:
    pages = MAIN | {"Attribut:Nom": "[[A le type::Nombre]] [[Valeur possible::1]]"}
    seen = found(pages, template="Plante")
    assert (seen.schema.fields[0].type, seen.doubts["nom"]) == (T.LINE, ())


def test_what_form_and_template_say_is_written_above_the_fields() -> None:
    text = form(
        "{{{for template|Plante}}}{{{field|Nom|default=Rose|hidden}}}{{{end template}}}",
        "{{{section|Semis}}}{{{section|Récolte}}}{{{standard input|free text}}}",
    )
    template = (
        "<includeonly>{{{Nom|sans}}} [[Catégorie:Plantes]] [[Catégorie:{{{Nom}}}]]</includeonly>"
    )
    seen = found(MAIN | {"Formulaire:P": text, "Modèle:Plante": template}, form="P")
    assert seen.notes[""][:-1] == (
        "form P",
        "category Plantes",
        "sections of the free text: Semis, Récolte",
    )
    assert seen.notes["nom"][:2] == (
        "form P: default “Rose”, hidden",
        "template: {{{Nom}}}, default “sans”, a category of the page",
    )


def test_the_separator_of_the_template_is_used_when_no_form_says_another() -> None:
    pages = {
        "Modèle:Plante": "{{#arraymap:{{{Lieux|}}}|@|x|[[Lieu::x]]}}",
        "Tomate": "{{Plante\n|Lieux=Nantes@ Lyon\n}}",
    }
    field = fields(pages, template="Plante")["lieux"]
    assert (field.type, field.separator) == (T.LIST, "@")


def test_templates_inside_a_text_are_no_entries() -> None:
    pages = {
        "Modèle:Plante": "{{{Texte|}}}",
        "Modèle:Lien": "{{{url|}}}",
        **{f"P{n}": f"{{{{Plante\n|Texte=Voir {{{{Lien|url=x{n}}}}} ici.\n}}}}" for n in range(4)},
    }
    assert [(f.name, f.type) for f in found(pages, template="Plante").schema.fields] == [
        ("texte", T.LINE)
    ]


def test_templates_that_fill_a_parameter_are_entries() -> None:
    calls = "{{Soin|Geste=a}}{{Soin|Geste=b}}"
    pages = {
        "Modèle:Plante": "{{{Soins|}}}",
        "Modèle:Soin": "{{{Geste|}}}",
        **{f"P{n}": f"{{{{Plante\n|Soins={calls}\n}}}}" for n in range(3)},
    }
    field = fields(pages, template="Plante")["soins"]
    assert (field.type, field.template, field.parameter) == (T.ENTRIES, "Soin", "Soins")
    assert field.key == "geste"


def test_a_template_that_a_form_allows_once_is_said() -> None:
    text = form(
        "{{{for template|Plante}}}{{{field|Nom}}}{{{end template}}}",
        "{{{for template|Lieu|label=Où}}}{{{field|Ville}}}{{{end template}}}",
    )
    pages = MAIN | {"Formulaire:P": text, "Modèle:Lieu": "{{{Ville|}}}"}
    seen = found(pages, form="P")
    assert [field.name for field in seen.schema.fields] == ["nom", "ou"]
    assert seen.doubts["ou"] == ("the form allows “Lieu” only once on a page",)


def test_a_part_of_an_entry_is_one_text() -> None:
    text = form(
        "{{{for template|P}}}{{{field|Nom}}}{{{end template}}}{{{for template|Outil|multiple}}}",
        "{{{field|Mots|list|delimiter=;|values=a;b}}}{{{field|Lignes|list|delimiter=\\n}}}",
        "{{{field|Puces|input type=textarea}}}{{{end template}}}",
    )
    pages = {"Formulaire:F": text, "Modèle:P": "{{{Nom|}}}"}
    puces = "* [http://a.org A] : b\n* [http://c.org C] : d"
    pages |= {f"P{n}": f"{{{{P}}}}{{{{Outil|Mots=a;b|Puces={puces}}}}}" for n in range(4)}
    seen = found(pages, form="F")
    parts = seen.schema.fields[1].fields
    assert [(part.type, part.known) for part in parts] == [(T.LINE, ()), (T.TEXT, ()), (T.TEXT, ())]
    assert seen.doubts["outil.mots"] == (
        "it holds several values with “;”: in an entry they are one text",
    )


def test_templates_that_can_be_no_entries_are_said() -> None:
    embedded = "|multiple|embed in field=P[Outils]}}}"
    text = form(
        "{{{for template|P}}}{{{field|Outils|holds template}}}{{{end template}}}",
        f"{{{{{{for template|Un{embedded}{{{{{{field|A}}}}}}{{{{{{end template}}}}}}",
        f"{{{{{{for template|Deux{embedded}{{{{{{field|B}}}}}}{{{{{{end template}}}}}}",
        "{{{for template|Rien|multiple}}}{{{end template}}}",
    )
    seen = found({"Formulaire:F": text, "Modèle:P": "{{{Outils|}}}"}, form="F")
    assert [field.template for field in seen.schema.fields] == ["Un"]
    assert seen.doubts[""][1:] == (
        "“Outils” holds other entries too: the template “Deux” is no field here",
        "the template “Rien” has no parameters: it is no field here",
    )


def test_names_that_clash_with_those_of_every_record_give_way() -> None:
    pages = {
        "Modèle:P": "{{{Titre|}}} {{{Texte libre|}}} {{{titre|}}}",
        "A": "{{P\n|Titre=a\n|titre=b\n|Texte libre=c\n}}",
    }
    schema = found(pages, template="P").schema
    assert [field.name for field in schema.fields] == ["titre", "texte_libre", "titre_2"]
    assert (schema.title, schema.free_text) == ("titre_de_la_page", "texte_libre_de_la_page")
    pages["Modèle:P"] += "{{{Titre de la page|}}}{{{Texte libre de la page|}}}"
    pages["A"] = "{{P\n|Titre de la page=a\n|Texte libre de la page=b\n}}"
    schema = found(pages, template="P").schema
    assert (schema.title, schema.free_text) == ("titre_de_la_page_2", "texte_libre_de_la_page_2")


def test_a_category_says_how_many_of_its_pages_were_meant() -> None:
    pages = MAIN | {
        "Tomate": "{{Plante\n|Nom=T\n}}[[Catégorie:Jardin]]",
        "Fève": "{{Plante\n|Nom=F\n}}[[Catégorie:Jardin]]",
        "Accueil": "Rien. [[Catégorie:Jardin]]",
    }
    seen = found(pages, category="Jardin")
    assert (seen.schema.template, seen.schema.list_by) == ("Plante", ListBy.CATEGORY)
    assert "2 of 3 pages of the category call “Plante”" in seen.doubts[""]


def test_a_template_that_moved_is_called_as_most_pages_call_it() -> None:
    pages = {
        "Modèle:Plante": "#REDIRECTION [[Modèle:Végétal]]",
        "Modèle:Végétal": "{{{Nom|}}}",
        "A": "{{Plante\n|Nom=a\n}}",
        "B": "{{Plante\n|Nom=b\n}} {{Végétal}}",
    }
    wiki = Few(pages)
    wiki.list_pages = lambda **_a: iter([wiki._page("A"), wiki._page("B")])  # type: ignore[method-assign]
    assert discover(wiki, Asked(template="Plante")).schema.template == "Plante"


def test_pages_that_call_the_template_by_a_redirect_are_seen_and_said() -> None:
    text = form("{{{for template|Plante}}}{{{field|Nom}}}{{{end template}}}")
    pages = {"Modèle:P": "#REDIRECTION [[Modèle:Plante]]", "Formulaire:F": text}
    pages |= MAIN | {"Radis": "{{P\n|Nom=Radis\n}}", "Liste": "{{Bandeau|a=b}}"}
    wiki = Few(pages)
    uses = ("Tomate", "Radis", "Liste")
    wiki.list_pages = lambda **_a: iter([wiki._page(title) for title in uses])  # type: ignore[method-assign]
    seen = discover(wiki, Asked(form="F"))
    assert (seen.pages, seen.schema.template) == (2, "Plante")
    said = "pages that call the template by another name, “P”, are not read"
    assert seen.doubts[""] == (said,)


def test_a_slip_of_the_pen_is_no_field_but_is_said() -> None:
    pages = MAIN | {
        f"P{n}": "{{Plante\n|Nom=a" + ("\n|Nmo=b" if not n else "") + "\n}}" for n in range(5)
    }
    seen = found(pages, template="Plante")
    assert [field.name for field in seen.schema.fields] == ["nom"]
    assert seen.strangers == {"Nmo": 1}
    assert "# ? the parameter “Nmo” is no field; pages that use it: 1" in schema_text(seen, "")
    assert schema_text(seen, "").count("# ? ") == seen.unclear


def test_what_a_template_leaves_open_is_said() -> None:
    pages = {
        "Modèle:Plante": "{{{Nom|}}} {{#invoke:Fiche|montre}}",
        "Modèle:Plante/Documentation": '<templatedata>{"params": {,}}</templatedata>',
        "Modèle:Bandeau": "{{#invoke:Bandeau|tout}}",
        "Tomate": "{{Plante\n|Nom=Tomate\n}}",
        **{f"P{n}": "{{Plante\n|Nom=a\n}}" for n in range(20)},
        "Rose": "{{Bandeau|a=1}}{{Plante\n|Nom=Rose\n}}",
    }
    module, data = found(pages, template="Plante").doubts[""]
    assert module == ("template Plante: its parameters go to the module “Fiche”, which is not read")
    assert data.startswith("template Plante: its TemplateData can't be read: line 1")


def test_the_forms_are_listed_with_the_number_of_pages() -> None:
    one_field = "{{{{{{for template|{}}}}}}}{{{{{{field|Nom}}}}}}{{{{{{end template}}}}}}"
    pages = {
        "Formulaire:Peu": form(one_field.format("Rare")),
        "Formulaire:Vide": "Rien.",
        "Formulaire:Beaucoup": form(one_field.format("Plante")),
        **{f"P{n}": "{{Plante\n|Nom=a\n}}" for n in range(5)},
    }
    listed = [(c.name, c.template, str(c.pages)) for c in list_forms(Few(pages)).forms]
    assert listed == [("Beaucoup", "Plante", "3+"), ("Peu", "Rare", "0")]
    assert not list_forms(Few(pages)).more
    assert list_forms(Few(pages, info(spaces={0: "", 10: "Modèle", 14: "Catégorie"}))) == (
        (),
        False,
    )


def test_the_form_of_a_template_is_found_among_many_and_others_are_named() -> None:
    many = {f"Formulaire:F{n:02}": "Rien." for n in range(MOST)}
    text = form("{{{for template|Plante}}}{{{field|Nom|mandatory}}}{{{end template}}}")
    pages = MAIN | many | {"Formulaire:Fiche": text, "Formulaire:Fiche courte": text}
    seen = found(pages, template="Plante")
    assert seen.schema.fields[0].required
    assert seen.doubts[""] == ("other forms fill in this template too: Fiche courte",)
    assert list_forms(Few(pages)).more


def test_without_a_namespace_of_forms_none_can_be_asked_for() -> None:
    wiki = Few(MAIN, info(spaces={0: "", 10: "Modèle", 14: "Catégorie"}))
    with pytest.raises(ConfigError, match="no forms") as caught:
        discover(wiki, Asked(form="P"))
    assert "--template" in caught.value.hint
    assert discover(wiki, Asked(template="Plante")).schema.fields


NASTY = ("a, b", "c: d", "# e", "[f]", "{g}", "oui", "no", "2021", "- h", "“i”", '"j"', "k  l")


def test_what_is_written_is_read_the_same(tmp_path: Path) -> None:
    options = ";".join(NASTY)
    listed = f"|input type=checkboxes|list|delimiter=;|values from category={'C'}"
    text = form(
        "{{{for template|Plante}}}",
        f"{{{{{{field|Noms{listed}}}}}}}{{{{{{field|no: x|mandatory}}}}}}",
        "{{{field|Etape|input type=dropdown|values from property=Etape}}}",
        "{{{end template}}}",
    )
    pages = {
        "Formulaire:P": text,
        "Modèle:Plante": "{{{Noms|}}}",
        "Attribut:Etape": "[[Valeur possible::1 - Un]] [[Valeur possible::2 - Deux, trois]]",
        **dict.fromkeys(NASTY, "[[Catégorie:C]]"),
        "Tomate": f"{{{{Plante\n|Noms={options}\n}}}}",
    }
    seen = found(pages, form="P")
    (tmp_path / "ingredient.yml").write_text(schema_text(seen, "De là."), "utf-8")
    (tmp_path / "steps.yml").write_text(steps_text(seen.schema.steps, "Ici."), "utf-8")
    (tmp_path / "values.yml").write_text(values_text(seen.values, "Là."), "utf-8")
    assert load_schema(tmp_path) == seen.schema
    assert set(seen.values["noms"]) == set(NASTY)
