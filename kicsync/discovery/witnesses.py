"""All that is said of one parameter, and the values that it is limited to."""

from collections.abc import Iterable
from typing import NamedTuple

from kicsync.discovery.lists import Values
from kicsync.discovery.sample import Use
from kicsync.discovery.words import LIMITED, LISTS, SINGLE
from kicsync.kit.lists import split_list
from kicsync.wikitext.form import FormField
from kicsync.wikitext.property_page import PropertyPage
from kicsync.wikitext.template_data import DataParameter
from kicsync.wikitext.template_page import TemplateParameter

PROPERTY = "property"


class Witnesses(NamedTuple):
    """What is said of ``parameter``; None, or nothing, where nobody speaks of it.

    ``of`` is the property that ``semantic`` is the page of, ``guessed`` when only its name says
    so; ``pages`` is how many were read.
    """

    parameter: str
    form: FormField | None
    data: DataParameter | None
    template: TemplateParameter | None
    of: str
    semantic: PropertyPage | None
    guessed: bool
    listed: Values | None
    use: Use
    pages: int

    @property
    def is_list(self) -> bool:
        """Whether it holds several values: by the form, else by the template."""
        form = self.form
        if form and (form.is_list or form.input_type in LISTS):
            return True
        if form and form.input_type in SINGLE:
            return False
        return bool(self.template and self.template.is_list)

    @property
    def separator(self) -> str:
        """What stands between the values of a list."""
        form, template = self.form, self.template
        if form and (form.is_list or form.input_type in LISTS):
            return form.delimiter or ","
        return (template.separator if template else "") or ","


class Allowed(NamedTuple):
    """The ``values`` of a field; ``source`` is ``category:Étape``, '' for those of the form itself.

    ``limited`` tells that no other is allowed; ``used``, that they are only those of the pages.
    """

    values: tuple[str, ...] = ()
    source: str = ""
    limited: bool = False
    used: bool = False
    more: bool = False


def allowed(seen: Witnesses) -> Allowed:
    """Return the values that the parameter is limited to, or offered."""
    form = seen.form
    limited = form.input_type in LIMITED if form else True
    if form and form.values:
        return Allowed(form.values, "", limited)
    if form and form.values_from and form.values_from[0] != PROPERTY:
        found = seen.listed or Values()
        spelled = _spelled(found, _items(seen))
        return Allowed(spelled, ":".join(form.values_from), limited, more=found.more)
    if seen.semantic and seen.semantic.values:
        return Allowed(seen.semantic.values, f"{PROPERTY}:{seen.of}", limited)
    if form and form.values_from:
        return Allowed(tuple(dict.fromkeys(_items(seen))), ":".join(form.values_from), used=True)
    if not form and seen.data:
        return Allowed(seen.data.suggested_values)
    return Allowed()


def others(seen: Witnesses, values: Iterable[str]) -> list[str]:
    """Return what the pages hold that is not among ``values``, each once."""
    known = set(values)
    return [item for item in dict.fromkeys(_items(seen)) if item not in known]


def _items(seen: Witnesses) -> list[str]:
    if not seen.is_list:
        return seen.use.values
    known = seen.semantic.values if seen.semantic else ()
    known = (seen.form.values if seen.form else ()) or known
    listed = (*seen.listed.titles, *seen.listed.plain) if seen.listed else ()
    every = [*known, *listed]
    return [item for v in seen.use.values for item in split_list(v, seen.separator, every)]


def _spelled(found: Values, used: list[str]) -> tuple[str, ...]:
    """Return titles as the pages write them: with their namespace, or without."""
    without = sum(item in found.plain for item in used)
    return found.plain if without > sum(item in found.titles for item in used) else found.titles
