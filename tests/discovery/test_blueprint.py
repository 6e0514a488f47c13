"""The pages that are made from a schema say what the schema says: discovery reads it back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kicsync
from kicsync.discovery.asked import Asked
from kicsync.discovery.look import discover
from kicsync.kit import Field, FieldType, ListBy, Schema
from kicsync.wikitext.blueprint import BlueprintSite, blueprint, definitions
from kicsync.workspace.schema_file import load_schema
from tests.discovery.stand_in import Few

DEFAULTS = Path(kicsync.__file__).parent / "defaults" / "schema"
PLAIN = BlueprintSite("fr", "Modèle", "Catégorie", "Formulaire", template_data=True)
SEMANTIC = PLAIN._replace(property="Attribut", semantic=True, page_forms=True)
CARGO = PLAIN._replace(cargo=True, page_forms=True)
SITES = (PLAIN, SEMANTIC, CARGO, PLAIN._replace(property="Attribut"))
Placed = tuple[str, FieldType, str, bool, str, tuple[str, ...]]

_VALUES = (
    FieldType.LINE,
    FieldType.TEXT,
    FieldType.URL,
    FieldType.DATE,
    FieldType.NUMBER,
    FieldType.FLAG,
    FieldType.PAGE,
)


def read_back(schema: Schema, site: BlueprintSite) -> Schema:
    """Return the schema that discovery reads from the pages made of ``schema``."""
    pages = {page.title: page.text for page in definitions(schema, site)}
    category = schema.category if schema.list_by is ListBy.CATEGORY else ""
    return discover(Few(pages), Asked(template=schema.template, category=category)).schema


def places(fields: tuple[Field, ...], above: str = "") -> Iterator[Placed]:
    """Yield what makes a field on the wiki: names in the files are a person's choice."""
    for field in fields:
        separator = field.separator if field.type is FieldType.LIST else ""
        where = f"{above}{field.parameter}"
        yield where, field.type, separator, field.required, field.template, field.known
        yield from places(field.fields, f"{field.template}.")


def told(schema: Schema) -> set[Placed]:
    return set(places(schema.fields))


@pytest.mark.parametrize("site", SITES[1::2])
def test_the_default_schema_comes_back_with_its_steps(site: BlueprintSite) -> None:
    schema = load_schema(DEFAULTS)
    found = read_back(schema, site)
    assert told(found) == told(schema)
    assert [step.value for step in found.steps] == [step.value for step in schema.steps]
    assert [field.name for field in found.fields if field.of] == ["etape"]


@pytest.mark.parametrize("site", [PLAIN, CARGO])
def test_steps_that_hold_the_separator_are_not_offered_without_properties(
    site: BlueprintSite,
) -> None:
    schema = load_schema(DEFAULTS)
    found = read_back(schema, site)
    bare = [replace(field, known=()) for field in schema.fields]
    assert told(found) == set(places(tuple(bare)))


def parameters(prefix: str) -> st.SearchStrategy[list[str]]:
    names = st.sampled_from(["Étape", "Texte", "Lien", "Date de l'été", "Nb", "Public visé", "Lu"])
    return st.lists(names, min_size=1, max_size=5, unique=True).map(
        lambda found: [f"{prefix}{name}" for name in found]
    )


@st.composite
def value_fields(draw: st.DrawFn, prefix: str = "") -> tuple[Field, ...]:
    fields = []
    kinds = [*_VALUES, FieldType.CHOICE, *([] if prefix else [FieldType.LIST])]
    for number, parameter in enumerate(draw(parameters(prefix))):
        kind = draw(st.sampled_from(kinds))
        known: tuple[str, ...] = ()
        if kind is FieldType.CHOICE or (kind is FieldType.LIST and draw(st.booleans())):
            known = ("soleil", "mi-ombre", "ombre")
        separator = draw(st.sampled_from([",", ";", "@"])) if kind is FieldType.LIST else ","
        required = draw(st.booleans())
        fields.append(
            Field(f"f{number}", kind, parameter, required, separator=separator, known=known)
        )
    return tuple(fields)


@st.composite
def schemas(draw: st.DrawFn) -> Schema:
    fields = draw(value_fields())
    if draw(st.booleans()):
        parts = draw(value_fields("Outil"))
        where = draw(st.sampled_from(["", "Outils"]))
        tools = Field(
            "outils", FieldType.ENTRIES, where, template="Outil", key=parts[0].name, fields=parts
        )
        fields = (*fields, tools)
    return Schema("Fiche", fields)


@given(schemas(), st.sampled_from(SITES))
def test_discovery_reads_back_every_schema(schema: Schema, site: BlueprintSite) -> None:
    assert told(read_back(schema, site)) == told(schema)


def test_bullets_are_a_long_text_until_pages_show_what_they_are() -> None:
    parts = (Field("nom"), Field("lien", FieldType.URL), Field("phrase"))
    tools = Field("outils", FieldType.ENTRIES, "Outils", key="nom", fields=parts)
    (found,) = read_back(Schema("Fiche", (tools,)), PLAIN).fields
    assert (found.parameter, found.type) == ("Outils", FieldType.TEXT)


def test_every_page_is_there_once_and_has_a_text() -> None:
    pages = blueprint(load_schema(DEFAULTS), SEMANTIC, "KIC")
    titles = [page.title for page in pages]
    assert len(set(titles)) == len(titles)
    assert all(page.text.strip() for page in pages)
    assert titles[-1] == "KIC"
    assert titles.index("Attribut:Etape") < titles.index("Modèle:Ingrédient")
