"""What is called otherwise from now on: the decided wordings of ``schema/rubrics.yml``; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import Schema, Step
from kicsync.kit.rubric import Decision, RubricKind, State
from kicsync.kit.step import all_steps
from kicsync.kit.titles import page_title

Names = Mapping[str, str]
"""New names by the old ones."""
_SIGNS = "|={}[]<>\n"


@dataclass(frozen=True)
class Renames:
    """New names by the old ones: ``titles`` of ingredients, ``steps`` (their values in the pages).

    ``wordings`` are the new titles of steps by their old values, ``step_pages`` the titles of
    their pages, ``parameters`` the names of parameters by their template.
    """

    titles: Names = field(default_factory=dict)
    steps: Names = field(default_factory=dict)
    wordings: Names = field(default_factory=dict)
    step_pages: Names = field(default_factory=dict)
    parameters: Mapping[str, Names] = field(default_factory=dict)

    @cached_property
    def pages(self) -> Names:
        """Every page that gets another title."""
        return {**self.titles, **self.step_pages}

    @property
    def nothing(self) -> bool:
        """Whether every name is the right one already."""
        return not (self.titles or self.steps or self.step_pages or self.parameters)


def renames(decisions: Iterable[Decision], titles: Iterable[str], schema: Schema) -> Renames:
    """Return what ``decisions`` have decided otherwise than the wiki says it.

    ``titles`` are those of the ingredients. Raises ConfigError for a wording that nothing on the
    wiki has, for two that would become one, and for what can't be a name.
    """
    wanted = {kind: _wordings(decisions_of(decisions, kind)) for kind in RubricKind}
    steps = _steps(wanted[RubricKind.STEP], schema)
    found = Renames(
        titles=_titles(wanted[RubricKind.INGREDIENT], titles),
        steps={step.value: _value(step, new) for step, new in steps},
        wordings={step.value: new for step, new in steps},
        step_pages=_pages(steps),
        parameters=_parameters(wanted[RubricKind.FIELD], schema),
    )
    _refuse_clashes(found, [page_title(title) for title in titles], schema)
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
    for old in found:
        if old not in known:
            raise _unknown(old)
    return {old: new for old, new in found.items() if old != new}


def _steps(wanted: Names, schema: Schema) -> list[tuple[Step, str]]:
    """Return the steps that are called otherwise, each with its new title."""
    found = []
    for old, new in wanted.items():
        steps = [step for step in all_steps(schema.steps) if old in (step.title, step.value)]
        if not steps:
            raise _unknown(old)
        found += [(step, new) for step in steps]
    return found


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


def _parameters(wanted: Names, schema: Schema) -> Mapping[str, Names]:
    found: dict[str, str] = {}
    for old, new in wanted.items():
        parameters = [one.parameter for one in schema.fields if one.parameter == old]
        if not parameters:
            raise _unknown(old)
        if any(sign in new for sign in _SIGNS):
            raise ConfigError(
                _("“{name}” can't be the name of a parameter.").format(name=new),
                hint=_("A name has none of these signs: | = { } [ ] < >"),
            )
        found[old] = new
    return {schema.template: found} if found else {}


def _unknown(wording: str) -> ConfigError:
    return ConfigError(
        _("schema/rubrics.yml renames “{wording}”, which nothing here is called.").format(
            wording=wording
        ),
        hint=_("Bring the file up to date with: kicsync rubrics decide FILE"),
    )


def _refuse_clashes(found: Renames, titles: Iterable[str], schema: Schema) -> None:
    values = [step.value for step in all_steps(schema.steps)]
    parameters = [one.parameter for one in schema.fields if one.parameter]
    _refuse_clash(found.pages, [*titles, *schema.step_pages])
    _refuse_clash(found.steps, values)
    for names in found.parameters.values():
        _refuse_clash(names, parameters)


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
