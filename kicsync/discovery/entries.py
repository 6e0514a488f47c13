"""Which templates are entries of a page: beside its own template, or inside a parameter of it."""

from collections.abc import Iterator
from typing import NamedTuple

from kicsync.discovery.evidence import Evidence
from kicsync.discovery.names import field_name
from kicsync.discovery.parameters import Part, parameters
from kicsync.discovery.sample import Guest
from kicsync.discovery.shape import NEARLY_ALL, all_bullets
from kicsync.i18n import _
from kicsync.kit.titles import page_title
from kicsync.wikitext.calls import find_calls
from kicsync.wikitext.form import FormTemplate

_SHARE = 0.1
"""The share of pages from which on a template that stands there once may be an entry."""


class Entries(NamedTuple):
    """The calls of ``template``: inside ``parameter``, or beside the page's own when that is ''.

    ``host`` is a parameter that holds such entries on some pages although they belong beside; it
    is no field then. ``doubts`` are sentences.
    """

    template: str
    parameter: str = ""
    host: str = ""
    form: FormTemplate | None = None
    doubts: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What the field may be called after."""
        return (self.parameter, self.host, self.form.label if self.form else "", self.template)


def find_entries(evidence: Evidence) -> tuple[Entries, ...]:
    """Return the templates that are entries: those that the form names, else those on the pages.

    One without parameters is none, and a parameter holds those of one template.
    """
    first: dict[str, Entries] = {}
    for one in _candidates(evidence):
        guest = evidence.sample.guest(one.template)
        if parameters(part_of(evidence, one), guest.calls):
            first.setdefault(one.parameter or f"{{{{{one.template}", one)
    return tuple(first.values())


def part_of(evidence: Evidence, entries: Entries) -> Part:
    """Return what is said of the template of ``entries``."""
    guest = evidence.sample.guest(entries.template)
    return Part(evidence.described(entries.template), entries.form, guest.uses)


def left_out(evidence: Evidence) -> Iterator[str]:
    """Yield a sentence for each template that can't be a field."""
    found = find_entries(evidence)
    taken = {one.parameter for one in found}
    for one in _candidates(evidence):
        if one not in found and one.parameter in taken - {""}:
            said = _("“{other}” holds other entries too: the template “{name}” is no field here")
            yield said.format(name=one.template, other=one.parameter)
        elif one not in found:
            said = _("the template “{name}” has no parameters: it is no field here")
            yield said.format(name=one.template)
    for part in _others(evidence):
        if part.embed_in and not _is_main(evidence, part.embed_in[0]):
            said = _("the template “{name}” stands inside “{other}”: it is no field here")
            yield said.format(name=part.name, other=part.embed_in[0])


def _candidates(evidence: Evidence) -> Iterator[Entries]:
    return _of_form(evidence) if evidence.form else _of_pages(evidence)


def _others(evidence: Evidence) -> list[FormTemplate]:
    parts = evidence.form.form.templates if evidence.form else ()
    main = evidence.main
    found = {page_title(one.name): one for one in reversed(parts) if main and one.name != main.name}
    return list(reversed(found.values()))


def _is_main(evidence: Evidence, name: str) -> bool:
    return page_title(name) in {page_title(evidence.template), *evidence.sample.spellings}


def _of_form(evidence: Evidence) -> Iterator[Entries]:
    main = evidence.main
    assert main
    others = [o for o in _others(evidence) if not o.embed_in or _is_main(evidence, o.embed_in[0])]
    embedded = {one.embed_in[1] for one in others if one.embed_in}
    free = [f.name for f in main.fields if f.holds_template and f.name not in embedded]
    for one in others:
        guest = evidence.sample.guest(one.name)
        held = [name for name in free if guest.inside[name]]
        parameter = one.embed_in[1] if one.embed_in else (held[0] if held else "")
        once = _("the form allows “{name}” only once on a page").format(name=one.name)
        doubts = () if one.multiple or parameter else (once,)
        host = "" if parameter else _host(evidence, guest, one)
        yield Entries(one.name, parameter, host, one, doubts)


def _host(evidence: Evidence, guest: Guest, form: FormTemplate) -> str:
    """Return the parameter without a field in the form in which these entries stand too, or ''."""
    main = evidence.main
    fields = {one.name for one in main.fields} if main else set()
    own = evidence.described(evidence.template).page.parameters
    label = field_name(form.label) if form.label else ""
    alike = [one.name for one in own if label and field_name(one.name) == label]
    inside = [name for name, number in guest.inside.most_common() if number]
    return next((name for name in (*inside, *alike) if name not in fields), "")


def _of_pages(evidence: Evidence) -> Iterator[Entries]:
    total = evidence.sample.pages
    taken: set[str] = set()
    for guest in evidence.sample.guests.values():
        inside = sum(guest.inside.values())
        often = guest.most > 1 or guest.beside + inside >= total * _SHARE
        if not often or not guest.uses:
            continue
        parameter = _filled_with(evidence, guest)
        if parameter and parameter not in taken and inside >= guest.beside:
            taken.add(parameter)
            yield Entries(guest.name, parameter)
        elif guest.beside:
            once = _("“{name}” stands never more than once on a page").format(name=guest.name)
            host = parameter if parameter not in taken else ""
            yield Entries(guest.name, "", host, None, () if guest.most > 1 else (once,))


def _filled_with(evidence: Evidence, guest: Guest) -> str:
    """Return the parameter that holds these calls and nothing else on nearly all pages, or ''."""
    for name, number in guest.inside.most_common(1):
        values = evidence.sample.uses[name].values
        only = sum(_is_calls(value) or all_bullets([value] * 3) for value in values)
        if number and only >= len(values) * NEARLY_ALL:
            return name
    return ""


def _is_calls(value: str) -> bool:
    """Tell whether nothing but calls of templates stands in ``value``."""
    rest = value
    for call in reversed(find_calls(value)):
        rest = rest[: call.span.start] + rest[call.span.end :]
    return not rest.strip()
