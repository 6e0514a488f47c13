"""Where the schema, and form, template and pages have drifted apart."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kicsync.discovery.difference import Difference, Kind
from kicsync.discovery.found import Found
from kicsync.discovery.gone import say_gone
from kicsync.discovery.names import field_name
from kicsync.discovery.pairs import pair_of
from kicsync.discovery.remembered import Remembered
from kicsync.discovery.setting_drift import compare_settings, compare_whole
from kicsync.i18n import _, ngettext
from kicsync.kit import Field, Schema


def drift(schema: Schema, found: Found, base: Remembered | None) -> tuple[Difference, ...]:
    """Return each difference between ``schema`` and what was ``found`` on the wiki.

    ``base`` is what was found when the schema was last written: what a person chose otherwise is
    no difference as long as the wiki says the same as then. Without it, every one counts.
    """
    before, fields = (base.schema, base.schema.fields) if base else (None, None)
    top = _Where(keys=(schema.title, schema.free_text))
    return (
        *_definitions(found, base),
        *compare_whole(schema, found.schema, before),
        *_fields(schema.fields, found.schema.fields, fields, found, top),
        *_strangers(schema, found, base),
    )


def _definitions(found: Found, base: Remembered | None) -> Iterator[Difference]:
    for one in found.gone:
        if not base or one not in base.gone:
            yield from (Difference(Kind.DEFINITION, "", said) for said in say_gone([one]))


class _Where(NamedTuple):
    """What fields are part of, here and on the wiki: ``outils.`` or nothing.

    ``keys`` are those that stand there and are no fields; ``key`` is a field that can't go.
    """

    here: str = ""
    wiki: str = ""
    keys: tuple[str, ...] = ()
    key: str = ""


def _fields(
    mine: tuple[Field, ...],
    wiki: tuple[Field, ...],
    base: tuple[Field, ...] | None,
    found: Found,
    where: _Where,
) -> Iterator[Difference]:
    """Yield the differences of fields, those of their parts with them."""
    previous = ""
    names = {*where.keys, *(own.name for own in mine)}
    for theirs in wiki:
        own, before = (pair_of(theirs, side, found.former) for side in (mine, base or ()))
        if own is None and before is None:
            name = field_name(theirs.name, taken=names)
            yield _new(theirs, where, name, previous)
            names.add(name)
            previous = name
        elif own is not None:
            name = f"{where.here}{own.name}"
            previous = own.name
            yield from compare_settings(name, own, theirs, before, known=base is not None)
            if own.type is theirs.type:  # of entries, or there are no parts
                inner = before.fields if before else () if base is not None else None
                inside = _Where(f"{name}.", f"{where.wiki}{theirs.name}.", key=own.key)
                yield from _fields(own.fields, theirs.fields, inner, found, inside)
    for own in mine:
        nowhere = (own.parameter or own.template) and own.parameter not in found.mentioned
        if nowhere and pair_of(own, wiki) is None:
            same = pair_of(own, base or ()) == own
            yield _gone(own, where.here, take=same and own.name != where.key)


def _new(field: Field, where: _Where, name: str, after: str) -> Difference:
    """Return a field that only the wiki has; ``name`` is one that is free here."""
    said = _("the wiki has “{place}”, and no field stands for it")
    return Difference(
        Kind.NEW,
        f"{where.here}{name}",
        said.format(place=field.parameter or field.template),
        take=True,
        new=replace(field, name=name),
        after=after,
        name=f"{where.wiki}{field.name}",
    )


def _gone(field: Field, above: str, *, take: bool) -> Difference:
    said = _("“{place}” is neither in a form nor in a template, and on no page")
    message = said.format(place=field.parameter or field.template)
    return Difference(Kind.GONE, f"{above}{field.name}", message, take=take)


def _strangers(schema: Schema, found: Found, base: Remembered | None) -> Iterator[Difference]:
    known = {field.parameter for field in schema.fields}
    for name, pages in found.strangers.items():
        if name in known or (base and name in base.strangers):
            continue
        said = ngettext(
            "{n} page uses the parameter “{name}”, which is no field",
            "{n} pages use the parameter “{name}”, which is no field",
            pages,
        )
        yield Difference(Kind.UNKNOWN, "", said.format(n=pages, name=name), name=name)
