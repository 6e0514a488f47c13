"""The fields that a condition or an option names: ``description``, ``outils.lien``."""

from collections.abc import Iterator

from kicsync.kit.schema import Field, Schema
from kicsync.kit.where_tree import Place
from kicsync.kit.where_words import fold


def places(schema: Schema) -> Iterator[Place]:
    """Yield all that has a name: the title, the fields, the sub-fields behind their field."""
    yield Place(Field(schema.title))
    for field in schema:
        yield Place(field)
        yield from (Place(field, sub) for sub in field.fields)


def find_place(name: str, schema: Schema) -> Place | None:
    """Return what is called ``name``; an accent or a capital that is wrong does not matter."""
    known = {place.name: place for place in places(schema)}
    if name in known:
        return known[name]
    alike = [place for other, place in known.items() if fold(other) == fold(name)]
    return alike[0] if len(alike) == 1 else None


def names(schema: Schema) -> list[str]:
    """Return what a condition or an option may name."""
    return [place.name for place in places(schema)]
