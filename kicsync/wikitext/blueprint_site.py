"""What the pages of a new Kit have to know of their wiki: its words, and its extensions."""

import gettext
from typing import NamedTuple

from kicsync.i18n import DOMAIN, LOCALE
from kicsync.kit import Field, FieldType, Schema, table
from kicsync.kit.titles import page_title


class BlueprintSite(NamedTuple):
    """A wiki. ``template`` to ``property`` are what it calls these namespaces, '' for none.

    ``semantic``, ``cargo``, ``page_forms`` and ``template_data`` tell which extensions are
    installed; a namespace of forms or properties can be there without its extension.
    """

    language: str
    template: str
    category: str
    form: str = ""
    property: str = ""
    semantic: bool = False
    cargo: bool = False
    page_forms: bool = False
    template_data: bool = False

    def say(self, message: str) -> str:
        """Return ``message`` in the language of the wiki, whoever sets it up; English without one.

        Its readers see it, so the language of the person's terminal does not matter.
        """
        code = self.language.replace("-", "_")
        languages = [code, code.partition("_")[0]]
        found = gettext.translation(DOMAIN, LOCALE, languages, fallback=True)
        return found.gettext(message)


class BlueprintPage(NamedTuple):
    """A page that a new Kit needs: its full title, its text, and what it is for, in words.

    ``written``: people, or a push, write in it once it is there.
    """

    title: str
    text: str
    what: str
    written: bool = False


def category_of(schema: Schema) -> str:
    """Return the category that the template puts its pages into: that of the schema, or its own."""
    return page_title(schema.category or schema.template)


def label_of(field: Field) -> str:
    """Return what a page writes before the value of ``field``."""
    name = table.label_of(field)
    return name[:1].upper() + name[1:]


def own_fields(schema: Schema) -> tuple[Field, ...]:
    """Return the fields that stand in parameters of the main template."""
    return tuple(field for field in schema.fields if field.parameter)


def value_fields(schema: Schema) -> tuple[Field, ...]:
    """Return those of ``own_fields`` that hold a value, and no calls of another template."""
    return tuple(field for field in own_fields(schema) if not _holds_calls(field))


def entry_fields(schema: Schema) -> tuple[Field, ...]:
    """Return the fields whose entries are calls of a template of their own."""
    return tuple(field for field in schema.fields if _holds_calls(field))


def parts_of(field: Field) -> tuple[Field, ...]:
    """Return the parameters of the template of an entry."""
    return tuple(part for part in field.fields if part.parameter)


def _holds_calls(field: Field) -> bool:
    return field.type is FieldType.ENTRIES and bool(field.template)


def empty_call(template: str, fields: tuple[Field, ...]) -> str:
    """Return a call to be filled in, one parameter a line, as it is shown to people."""
    lines = "".join(f"\n|{field.parameter}=" for field in fields)
    return f"{{{{{template}{lines}\n}}}}"
