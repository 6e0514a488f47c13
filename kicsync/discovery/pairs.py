"""Which field of one schema is which of another: by parameter or template, never by name."""

from collections.abc import Iterable, Mapping

from kicsync.kit import Field, FieldType
from kicsync.kit.titles import page_title

Place = tuple[str, str]
Former = Mapping[str, tuple[str, ...]]
NONE: Former = {}


def place(field: Field) -> Place:
    """Return where a field stands on the page; the parts of a bullet have only names."""
    if field.type is FieldType.ENTRIES and field.template:
        return "template", page_title(field.template)
    return ("parameter", field.parameter) if field.parameter else ("name", field.name)


def by_place(fields: Iterable[Field]) -> dict[Place, Field]:
    """Return the fields by their places."""
    return {place(field): field for field in fields}


def pair_of(field: Field, fields: Iterable[Field], former: Former = NONE) -> Field | None:
    """Return the one of ``fields`` that stands where ``field`` does; entries by parameter too.

    ``former`` are the names that a parameter had before: it may still be called so in ``fields``.
    """
    there = list(fields)
    found = by_place(there).get(place(field))
    names = (field.parameter, *former.get(field.parameter, ())) if field.parameter else ()
    same = (one for name in names for one in there if one.parameter == name)
    return found or next(same, None)
