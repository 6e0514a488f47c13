"""The schema: which template and which parameters hold which fields.

Nothing about the names of a wiki is fixed in code; they all stand in ``schema/ingredient.yml``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kicsync.kit.step import Step, all_steps
from kicsync.kit.titles import page_title


class FieldType(StrEnum):
    """The types of ``schema/ingredient.yml``."""

    LINE = "line"
    TEXT = "text"
    LIST = "list"
    ENTRIES = "entries"
    URL = "url"
    PAGE = "page"
    DATE = "date"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"


class ListBy(StrEnum):
    """How the pages of the Kit are found on the wiki; ``steps``: they are named in steps.yml."""

    TEMPLATE = "template"
    CATEGORY = "category"
    STEPS = "steps"


@dataclass(frozen=True)
class Field:
    """One field. ``parameter`` is its template parameter.

    A ``list`` is split at ``separator``, its ``known`` values first (the steps, for ``of: step``).
    ``entries`` are calls of ``template``, beside the main template when ``parameter`` is '' and
    inside that parameter otherwise; without ``template`` they are the bullets of ``parameter``.
    ``key`` names the sub-field by which two entries are the same one. ``values_from`` says what on
    the wiki names the ``known`` values, ``category:Étape`` (also ``property:``, ``concept:``,
    ``namespace:``); '' when nothing does. ``labels`` are what the tables of the wiki call the
    field, the usual one first.
    """

    name: str
    type: FieldType = FieldType.LINE
    parameter: str = ""
    required: bool = False
    max_lines: int | None = None
    separator: str = ","
    of: str = ""
    known: tuple[str, ...] = ()
    template: str = ""
    key: str = ""
    fields: tuple["Field", ...] = ()
    values_from: str = ""
    labels: tuple[str, ...] = ()

    @property
    def blank(self) -> "str | tuple[str, ...]":
        """The value of this field when nothing stands there: () or ''."""
        return () if self.type in (FieldType.LIST, FieldType.ENTRIES) else ""

    def sub(self, name: str) -> "Field | None":
        """Return the sub-field called ``name``."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True)
class Schema:
    """The fields of a page, in the order in which people want to read them.

    Without a ``template`` all that stands on the page is its free text: so are many step pages.
    """

    template: str
    fields: tuple[Field, ...]
    title: str = "titre"
    free_text: str = "texte_libre"
    list_by: ListBy = ListBy.TEMPLATE
    category: str = ""
    steps: tuple[Step, ...] = ()

    @cached_property
    def free(self) -> Field:
        """The free text, as a field: what stands on the page outside the templates."""
        return Field(self.free_text, FieldType.TEXT)

    def __iter__(self) -> Iterator[Field]:
        """Iterate over the fields of a record other than its title, the free text last."""
        yield from self.fields
        yield self.free

    def field(self, name: str) -> Field | None:
        """Return the field called ``name``, the free text included."""
        return self._by_name.get(name)

    @cached_property
    def step_pages(self) -> tuple[str, ...]:
        """The titles of the pages of the steps, in the order of the tree."""
        pages = (page_title(step.page) for step in all_steps(self.steps) if step.page)
        return tuple(dict.fromkeys(pages))

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self}
