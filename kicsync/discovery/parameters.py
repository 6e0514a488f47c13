"""Which parameters of a template are fields, and in which order."""

from collections.abc import Iterator
from typing import NamedTuple

from kicsync.discovery.evidence import Described, Evidence
from kicsync.discovery.sample import Use, Uses
from kicsync.discovery.witnesses import PROPERTY, Witnesses
from kicsync.wikitext.form import FormField, FormTemplate
from kicsync.wikitext.property_page import PropertyPage
from kicsync.wikitext.template_page import TemplateParameter

_SHARE = 0.1
"""The share of pages on which a parameter stands that is no slip of a pen."""
_FEWEST = 2


class Part(NamedTuple):
    """One template of a page: what is said of it, what the form has of it, how pages use it."""

    own: Described
    form: FormTemplate | None
    uses: Uses


def parameters(part: Part, total: int) -> list[str]:
    """Return the parameters that are fields: those of the form, of TemplateData, of the template.

    What only pages use is one where several do. ``total`` is how many pages, or calls, were read.
    """
    own, form, uses = part
    defined = [*_of_form(form), *_of_data(form, own, uses), *_of_template(form, own, uses)]
    aliases = {alias for one in own.data or () for alias in one.aliases}
    few = max(_FEWEST, total * _SHARE) if defined else 1
    often = [name for name, use in uses.items() if use.pages >= few and not name.isdigit()]
    return [name for name in dict.fromkeys([*defined, *often]) if name not in aliases]


def strangers(uses: Uses, known: set[str]) -> dict[str, int]:
    """Return the parameters that pages use and no field stands for, with the number of pages."""
    return {name: use.pages for name, use in uses.items() if use.pages and name not in known}


def witnesses(evidence: Evidence, parameter: str, part: Part) -> Witnesses:
    """Return all that is said of ``parameter`` of one template."""
    own, form, uses = part
    field = _field(form, parameter)
    template = own.parameter(parameter)
    source = field.values_from if field else None
    of = _property(evidence, field, template)
    use = uses.get(parameter) or Use()
    guessed = not of and _may_be_its_own(evidence.properties.get(parameter), use)
    of = parameter if guessed else of
    return Witnesses(
        parameter,
        field,
        own.described(parameter),
        template,
        of,
        evidence.properties.get(of),
        guessed,
        evidence.lists.get(":".join(source)) if source else None,
        use,
        evidence.sample.pages,
    )


def _property(
    evidence: Evidence, field: FormField | None, template: TemplateParameter | None
) -> str:
    """Return the property that form or template name; one that has a page comes first."""
    named = [field.property if field else "", template.property if template else ""]
    source = field.values_from if field else None
    named += [source[1]] if source and source[0] == PROPERTY else []
    there = (one for one in named if evidence.properties.get(one))
    return next(there, "") or next(filter(None, named), "")


def _may_be_its_own(page: PropertyPage | None, use: Use) -> bool:
    """Tell whether a property called as a parameter allows anything that the pages hold there."""
    if page is None:
        return False
    allowed = any(one in value for one in page.values for value in use.values)
    return allowed or not (page.values and use.values)


def _field(form: FormTemplate | None, name: str) -> FormField | None:
    return next((one for one in form.fields if one.name == name), None) if form else None


def _of_form(form: FormTemplate | None) -> Iterator[str]:
    yield from (one.name for one in form.fields) if form else ()


def _of_data(form: FormTemplate | None, own: Described, uses: Uses) -> Iterator[str]:
    """Yield those of TemplateData; beside a form only those that a page uses."""
    for one in own.data or ():
        if not form or _used(uses, one.name):
            yield one.name


def _of_template(form: FormTemplate | None, own: Described, uses: Uses) -> Iterator[str]:
    for one in own.page.parameters:
        if _used(uses, one.name) or not (form or own.data):
            yield one.name


def _used(uses: Uses, name: str) -> bool:
    return name in uses and uses[name].pages > 0
