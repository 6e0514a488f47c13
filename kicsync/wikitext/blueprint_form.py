"""The form of a new Kit (manual page "Extension:Page Forms/Defining forms")."""

from collections.abc import Iterator

from kicsync.i18n import N_
from kicsync.kit import Field, FieldType, Schema
from kicsync.wikitext.blueprint_site import (
    BlueprintPage,
    BlueprintSite,
    entry_fields,
    label_of,
    own_fields,
    parts_of,
)

_INPUTS = {
    FieldType.TEXT: "textarea",
    FieldType.ENTRIES: "textarea",
    FieldType.URL: "url",
    FieldType.PAGE: "combobox",
    FieldType.DATE: "datepicker",
    FieldType.NUMBER: "number",
    FieldType.FLAG: "checkbox",
}
_ROWS = 5
_DELIMITER = ","
"""What stands between the values of a form that names no other."""


def form(schema: Schema, site: BlueprintSite) -> Iterator[BlueprintPage]:
    """Yield the form, on a wiki that has forms."""
    if not site.form or not schema.template:
        return
    parts = [
        _part(schema.template, own_fields(schema), site),
        *(_entries(schema, field, site) for field in entry_fields(schema)),
        f"'''{site.say(N_('Free text:'))}'''\n\n{{{{{{standard input|free text|rows=10}}}}}}",
        "{{{standard input|summary}}}",
        "{{{standard input|save}}} {{{standard input|preview}}} {{{standard input|cancel}}}",
    ]
    body = "\n\n".join(parts)
    text = f"<noinclude>{_about(schema, site)}</noinclude><includeonly>\n{body}\n</includeonly>"
    yield BlueprintPage(f"{site.form}:{schema.template}", text, site.say(N_("form")))


def _about(schema: Schema, site: BlueprintSite) -> str:
    said = site.say(N_("This is the form “{name}”: it makes a page of the Kit, or changes one."))
    told = said.format(name=schema.template)
    if not site.page_forms:
        return told
    return f"{told}\n\n{{{{#forminput:form={schema.template}}}}}\n"


def _entries(schema: Schema, field: Field, site: BlueprintSite) -> str:
    options = f"|multiple|label={label_of(field)}"
    if field.parameter:
        options += f"|embed in field={schema.template}[{field.parameter}]"
    return _part(field.template, parts_of(field), site, options)


def _part(template: str, fields: tuple[Field, ...], site: BlueprintSite, options: str = "") -> str:
    rows = "\n|-\n".join(
        f"! {label_of(field)} :\n| {{{{{{field|{_options(field, site)}}}}}}}" for field in fields
    )
    return (
        f"{{{{{{for template|{template}{options}}}}}}}\n"
        f'{{| class="formtable"\n{rows}\n|}}\n'
        "{{{end template}}}"
    )


def _options(field: Field, site: BlueprintSite) -> str:
    return "|".join([field.parameter, *_asked(field, site)])


def _asked(field: Field, site: BlueprintSite) -> Iterator[str]:
    """Yield the options of one field."""
    if field.required:
        yield "mandatory"
    if field.type is FieldType.ENTRIES and field.template:
        yield "holds template"
        return
    values = _values(field, site)
    yield f"input type={_input(field, limited=bool(values))}"
    if field.type in (FieldType.TEXT, FieldType.ENTRIES):
        yield f"rows={field.max_lines or _ROWS}"
    if field.type is FieldType.LIST:
        yield "list"
        yield f"delimiter={field.separator}"
    if values:
        yield values


def _input(field: Field, *, limited: bool) -> str:
    if limited and field.type is not FieldType.PAGE:
        return "checkboxes" if field.type is FieldType.LIST else "dropdown"
    return _INPUTS.get(field.type, "text")


def _values(field: Field, site: BlueprintSite) -> str:
    """Return the option that limits a field to its values, '' when it has none.

    A value that holds the delimiter can't stand in the form itself: it would be two.
    """
    if not field.known:
        return ""
    if site.property:
        return f"values from property={field.parameter}"
    sign = field.separator if field.type is FieldType.LIST else _DELIMITER
    if any(sign in value or "|" in value for value in field.known):
        return ""
    return f"values={sign.join(field.known)}"
