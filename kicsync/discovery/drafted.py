"""One parameter made a field: what form, TemplateData, template, property and pages say of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kicsync.discovery.doubts import doubts
from kicsync.discovery.kinds import kind_of
from kicsync.discovery.say import notes
from kicsync.discovery.shape import all_bullets, shape_of
from kicsync.discovery.step_values import steps_of
from kicsync.discovery.witnesses import Allowed, Witnesses, allowed
from kicsync.kit import Field, FieldType, Step
from kicsync.kit.table import fold_label

BULLETS = (("titre", FieldType.LINE), ("lien", FieldType.URL), ("description", FieldType.LINE))
"""The parts of a bullet, which have no names on the wiki: ``* [link name] : sentence``."""
STEPS = "step"


@dataclass(frozen=True)
class Drafted:
    """A field, what it rests on, what is not clear about it, and the steps that it is made of."""

    field: Field
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


def draft_field(name: str, seen: Witnesses, form: str) -> Drafted:
    """Return the field ``name`` for the parameter that ``seen`` speak of; ``form`` is its form."""
    return _drafted(name, seen, form, part=False)


def draft_part(name: str, seen: Witnesses, form: str) -> Drafted:
    """Return the field ``name`` as a part of entries, each of which is one text."""
    return _drafted(name, seen, form, part=True)


def _drafted(name: str, seen: Witnesses, form: str, *, part: bool) -> Drafted:
    values, shape = allowed(seen), shape_of(seen.use.values)
    kind = kind_of(seen, values, shape)
    steps = steps_of(values.values) if kind in (FieldType.LIST, FieldType.CHOICE) else ()
    field = Field(
        name,
        kind,
        parameter=seen.parameter,
        required=bool(seen.form.mandatory if seen.form else seen.data and seen.data.required),
        separator=seen.separator if seen.is_list else shape.separator or ",",
        of=STEPS if steps else "",
        known=_kept(values, seen),
        values_from="" if steps or not _kept(values, seen) else values.source,
        labels=_labels(name, seen),
    )
    if part and kind is FieldType.LIST:
        field, steps = _one_text(field, seen.use.values), ()
    elif not part and _is_bullets(seen, values, field):
        field = _bullets(field)
    said = doubts(seen, field, values, shape)
    return Drafted(field, notes(seen, form), said, steps)


def _labels(name: str, seen: Witnesses) -> tuple[str, ...]:
    """Return what people call the field, where neither its name nor its parameter says it."""
    said = (one.label.strip(" :\u00a0") for one in (seen.form, seen.data) if one)
    known = {fold_label(name), fold_label(seen.parameter), ""}
    return tuple(
        {fold_label(label): label for label in said if fold_label(label) not in known}.values()
    )


def _kept(values: Allowed, seen: Witnesses) -> tuple[str, ...]:
    """Return the values that a record must choose from; what a form only offers is no limit.

    A list is split better when it is known which of its values hold the separator.
    """
    held = seen.is_list and any(seen.separator in value for value in values.values)
    return values.values if values.limited or held else ()


def _is_bullets(seen: Witnesses, values: Allowed, field: Field) -> bool:
    """Tell whether a long text is a list of bullets of one shape on nearly all pages."""
    free = field.type in (FieldType.TEXT, FieldType.LINE) and not values.values
    return free and all_bullets(seen.use.values)


def _one_text(field: Field, values: Sequence[str]) -> Field:
    lines = field.separator == "\n" or any("\n" in value for value in values)
    kind = FieldType.TEXT if lines else FieldType.LINE
    return replace(field, type=kind, separator=",", of="", known=(), values_from="")


def _bullets(field: Field) -> Field:
    parts = tuple(
        Field(name, kind, required=not place) for place, (name, kind) in enumerate(BULLETS)
    )
    return replace(field, type=FieldType.ENTRIES, key=BULLETS[0][0], fields=parts)
