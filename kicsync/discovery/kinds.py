"""The type of a field: what the form says, else TemplateData, the property, the pages."""

from kicsync.discovery.shape import Shape
from kicsync.discovery.witnesses import Allowed, Witnesses
from kicsync.discovery.words import DATA, INPUTS, PROPERTIES
from kicsync.kit import FieldType


def kind_of(seen: Witnesses, allowed: Allowed, shape: Shape) -> FieldType:
    """Return the type of the parameter that ``seen`` speak of.

    ``shape`` is what its values look like: a line that has several lines on some page is a text.
    """
    if seen.is_list:
        return FieldType.LIST
    declared = _declared(seen)
    if allowed.values and allowed.limited:
        return FieldType.PAGE if declared is FieldType.PAGE else FieldType.CHOICE
    if declared:
        return declared
    if shape.type is FieldType.LIST and seen.form:
        return FieldType.LINE
    if not seen.form and any("\n" in value for value in seen.use.values):
        return FieldType.TEXT if shape.type is FieldType.LINE else shape.type
    return shape.type


def _declared(seen: Witnesses) -> FieldType | None:
    """Return the type that a definition names; None where it leaves it to the pages."""
    form = INPUTS.get(seen.form.input_type) if seen.form else None
    data = DATA.get(seen.data.type) if seen.data else None
    semantic = PROPERTIES.get(seen.semantic.type.casefold()) if seen.semantic else None
    return form or data or semantic
