"""The ways into this room: discover a wiki's pages, compare the schema with them, bring it up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kicsync.atomic import Together
from kicsync.discovery.asked import Asked
from kicsync.discovery.difference import Difference, Kind
from kicsync.discovery.draft import draft
from kicsync.discovery.drift import drift
from kicsync.discovery.evidence import gather
from kicsync.discovery.forms import FoundForm, look_up_form, require_form
from kicsync.discovery.found import Found, dotted
from kicsync.discovery.held import hold_back
from kicsync.discovery.remembered import FILE, Remembered, read_remembered, remembered_text
from kicsync.discovery.step_values import page_names, with_pages
from kicsync.discovery.text import schema_text, steps_text
from kicsync.discovery.update import field_path, merged_values, names_here, names_of_new, updated
from kicsync.discovery.wiki import Site
from kicsync.discovery.yaml_edit import key_span
from kicsync.i18n import _
from kicsync.kit import ListBy, Schema, Step
from kicsync.workspace.folder import STATE, Workspace
from kicsync.workspace.line_ends import LineEnds
from kicsync.workspace.schema_file import INGREDIENT, STEPS
from kicsync.workspace.schema_values import VALUES, values_text
from kicsync.workspace.source import decode


def discover(wiki: Site, asked: Asked) -> Found:
    """Return the schema that the wiki speaks for.

    Raises ConfigError when no such form, template or category is there, and what ``Wiki`` raises.
    """
    form = require_form(wiki, asked.form) if asked.form else None
    return _discovered(wiki, asked, form)


def _discovered(wiki: Site, asked: Asked, form: FoundForm | None) -> Found:
    found = draft(gather(wiki, asked, form))
    steps = paged(wiki, found.schema.steps)
    return replace(found, schema=replace(found.schema, steps=steps))


def paged(wiki: Site, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return ``steps``, each with its page where the wiki has one."""
    names = page_names(steps)
    pages = wiki.fetch_titles(names, content=False) if names else {}
    there = {title for title, page in pages.items() if not page.missing}
    return with_pages(steps, there)


@dataclass(frozen=True)
class Compared:
    """The schema of a workspace beside the wiki: what was found, and what is different."""

    found: Found
    base: Remembered | None
    differences: tuple[Difference, ...]


def compare(space: Workspace, wiki: Site) -> Compared:
    """Compare the schema of ``space`` with the wiki; raises as ``discover``, and SchemaError."""
    base = read_remembered(space.root / STATE)
    asked = base.asked if base else asked_of(space.schema)
    form = look_up_form(wiki, asked.form) if asked.form else None
    more: tuple[Difference, ...] = ()
    if asked.form and form is None:
        said = _("the form “{name}” is gone").format(name=asked.form)
        more = (Difference(Kind.DEFINITION, "", said),)
        asked = asked_of(space.schema)
    found = _discovered(wiki, asked, form)
    drifted = hold_back(drift(space.schema, found, base), space.schema, space.records()[0])
    return Compared(found, base, (*more, *drifted))


@dataclass(frozen=True)
class Placed:
    """A difference in words, and from which to which character of the schema's file it stands."""

    message: str
    start: int
    end: int


def placed(text: str, differences: Iterable[Difference]) -> tuple[Placed, ...]:
    """Return where in ``text``, the file of the schema, each difference is to be shown."""
    named = _("“{field}”: {message}")
    return tuple(
        Placed(
            named.format(field=one.field, message=one.message) if one.field else one.message,
            *key_span(text, field_path(one.field) if one.field else (one.setting or "template",)),
        )
        for one in differences
    )


def asked_of(schema: Schema) -> Asked:
    """Return what to discover for a schema that a person wrote."""
    category = schema.category if schema.list_by is ListBy.CATEGORY else ""
    return Asked(template=schema.template, category=category)


@dataclass(frozen=True)
class Change:
    """A file that is to be written: its name as people see it, its text, and what it was."""

    path: Path
    old: str
    new: str


def update(space: Workspace, compared: Compared) -> tuple[Change, ...]:
    """Return the files of the schema that change, when what the wiki changed is merged in."""
    base, found = compared.base, compared.found
    path = space.schema_folder / INGREDIENT
    text = decode(path.read_bytes(), path.name)
    written, ends = base.text if base else "", LineEnds.of(text)
    plain = updated(ends.without(text), space.schema, found, compared.differences, written)
    new = ends.back(plain)
    mine = {name: one.known for name, one in dotted(space.schema.fields) if one.values_from}
    before = base.values if base else {}
    wanted = [one for one in compared.differences if one.take and one.new]
    changes = [(path, text, new)]
    if wanted:
        names = names_here(space.schema, found) | names_of_new(wanted)
        values = merged_values(mine, before, found.values, names)
        kept = space.schema_folder / VALUES
        old = kept.read_text("utf-8-sig") if kept.is_file() else ""
        changes.append((kept, old, values_text(values, _values_heading())))
    return tuple(Change(*one) for one in changes if one[1] != one[2])


def write(space: Workspace, changes: tuple[Change, ...], found: Found) -> None:
    """Write the files, and remember what was found, in one go."""
    with Together() as files:
        for change in changes:
            files.add(change.path, change.new)
        (space.root / STATE).mkdir(exist_ok=True)
        files.add(space.root / STATE / FILE, remembered_text(schema_text(found, ""), found))


def first(space: Workspace, found: Found, heading: str) -> tuple[Change, ...]:
    """Return the files of a new schema: fields, steps, and the values that fields are limited to.

    Steps that are those of the file already keep it: it has their questions too.
    """
    folder = space.schema_folder
    same = _plain(space.schema.steps) == _plain(found.schema.steps)
    steps = "" if same else steps_text(found.schema.steps, _steps_heading())
    texts = {
        INGREDIENT: schema_text(found, heading),
        STEPS: steps,
        VALUES: values_text(found.values, _values_heading()),
    }
    return tuple(Change(folder / name, "", text) for name, text in texts.items() if text)


def _plain(steps: tuple[Step, ...]) -> list[tuple[str, object]]:
    return [(step.value, _plain(step.steps)) for step in steps]


def _values_heading() -> str:
    return _("The values that the wiki limits fields to. “kicsync schema update” renews them.")


def _steps_heading() -> str:
    return _("The steps, in their order: “value” is what stands in the pages.")
