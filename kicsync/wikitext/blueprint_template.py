"""The pages of the templates of a new Kit: a table with a label and a value in each of its rows.

TemplateData is written after the manual page "Help:TemplateData"; its format is the exact shape in
which kicsync and Page Forms write calls.
"""

import json
from collections.abc import Iterator
from typing import Any

from kicsync.i18n import N_
from kicsync.kit import Field, FieldType, Schema
from kicsync.wikitext.blueprint_semantic import declared, stored
from kicsync.wikitext.blueprint_site import (
    BlueprintPage,
    BlueprintSite,
    category_of,
    empty_call,
    entry_fields,
    label_of,
    own_fields,
    parts_of,
    value_fields,
)

_TYPES = {
    FieldType.LINE: "line",
    FieldType.TEXT: "content",
    FieldType.ENTRIES: "content",
    FieldType.URL: "url",
    FieldType.PAGE: "wiki-page-name",
    FieldType.DATE: "date",
    FieldType.NUMBER: "number",
    FieldType.FLAG: "boolean",
}
_FORMAT = "{{_\n|_=_\n}}\n"


def templates(schema: Schema, site: BlueprintSite) -> Iterator[BlueprintPage]:
    """Yield the template of the pages, then those of its entries."""
    if not schema.template:
        return
    name, fields, values = schema.template, own_fields(schema), value_fields(schema)
    link = f"[[{site.category}:{category_of(schema)}]]"
    parts = (_about(schema, site), declared(name, values, site), _data(fields, site))
    body = (_table(fields), stored(name, values, site), link)
    yield BlueprintPage(f"{site.template}:{name}", _page(parts, body), site.say(N_("template")))
    for field in entry_fields(schema):
        yield _entry(field, site)


def _entry(field: Field, site: BlueprintSite) -> BlueprintPage:
    name, fields = field.template, parts_of(field)
    said = site.say(N_("This template shows one entry of a page. It is used like this:"))
    about = f"{said}\n<pre>\n{empty_call(name, fields)}\n</pre>"
    parts = (about, declared(name, fields, site), _data(fields, site))
    body = (_table(fields), stored(name, fields, site))
    return BlueprintPage(f"{site.template}:{name}", _page(parts, body), site.say(N_("template")))


def _page(about: tuple[str, ...], body: tuple[str, ...]) -> str:
    """Return a template: ``about`` is shown on its own page only, ``body`` where it is used."""
    return "<noinclude>{}</noinclude><includeonly>{}</includeonly>".format(
        "\n".join(filter(None, about)), "\n".join(filter(None, body))
    )


def _about(schema: Schema, site: BlueprintSite) -> str:
    said = site.say(N_("This template shows one page of the Kit. It is used like this:"))
    lines = [said, "<pre>", empty_call(schema.template, own_fields(schema)), "</pre>"]
    for field in entry_fields(schema):
        link = f"[[{site.template}:{field.template}]]"
        text = (
            site.say(N_("Each entry of “{field}” is a call of {template} in that parameter."))
            if field.parameter
            else site.say(N_("Each entry of “{field}” is a call of {template} that follows it."))
        )
        lines.append(text.format(field=label_of(field), template=link))
    return "\n".join(lines)


def _table(fields: tuple[Field, ...]) -> str:
    rows = "\n|-\n".join(map(_row, fields))
    return f'{{| class="wikitable"\n{rows}\n|}}'


def _row(field: Field) -> str:
    """Return one row; the value stands on lines of its own, where a pipe in it splits nothing."""
    value = f"{{{{{{{field.parameter}|}}}}}}"
    if field.type is FieldType.TEXT and field.max_lines:
        value = f'<div style="white-space: pre-line">\n{value}\n</div>'
    return f'! scope="row" | {label_of(field)}\n|\n{value}'


def _data(fields: tuple[Field, ...], site: BlueprintSite) -> str:
    if not site.template_data:
        return ""
    data = {
        "params": {field.parameter: _parameter(field) for field in fields},
        "paramOrder": [field.parameter for field in fields],
        "format": _FORMAT,
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return f"<templatedata>\n{text}\n</templatedata>"


def _parameter(field: Field) -> dict[str, Any]:
    """Describe one parameter with no key that is newer than MediaWiki 1.31: it is refused."""
    return {
        "label": label_of(field),
        "type": _TYPES.get(field.type, "string"),
        "required": field.required,
    }
