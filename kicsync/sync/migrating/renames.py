"""What is called otherwise from now on: the decided wordings of ``schema/rubrics.yml``; pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import Schema, Step
from kicsync.kit.rubric import Decision, RubricKind, State
from kicsync.kit.step import all_steps
from kicsync.kit.step_shares import OF_STEP
from kicsync.kit.table import label_of
from kicsync.kit.titles import page_title

Names = Mapping[str, str]
"""New names by the old ones."""
_SIGNS = "|={}[]<>\n"


@dataclass(frozen=True)
class Renames:
    """New names by the old ones: ``titles`` of ingredients, ``steps`` (their values in the pages).

    ``wordings`` are the new titles of steps by their old values, ``step_pages`` the titles of
    their pages, ``parameters`` the names of parameters by their template. ``labels`` are those of
    fields without a parameter. ``properties`` are those of the wiki that hold a step.
    """

    titles: Names = field(default_factory=dict)
    steps: Names = field(default_factory=dict)
    wordings: Names = field(default_factory=dict)
    step_pages: Names = field(default_factory=dict)
    parameters: Mapping[str, Names] = field(default_factory=dict)
    labels: Names = field(default_factory=dict)
    properties: tuple[str, ...] = ()

    @cached_property
    def pages(self) -> Names:
        """Every page that gets another title."""
        return {**self.titles, **self.step_pages}

    @cached_property
    def values(self) -> Mapping[str, Names]:
        """The new values of the steps, by the properties that hold them."""
        return {page_title(name): self.steps for name in self.properties} if self.steps else {}

    def headers(self, schema: Schema) -> Names:
        """Return what the columns of a table of ``schema`` are called."""
        return {**self.labels, **self.parameters.get(schema.template, {})}

    @property
    def nothing(self) -> bool:
        """Whether every name is the right one already."""
        every = (self.titles, self.steps, self.step_pages, self.parameters, self.labels)
        return not any(every)


def renames(
    decisions: Iterable[Decision], titles: Iterable[str], schema: Schema, *others: Schema
) -> Renames:
    """Return what ``decisions`` have decided otherwise than the wiki says it.

    ``titles`` are those of the ingredients, ``schema`` is theirs, ``others`` are those of other
    kinds of pages. Raises ConfigError for a wording that nothing on the
    wiki has, for two that would become one, and for what can't be a name.
    """
    wanted = {kind: _wordings(decisions_of(decisions, kind)) for kind in RubricKind}
    steps = _steps(wanted[RubricKind.STEP], schema)
    found = Renames(
        titles=_titles(wanted[RubricKind.INGREDIENT], titles),
        steps={step.value: _value(step, new) for step, new in steps},
        wordings={step.value: new for step, new in steps},
        step_pages=_pages(steps),
        **_of_fields(wanted[RubricKind.FIELD], (schema, *others)),
        properties=tuple(one.parameter for one in schema.fields if one.of == OF_STEP),
    )
    _refuse_clashes(found, [page_title(title) for title in titles], (schema, *others))
    return found


def decisions_of(decisions: Iterable[Decision], kind: RubricKind) -> Iterator[Decision]:
    """Yield the entries of ``kind`` that are decided, and that the wiki has."""
    for one in decisions:
        if one.kind is kind and one.state is State.DECIDED and one.wiki and one.wording:
            yield one


def _wordings(decisions: Iterable[Decision]) -> Names:
    """Return the decided wordings by those of the wiki, where they differ."""
    found: dict[str, str] = {}
    for one in decisions:
        if found.setdefault(one.wiki, one.wording) != one.wording:
            raise ConfigError(
                _("schema/rubrics.yml decides two wordings for “{wiki}”: “{one}”, “{two}”.").format(
                    wiki=one.wiki, one=found[one.wiki], two=one.wording
                ),
                hint=_("Write “keep: wiki” in one of the two entries."),
            )
    return {old: new for old, new in found.items() if old != new}


def _titles(wanted: Names, titles: Iterable[str]) -> Names:
    known = {page_title(title) for title in titles}
    found = {page_title(old): page_title(new) for old, new in wanted.items()}
    there = _there(found, known)
    return {old: new for old, new in there.items() if old != new}


def _there(wanted: Names, known: Collection[str]) -> Names:
    """Return those of ``wanted`` of which the old name is known.

    Others have their new name already, after an undo that left a page; raises ConfigError for what
    has neither.
    """
    for old, new in wanted.items():
        if old not in known and new not in known:
            raise _unknown(old)
    return {old: new for old, new in wanted.items() if old in known}


def _steps(wanted: Names, schema: Schema) -> list[tuple[Step, str]]:
    """Return the steps that are called otherwise, each with its new title."""
    every = list(all_steps(schema.steps))
    there = _there(wanted, {name for step in every for name in (step.title, step.value)})
    return [
        (step, new)
        for old, new in there.items()
        for step in every
        if old in (step.title, step.value)
    ]


def _value(step: Step, new: str) -> str:
    """Return the value of ``step`` under its new title: its number stays before it."""
    if step.value.endswith(step.title):
        return step.value[: len(step.value) - len(step.title)] + new
    return new


def _pages(steps: Iterable[tuple[Step, str]]) -> Names:
    """Return the new titles of the pages of steps; one that is called otherwise keeps its own."""
    found = {}
    for step, new in steps:
        page = page_title(step.page)
        if page and page == page_title(step.title):
            found[page] = page_title(new)
        elif page and page == page_title(step.value):
            found[page] = page_title(_value(step, new))
    return {old: new for old, new in found.items() if old != new}


class _OfFields(TypedDict):
    parameters: dict[str, dict[str, str]]
    labels: dict[str, str]


def _of_fields(wanted: Names, schemas: Sequence[Schema]) -> _OfFields:
    """Return the parameters and labels that are called otherwise.

    A name that several templates have is that of the first one: ingredients before their tools,
    these before the pages of steps.
    """
    homes: dict[str, str] = {}
    for template, parameter in parameters_of(schemas):
        homes.setdefault(parameter, template)
    labels = {label_of(one) for one in schemas[0].fields if not one.parameter}
    found = _OfFields(parameters={}, labels={})
    for old, new in _there(wanted, homes.keys() | labels).items():
        if old in homes:
            _refuse_signs(new)
            found["parameters"].setdefault(homes[old], {})[old] = new
        else:
            found["labels"][old] = new
    return found


def parameters_of(schemas: Iterable[Schema]) -> Iterator[tuple[str, str]]:
    """Yield the parameters of ``schemas``, each behind its template: those of entries last."""
    for schema in schemas:
        yield from ((schema.template, one.parameter) for one in schema.fields if one.parameter)
        entries = (one for one in schema.fields if one.template)
        subs = ((one.template, sub.parameter) for one in entries for sub in one.fields)
        yield from (pair for pair in subs if pair[1])


def _refuse_signs(new: str) -> None:
    if any(sign in new for sign in _SIGNS):
        raise ConfigError(
            _("“{name}” can't be the name of a parameter.").format(name=new),
            hint=_("A name has none of these signs: | = { } [ ] < >"),
        )


def _unknown(wording: str) -> ConfigError:
    return ConfigError(
        _("schema/rubrics.yml renames “{wording}”, which nothing here is called.").format(
            wording=wording
        ),
        hint=_("Bring the file up to date with: kicsync rubrics decide FILE"),
    )


def _refuse_clashes(found: Renames, titles: Iterable[str], schemas: Sequence[Schema]) -> None:
    steps = schemas[0]
    _refuse_clash(found.pages, [*titles, *steps.step_pages])
    _refuse_clash(found.steps, [step.value for step in all_steps(steps.steps)])
    for template, names in found.parameters.items():
        _refuse_clash(names, [one for home, one in parameters_of(schemas) if home == template])


def _refuse_clash(names: Names, known: Iterable[str]) -> None:
    """Raise ConfigError where two things would be called the same."""
    seen: set[str] = set()
    for old in dict.fromkeys([*known, *names]):
        new = names.get(old, old)
        if new in seen:
            raise ConfigError(
                _("Two things would be called “{name}”.").format(name=new),
                hint=_("Decide another wording for one of them in schema/rubrics.yml."),
            )
        seen.add(new)
