"""Semantic MediaWiki and Cargo: what a template stores, and the page of each property.

Sources: manual of Semantic MediaWiki, "Help:Setting values" and "Help:Special property Allows
value"; manual page "Extension:Cargo/Storing data".
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kicsync.i18n import N_
from kicsync.kit import Field, FieldType, Schema
from kicsync.wikitext.blueprint_site import (
    BlueprintPage,
    BlueprintSite,
    entry_fields,
    parts_of,
    value_fields,
)


class _Words(NamedTuple):
    """The words of Semantic MediaWiki (its i18n/extra/en.json, fr.json)."""

    has_type: str
    allows: str
    types: tuple[str, str, str, str, str, str]


_KINDS = (
    FieldType.TEXT,
    FieldType.PAGE,
    FieldType.URL,
    FieldType.DATE,
    FieldType.NUMBER,
    FieldType.FLAG,
)
_ENGLISH = _Words("Has type", "Allows value", ("Text", "Page", "URL", "Date", "Number", "Boolean"))
"""Understood on every wiki, whatever its language."""
_WORDS = {
    "fr": _Words(
        "A le type", "Valeur possible", ("Texte", "Page", "URL", "Date", "Nombre", "Booléen")
    ),
}
_CARGO = {
    FieldType.TEXT: "Text",
    FieldType.ENTRIES: "Text",
    FieldType.PAGE: "Page",
    FieldType.URL: "URL",
    FieldType.DATE: "Date",
    FieldType.NUMBER: "Float",
    FieldType.FLAG: "Boolean",
}


def properties(schema: Schema, site: BlueprintSite) -> Iterator[BlueprintPage]:
    """Yield the page of the property of each parameter, on a wiki that has such pages."""
    if not site.property:
        return
    known: dict[str, Field] = {}
    for field in all_values(schema):
        known.setdefault(field.parameter, field)
    for field in known.values():
        title = f"{site.property}:{field.parameter}"
        yield BlueprintPage(title, property_text(field, site), site.say(N_("property")))


def all_values(schema: Schema) -> tuple[Field, ...]:
    """Return the fields with a value of their own, those of entries among them."""
    parts = (part for field in entry_fields(schema) for part in parts_of(field))
    return (*value_fields(schema), *parts)


def property_text(field: Field, site: BlueprintSite) -> str:
    """Return the page of a property: its type, and the values that it is limited to."""
    words = _WORDS.get(site.language.partition("-")[0], _ENGLISH)
    kind = field.type if field.type in _KINDS else FieldType.TEXT
    of_type = f"[[{words.has_type}::{words.types[_KINDS.index(kind)]}]]"
    text = site.say(N_("This property has the type {type}.")).format(type=of_type)
    if not field.known:
        return text
    values = "".join(f"\n* [[{words.allows}::{value}]]" for value in field.known)
    return f"{text}\n\n{site.say(N_('Its possible values are:'))}{values}"


def stored(template: str, fields: tuple[Field, ...], site: BlueprintSite) -> str:
    """Return what a template does so that its values can be asked for; '' on a plain wiki."""
    if site.semantic and fields:
        return "{{#set:" + "".join(map(_set, fields)) + "\n}}"
    if site.cargo and fields:
        lines = "".join(f"\n|{cargo_name(f.name)}={{{{{{{f.parameter}|}}}}}}" for f in fields)
        return f"{{{{#cargo_store:_table={cargo_name(template)}{lines}\n}}}}"
    return ""


def declared(template: str, fields: tuple[Field, ...], site: BlueprintSite) -> str:
    """Return the declaration of a template's table, '' where Cargo does not keep its values."""
    if site.semantic or not site.cargo or not fields:
        return ""
    lines = "".join(f"\n|{cargo_name(field.name)}={_cargo_type(field)}" for field in fields)
    return f"{{{{#cargo_declare:_table={cargo_name(template)}{lines}\n}}}}"


def cargo_name(name: str) -> str:
    """Return ``name`` as a table or a field of Cargo can be called: letters, digits and ``_``."""
    plain = unicodedata.normalize("NFKD", name)
    kept = (sign for sign in plain if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in kept)


def _set(field: Field) -> str:
    line = f"\n|{field.parameter}={{{{{{{field.parameter}|}}}}}}"
    return f"{line}|+sep={field.separator}" if field.type is FieldType.LIST else line


def _cargo_type(field: Field) -> str:
    if field.type is FieldType.LIST:
        return f"List ({field.separator}) of String"
    return _CARGO.get(field.type, "String")
