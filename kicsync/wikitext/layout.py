"""Where the fields of an ingredient stand in a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from kicsync.kit import Field, FieldType, Schema
from kicsync.wikitext.bullets import bullet_spans
from kicsync.wikitext.calls import (
    Call,
    Parameter,
    Span,
    find_calls,
    same_template,
    trimmed,
)


class Style(Enum):
    """The three ways in which an entry can stand on a page (kic.md of the Kit: all must work)."""

    BESIDE = "beside"  # a call of its own, beside the main one
    INSIDE = "inside"  # a call inside a parameter of the main one
    BULLET = "bullet"  # a line in a parameter of the main one


@dataclass(frozen=True)
class Place:
    """Where one entry stands; ``call`` is None for a bullet."""

    style: Style
    span: Span
    call: Call | None = None


@dataclass(frozen=True)
class Layout:
    """The parts of a page: the main call, the entries by field, the pieces of free text."""

    main: Call | None
    entries: Mapping[str, tuple[Place, ...]]
    free: tuple[Span, ...]

    def parameter(self, field: Field) -> Parameter | None:
        """Return the parameter that holds ``field`` in the main call."""
        return self.main.last(field.parameter) if self.main and field.parameter else None


def lay_out(text: str, schema: Schema) -> Layout:
    """Find the parts of ``text``.

    The first call of the schema's template is the main one. A second one and all that follows it
    are free text: they are kept, and only a person can tell what was meant.
    """
    calls = find_calls(text) if schema.template else ()
    mains = [call for call in calls if same_template(call.name, schema.template)]
    main = mains[0] if mains else None
    limit = mains[1].span.start if len(mains) > 1 else len(text)
    beside = [call for call in calls if call is not main and call.span.start < limit]
    fields = [field for field in schema.fields if field.type is FieldType.ENTRIES]
    entries = {field.name: tuple(_places(text, schema, field, main, beside)) for field in fields}
    claimed = [place.span for places in entries.values() for place in places]
    claimed = [span for span in claimed if not main or not _within(span, main.span)]
    claimed += [main.span] if main else []
    return Layout(main, entries, tuple(_rest(text, sorted(claimed))))


def _places(
    text: str, schema: Schema, field: Field, main: Call | None, beside: list[Call]
) -> Iterator[Place]:
    """Yield the entries of ``field`` in the order of the page, wherever they stand."""
    inside = list(_inside(text, schema, field, main) if main else ())
    outside = [Place(Style.BESIDE, call.span, call) for call in beside if _is_entry(call, field)]
    yield from sorted([*inside, *outside], key=lambda place: place.span)


def _inside(text: str, schema: Schema, field: Field, main: Call) -> Iterator[Place]:
    taken = {other.parameter for other in schema.fields if other is not field}
    for parameter in main.parameters:
        if parameter.name in taken or parameter is not main.last(parameter.name):
            continue
        calls = [call for call in parameter.calls if _is_entry(call, field)]
        yield from (Place(Style.INSIDE, call.span, call) for call in calls)
        if not calls and _holds(parameter, field):
            value = trimmed(text, parameter.value)
            yield from (Place(Style.BULLET, span) for span in bullet_spans(text, value))


def _holds(parameter: Parameter, field: Field) -> bool:
    """Tell whether bullets in ``parameter`` are entries of ``field``.

    A schema that expects calls beside the template names no parameter: then the one with the
    field's own name is meant.
    """
    if field.parameter:
        return parameter.name == field.parameter
    return parameter.name.casefold() == field.name.casefold()


def _is_entry(call: Call, field: Field) -> bool:
    if field.template:
        return same_template(call.name, field.template)
    key = field.sub(field.key)
    return bool(key and key.parameter and call.last(key.parameter))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _rest(text: str, claimed: list[Span]) -> Iterator[Span]:
    """Yield the non-blank pieces of ``text`` that no span of ``claimed`` covers."""
    edges = [Span(0, 0), *claimed, Span(len(text), len(text))]
    for before, after in pairwise(edges):
        piece = trimmed(text, Span(before.end, after.start))
        if piece.start < piece.end:
            yield piece
