"""The changes of the wiki, merged into the schema that a person wrote."""

from collections.abc import Iterable, Mapping

from kicsync.discovery.difference import Difference, Kind
from kicsync.discovery.found import Found
from kicsync.discovery.pairs import pair_of
from kicsync.discovery.text import comments, field_lines, flow, settings
from kicsync.discovery.yaml_edit import (
    Path,
    add,
    remove_setting,
    set_comments,
    set_setting,
)
from kicsync.kit import Field, Schema
from kicsync.workspace.scalars import one_line
from kicsync.workspace.schema_values import Known

_FIELDS = "fields"


def updated(
    text: str, schema: Schema, found: Found, differences: Iterable[Difference], written: str
) -> str:
    """Return ``text``, the file of ``schema``, with the differences to be taken from the wiki.

    ``written`` is the text that discovery wrote last time: its comments are its own, and are
    replaced where they still stand above a field that changes.
    """
    machine = frozenset(line.strip() for line in written.splitlines() if line.strip()[:1] == "#")
    there = {here: wiki for wiki, here in names_here(schema, found).items()}
    for one in differences:
        if not one.take:
            continue
        if one.kind is Kind.NEW and one.new:
            text = _with_field(text, one, found)
        elif one.kind is Kind.GONE:
            text = remove_setting(
                text, field_path(one.field)[:-1], field_path(one.field)[-1], machine
            )
        elif one.kind is Kind.SETTING:
            text = _with_setting(text, one)
            if one.field:
                text = set_comments(
                    text, field_path(one.field), comments(found, there[one.field]), machine
                )
        elif one.kind is Kind.VALUES and one.new:
            text = _with_values(text, one, one.new)
            text = set_comments(
                text, field_path(one.field), comments(found, there[one.field]), machine
            )
    return text


def merged_values(mine: Known, base: Known, wiki: Known, names: Mapping[str, str]) -> Known:
    """Return the values to keep: those of the wiki, and those that a person added to them.

    ``names`` gives, for a field as the wiki's side calls it, what it is called here.
    """
    merged: dict[str, tuple[str, ...]] = {}
    for name, known in wiki.items():
        own = names.get(name, name)
        added = [value for value in mine.get(own, ()) if value not in base.get(name, ())]
        merged[own] = tuple(dict.fromkeys([*known, *added]))
    theirs = {names.get(name, name) for name in (*base, *wiki)}
    return {**{name: known for name, known in mine.items() if name not in theirs}, **merged}


def field_path(dotted: str) -> Path:
    """Return the way to a field in the file; its name is the last key."""
    return tuple(key for name in dotted.split(".") for key in (_FIELDS, name))


def _with_field(text: str, one: Difference, found: Found) -> str:
    """Return ``text`` with a field of the wiki."""
    assert one.new
    said = comments(found, one.name)
    lines = field_lines(one.new, Found(found.asked, found.schema), "")
    written = f"{one_line(one.new.name)}: {flow(one.new)}"
    return add(text, field_path(one.field)[:-1], [*said, *lines], written, one.after)


def _with_setting(text: str, one: Difference) -> str:
    path = field_path(one.field) if one.field else ()
    if not one.written:
        return remove_setting(text, path, one.setting)
    return set_setting(text, path, one.setting, one.written)


def _with_values(text: str, one: Difference, wiki: Field) -> str:
    """Return ``text`` with the values of the form; those read from elsewhere have a file."""
    value = settings(wiki).get("values", "")
    if value:
        return set_setting(text, field_path(one.field), "values", value)
    return remove_setting(text, field_path(one.field), "values")


def names_here(schema: Schema, found: Found) -> dict[str, str]:
    """Return how each field of the wiki's side is called here, by its dotted name."""
    names: dict[str, str] = {}
    for field in found.schema.fields:
        own = pair_of(field, schema.fields, found.former)
        if own is None:
            continue
        names[field.name] = own.name
        for sub in field.fields:
            inner = pair_of(sub, own.fields, found.former)
            if inner:
                names[f"{field.name}.{sub.name}"] = f"{own.name}.{inner.name}"
    return names


def names_of_new(differences: Iterable[Difference]) -> dict[str, str]:
    """Return how each field that comes in new is called here, as ``names_here`` does."""
    new = [(one, one.new) for one in differences if one.kind is Kind.NEW and one.new]
    return {
        f"{one.name}{below}": f"{one.field}{below}"
        for one, field in new
        for below in ("", *(f".{sub.name}" for sub in field.fields))
    }
