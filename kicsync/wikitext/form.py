"""Form definitions of Page Forms (manual page "Extension:Page Forms/Defining forms")."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kicsync.i18n import _
from kicsync.wikitext.form_doubts import unread
from kicsync.wikitext.form_field import FormField, form_field
from kicsync.wikitext.form_labels import label_before, plain
from kicsync.wikitext.form_tags import (
    END,
    FIELD,
    INPUT,
    SECTION,
    TEMPLATE,
    Tag,
    computes,
    find_tags,
    quote,
)
from kicsync.wikitext.inclusion import included

__all__ = ["Form", "FormField", "FormTemplate", "parse_form", "redirect_target"]

_FREE_TEXT = "free text"
_OLD_FREE_TEXT = "#freetext#"
_EMBEDDED = re.compile(r"\s*(?P<template>[^\[\]]+)\[(?P<field>[^\[\]]+)\]\s*")


@dataclass(frozen=True)
class FormTemplate:
    """``multiple``: it may stand several times; ``embed_in``: in this field of that template."""

    name: str
    fields: tuple[FormField, ...] = ()
    multiple: bool = False
    label: str = ""
    embed_in: tuple[str, str] | None = None


@dataclass(frozen=True)
class Form:
    """``free_text``: it has a box for the text beside the templates; ``sections`` are headings.

    ``unclear`` are sentences about what can't be read.
    """

    templates: tuple[FormTemplate, ...] = ()
    free_text: bool = False
    sections: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def parse_form(text: str) -> Form:
    """Return what ``text``, the page of a form, says; a page without tags is an empty form."""
    given = included(text)
    tags = find_tags(given)
    form = _Form()
    position = 0
    for tag in tags:
        form.add(tag, label_before(given[position : tag.start]))
        position = tag.end
    said = dict.fromkeys([*form.unclear, *unread(given, tags)])
    return Form(tuple(form.templates), form.free_text, tuple(form.sections), tuple(said))


def redirect_target(text: str, words: Iterable[str]) -> str | None:
    """Return the title that ``text`` leads to, None when it is no redirect.

    ``words`` begin a redirect in the wiki's language (manual page "Help:Redirects").
    """
    begins = "|".join(map(re.escape, words))
    found = re.match(rf"\s*+(?:{begins})\s*+:?\s*+\[\[([^\[\]|#]+)", text, re.IGNORECASE)
    target = " ".join(found[1].replace("_", " ").split()).lstrip(": ") if found else ""
    return target or None


@dataclass
class _Form:
    """A form while it is read; ``inside`` tells that the last template is not at its end.

    ``lost``: the template that was begun can't be named, so that its fields stand nowhere.
    """

    templates: list[FormTemplate] = field(default_factory=list)
    free_text: bool = False
    sections: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    inside: bool = False
    lost: bool = False

    def add(self, tag: Tag, label: str) -> None:
        """Take the next tag; ``label`` are the words before it."""
        if tag.name == TEMPLATE:
            self._begin(tag)
        elif tag.name == END:
            self.inside = self.lost = False
        elif tag.name == FIELD:
            self._field(tag, label)
        elif tag.name == INPUT:
            self.free_text |= tag.value.casefold() == _FREE_TEXT
        elif tag.name == SECTION and self._named(tag):
            self.sections.append(tag.value)

    def _begin(self, tag: Tag) -> None:
        self.inside = self._named(tag)
        self.lost = not self.inside
        if self.inside:
            self.templates.append(_template(tag))

    def _field(self, tag: Tag, label: str) -> None:
        if tag.value.casefold() == _OLD_FREE_TEXT:
            self.free_text = True
        elif self.inside and self._named(tag):
            self._add(form_field(tag, label))
        elif not self.inside and not self.lost:
            said = _("a field of the form stands outside every template: {name}")
            self.unclear.append(said.format(name=quote(tag.value)))

    def _add(self, one: FormField) -> None:
        """Take a field of the last template; of two with one name, the first counts."""
        last = self.templates[-1]
        first = next((other for other in last.fields if other.name == one.name), None)
        if first is None:
            self.templates[-1] = replace(last, fields=(*last.fields, one))
        elif replace(first, label=one.label) != one:
            said = _("the form has the field {name} twice, and says other things of it there")
            self.unclear.append(said.format(name=quote(one.name)))

    def _named(self, tag: Tag) -> bool:
        """Tell whether ``tag`` says its name; keep a sentence when it does not."""
        if tag.value and not computes(tag.value):
            return True
        said = _("the form works this name out when it is shown: {text}")
        self.unclear.append(said.format(text=f"{tag.name}|{quote(tag.value)}"))
        return False


def _template(tag: Tag) -> FormTemplate:
    found = _EMBEDDED.fullmatch(tag.settings.get("embed in field", ""))
    return FormTemplate(
        " ".join(tag.value.replace("_", " ").split()),
        multiple="multiple" in tag.flags,
        label=plain(tag.settings.get("label", "")),
        embed_in=(found["template"].strip(), found["field"].strip()) if found else None,
    )
