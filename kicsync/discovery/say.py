"""What the lines of a schema rest on, in the person's language."""

from collections.abc import Iterator

from kicsync.discovery.witnesses import Allowed, Witnesses
from kicsync.i18n import N_, _, ngettext
from kicsync.wikitext.form import FormField
from kicsync.wikitext.template_page import TemplateParameter

KINDS = {
    "category": N_("values from the category {name}"),
    "property": N_("values from the property {name}"),
    "concept": N_("values from the concept {name}"),
    "namespace": N_("values from the namespace {name}"),
}


def notes(seen: Witnesses, form: str) -> tuple[str, ...]:
    """Return what speaks for a field, the strongest witness first; ``form`` is the form's name."""
    return tuple(_notes(seen, form))


def joined(parts: tuple[str, ...]) -> str:
    """Return several notes as one line."""
    return _("; ").join(parts)


def pages(number: int, total: int) -> str:
    """Return how many of the pages that were read hold something."""
    said = ngettext("{n} of {total} page", "{n} of {total} pages", total)
    return said.format(n=number, total=total)


def _notes(seen: Witnesses, form: str) -> Iterator[str]:
    if seen.form:
        said = ", ".join(_of_form(seen.form)) or _("a field")
        yield _("form {name}: {said}").format(name=form, said=said)
    if seen.data:
        yield _("TemplateData: {said}").format(said=", ".join(_of_data(seen)))
    if seen.template:
        yield _("template: {said}").format(said=", ".join(_of_template(seen.template)))
    if seen.semantic:
        kind = seen.semantic.type or _("no type")
        yield _("property {name}: {said}").format(name=seen.of, said=kind)
    yield pages(seen.use.pages, seen.pages)


def _of_form(field: FormField) -> Iterator[str]:
    if field.label:
        yield _("“{label}”").format(label=field.label)
    if field.mandatory:
        yield _("mandatory")
    if field.is_list:
        yield _("a list with “{sign}”").format(sign=field.delimiter)
    if field.input_type:
        yield field.input_type
    if field.values_from:
        kind, name = field.values_from
        yield _(KINDS.get(kind, kind)).format(name=name)
    if field.default:
        yield _("default “{value}”").format(value=field.default)
    if field.hidden:
        yield _("hidden")


def _of_template(parameter: TemplateParameter) -> Iterator[str]:
    yield f"{{{{{{{parameter.name}}}}}}}"
    if parameter.default:
        yield _("default “{value}”").format(value=parameter.default)
    if parameter.category:
        yield _("a category of the page")


def _of_data(seen: Witnesses) -> Iterator[str]:
    assert seen.data
    if seen.data.label:
        yield _("“{label}”").format(label=seen.data.label)
    if seen.data.required:
        yield _("required")
    yield seen.data.type or _("no type")


def source(allowed: Allowed) -> str:
    """Return where allowed values come from, in words."""
    kind, _colon, name = allowed.source.partition(":")
    return _(KINDS.get(kind, kind)).format(name=name)
