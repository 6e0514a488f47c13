"""Evidence -> a schema, with what each of its fields rests on."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kicsync.discovery import say
from kicsync.discovery.drafted import Drafted, draft_field, draft_part
from kicsync.discovery.entries import Entries, find_entries, left_out, part_of
from kicsync.discovery.evidence import Evidence
from kicsync.discovery.found import Found, dotted
from kicsync.discovery.gone import find_gone, say_gone
from kicsync.discovery.names import field_name
from kicsync.discovery.parameters import Part, parameters, strangers, witnesses
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, ListBy, Schema, Step
from kicsync.kit.titles import page_title

_TITLES = ("titre", "titre_de_la_page")
_FREE = ("texte_libre", "texte_libre_de_la_page")
"""The keys of a record that are no parameters; the second, where a parameter is called so."""
_KEYS = (FieldType.LINE, FieldType.PAGE, FieldType.CHOICE)


def draft(evidence: Evidence) -> Found:
    """Return the schema that ``evidence`` speaks for."""
    work = _Draft(evidence)
    fields = tuple(work.fields())
    names = {one.name for one in fields}
    category = evidence.asked.category
    schema = Schema(
        template=work.template(),
        fields=fields,
        title=_free_key(_TITLES, names),
        free_text=_free_key(_FREE, names),
        list_by=ListBy.CATEGORY if category else ListBy.TEMPLATE,
        category=category,
        steps=work.steps,
    )
    work.say_whole()
    return Found(
        asked=evidence.asked,
        schema=schema,
        notes=work.notes,
        doubts=work.doubts,
        values={name: one.known for name, one in dotted(fields) if one.values_from},
        strangers=strangers(evidence.sample.uses, work.known(fields)),
        gone=tuple(find_gone(evidence)),
        mentioned=frozenset(mentioned(evidence)),
        former=former(evidence, {one.parameter for _name, one in dotted(fields)}),
        pages=evidence.sample.pages,
    )


def mentioned(evidence: Evidence) -> Iterator[str]:
    """Yield every parameter that a form, a template, TemplateData or a page names."""
    for part in evidence.form.form.templates if evidence.form else ():
        yield from (one.name for one in part.fields)
    for template in evidence.templates.values():
        yield from (one.name for one in template.page.parameters)
        yield from (name for one in template.data or () for name in (one.name, *one.aliases))
    for uses in (evidence.sample.uses, *(guest.uses for guest in evidence.sample.guests.values())):
        yield from uses


def former(evidence: Evidence, fields: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the other names that the templates take for their parameters, but for ``fields``."""
    found: dict[str, list[str]] = defaultdict(list)
    for template in evidence.templates.values():
        fallbacks = {one.name: one.fallback for one in template.page.parameters if one.fallback}
        for name in fallbacks:
            found[name] += _chain(name, fallbacks)
        for one in template.data or ():
            found[one.name] += one.aliases
    return {
        name: tuple(old for old in dict.fromkeys(others) if old not in fields)
        for name, others in found.items()
    }


def _chain(name: str, fallbacks: Mapping[str, str]) -> Iterator[str]:
    """Yield the names that stand for ``name`` one after the other; no template goes in circles."""
    seen = {name}
    while (name := fallbacks.get(name, "")) and name not in seen:
        seen.add(name)
        yield name


@dataclass
class _Draft:
    """The draft while it is made: what is said by dotted name, and the tree of steps."""

    evidence: Evidence
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        evidence = self.evidence
        own = evidence.described(evidence.template)
        self.main = Part(own, evidence.main, evidence.sample.uses)
        self.entries = find_entries(evidence)

    def fields(self) -> Iterator[Field]:
        """Yield the fields: the parameters in their order, then the templates beside."""
        taken = set[str]()
        inside = {one.parameter: one for one in self.entries if one.parameter}
        hosts = {one.host for one in self.entries}
        every = parameters(self.main, self.evidence.sample.pages)
        for name in dict.fromkeys([*every, *inside]):
            if name in inside:
                yield self._entries(inside[name], taken)
            elif name not in hosts:
                yield self._field(name, self.main, taken)
        for one in self.entries:
            if not one.parameter:
                yield self._entries(one, taken)

    def template(self) -> str:
        """Return the name by which most pages call the template."""
        most = self.evidence.sample.spellings.most_common(1)
        return most[0][0] if most else page_title(self.evidence.template)

    def known(self, fields: tuple[Field, ...]) -> set[str]:
        """Return the parameters of the main template that are accounted for."""
        return {one.parameter for one in fields} | {one.host for one in self.entries}

    def say_whole(self) -> None:
        """Keep what is said of the page as a whole."""
        evidence = self.evidence
        pages = _("{n}+") if evidence.sample.more else "{n}"
        number = pages.format(n=evidence.sample.pages)
        self.notes[""] = (*_whole(evidence), _("pages read: {n}").format(n=number))
        self.doubts[""] = tuple(self._doubts())

    def _doubts(self) -> Iterator[str]:
        evidence = self.evidence
        yield from say_gone(find_gone(evidence))
        yield from left_out(evidence)
        yield from evidence.form.form.unclear if evidence.form else ()
        if evidence.form and evidence.form.others:
            said = _("other forms fill in this template too: {names}")
            yield said.format(names=", ".join(evidence.form.others))
        for template in map(evidence.described, self._templates()):
            for said in (*template.page.unclear, *filter(None, [template.broken])):
                yield _("template {name}: {said}").format(name=template.name, said=said)
        calls, total = evidence.share
        if calls < total:
            said = _("{said} of the category call “{name}”")
            yield said.format(said=say.pages(calls, total), name=evidence.template)
        for name in evidence.sample.spellings:
            if name != self.template():
                said = _("pages that call the template by another name, “{name}”, are not read")
                yield said.format(name=name)

    def _templates(self) -> list[str]:
        return [self.evidence.template, *(one.template for one in self.entries)]

    def _field(self, parameter: str, part: Part, taken: set[str], above: str = "") -> Field:
        seen = witnesses(self.evidence, parameter, part)
        label = (seen.form.label if seen.form else "") or (seen.data.label if seen.data else "")
        name = field_name(parameter, label, taken=taken)
        taken.add(name)
        title = self.evidence.form.name if self.evidence.form else ""
        drafted = draft_part(name, seen, title) if above else draft_field(name, seen, title)
        return self._keep(f"{above}{name}", drafted)

    def _keep(self, name: str, drafted: Drafted) -> Field:
        """Keep what is said of a field; a second tree of steps is only a list of values."""
        one, steps = drafted.field, drafted.steps
        if steps and self.steps and steps != self.steps:
            one = replace(one, of="")
        self.steps = self.steps or steps
        self.notes[name], self.doubts[name] = drafted.notes, drafted.doubts
        return one

    def _entries(self, entries: Entries, taken: set[str]) -> Field:
        evidence = self.evidence
        name = field_name(*entries.words, taken=taken)
        taken.add(name)
        guest = evidence.sample.guest(entries.template)
        part = part_of(evidence, entries)
        inner: set[str] = set()
        fields = tuple(
            self._field(one, part, inner, f"{name}.") for one in parameters(part, guest.calls)
        )
        holder = witnesses(evidence, entries.parameter, self.main)
        self.notes[name] = tuple(_about(evidence, entries, guest.beside + guest.inside.total()))
        self.doubts[name] = entries.doubts
        return Field(
            name,
            FieldType.ENTRIES,
            parameter=entries.parameter,
            required=bool(holder.form and holder.form.mandatory),
            template=page_title(entries.template),
            key=_key(fields),
            fields=fields,
        )


def _whole(evidence: Evidence) -> Iterator[str]:
    """Yield what form and template say of the page as a whole."""
    if evidence.form:
        yield _("form {name}").format(name=evidence.form.name)
    for name in evidence.described(evidence.template).page.categories:
        yield _("category {name}").format(name=name)
    sections = evidence.form.form.sections if evidence.form else ()
    if sections:
        yield _("sections of the free text: {names}").format(names=", ".join(sections))


def _about(evidence: Evidence, entries: Entries, pages: int) -> Iterator[str]:
    if entries.form and evidence.form:
        several = _("several") if entries.form.multiple else _("one")
        said = _("template {name}, {number}").format(name=entries.template, number=several)
        yield _("form {name}: {said}").format(name=evidence.form.name, said=said)
    where = entries.parameter
    yield _("inside {name}").format(name=where) if where else _("beside the page's own template")
    if entries.host:
        yield _("on some pages inside {name}").format(name=entries.host)
    yield say.pages(min(pages, evidence.sample.pages), evidence.sample.pages)


def _free_key(words: tuple[str, ...], taken: set[str]) -> str:
    """Return the first of ``words`` that no field has, else the last one with a number behind."""
    return field_name(next((word for word in words if word not in taken), words[-1]), taken=taken)


def _key(fields: tuple[Field, ...]) -> str:
    """Return the part by which two entries are the same: the first line that must be there."""
    lines = [one for one in fields if one.type in _KEYS]
    required = [one for one in lines if one.required]
    return next((one.name for one in (*required, *lines, *fields)), "")
