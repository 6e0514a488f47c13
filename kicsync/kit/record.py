"""A record: the values of one ingredient, whether they come from a page or from a file."""

from collections.abc import Mapping
from dataclasses import dataclass

from kicsync.kit.schema import Field, FieldType

Tool = Mapping[str, str]
"""One entry of an ``entries`` field, an outil in the Kit: sub-field name -> non-blank text."""

Value = str | tuple[str, ...] | tuple[Tool, ...]
"""A text, the items of a list, or the entries of an ``entries`` field."""


@dataclass(frozen=True)
class Record:
    """One ingredient.

    ``values`` holds the fields of the schema and the free text by name, the blank ones left out:
    for the wiki, a blank parameter and a missing one are the same. The title stands apart, since
    it is the page's name and no parameter.
    """

    title: str
    values: Mapping[str, Value]

    def value(self, field: Field) -> Value:
        """Return the value of ``field``, blank in its own type when there is none."""
        return self.values.get(field.name, field.blank)

    def text(self, field: Field) -> str:
        """Return the value of a field of text; a field of another type is a mistake of ours."""
        value = self.value(field)
        assert isinstance(value, str), field.name
        return value

    def items(self, field: Field) -> tuple[str, ...]:
        """Return the items of a ``list`` field."""
        assert field.type is FieldType.LIST, field.name
        return tuple(item for item in self.value(field) if isinstance(item, str))

    def tools(self, field: Field) -> tuple[Tool, ...]:
        """Return the entries of an ``entries`` field."""
        assert field.type is FieldType.ENTRIES, field.name
        return tuple(tool for tool in self.value(field) if not isinstance(tool, str))
