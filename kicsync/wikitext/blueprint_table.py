"""The page that shows all texts (page KIC of the journal): asked for, or a table to be filled.

With Semantic MediaWiki ``#ask`` generates it (its manual, "Help:Inline queries"), with Cargo
``#cargo_query`` (manual page "Extension:Cargo/Querying data"). Elsewhere it is a table in the text
of the page, whose rows a push keeps in step.
"""

from kicsync.i18n import N_
from kicsync.kit import Field, Schema
from kicsync.wikitext.blueprint_semantic import all_values, cargo_name
from kicsync.wikitext.blueprint_site import (
    BlueprintPage,
    BlueprintSite,
    category_of,
    entry_fields,
    label_of,
    parts_of,
    value_fields,
)

_MOST = 500
"""Rows: the most that both extensions show where nobody set another limit."""


def table_page(schema: Schema, site: BlueprintSite, title: str) -> BlueprintPage:
    """Return the page ``title`` that shows the texts of all pages."""
    return BlueprintPage(
        title, _text(schema, site), site.say(N_("page of all texts")), written=True
    )


def _text(schema: Schema, site: BlueprintSite) -> str:
    generated = site.say(N_("This page is generated from the pages of the Kit."))
    if site.semantic:
        return f"{generated}\n\n{_ask(schema, site)}"
    if site.cargo:
        return f"{generated}\n\n{_cargo(schema)}"
    said = site.say(
        N_(
            "This page shows the texts of all pages of the Kit. Its rows follow those pages: to "
            "change a text, change its page."
        )
    )
    return f"{said}\n\n{_literal(schema)}"


def _ask(schema: Schema, site: BlueprintSite) -> str:
    shown = "".join(f"\n|?{field.parameter}={label_of(field)}" for field in all_values(schema))
    where = f"[[{site.category}:{category_of(schema)}]]"
    return f"{{{{#ask: {where}{shown}\n|format=table\n|limit={_MOST}\n}}}}"


def _cargo(schema: Schema) -> str:
    beside = ((field.template, parts_of(field)) for field in entry_fields(schema))
    tables = [(schema.template, value_fields(schema)), *beside]
    return "\n\n".join(_query(*one) for one in tables)


def _query(template: str, fields: tuple[Field, ...]) -> str:
    shown = ",".join(["_pageName= ", *(f"{cargo_name(f.name)}={label_of(f)}" for f in fields)])
    return (
        f"{{{{#cargo_query:tables={cargo_name(template)}\n|fields={shown}\n"
        f"|format=table\n|limit={_MOST}\n}}}}"
    )


def _literal(schema: Schema) -> str:
    heads = "".join(f'\n! scope="col" | {label_of(field)}' for field in all_values(schema))
    return f'{{| class="wikitable"\n!{heads}\n|}}'
