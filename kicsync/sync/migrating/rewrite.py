"""What the text of each page says at each stage of a migration; pure.

Stages come in pairs, one a round of parameters: templates accept the new names (and properties the
new values), then the pages change. In the last one forms, properties and the cases of a ``#switch``
let go of the old ones.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import count

from kicsync.kit import Field, FieldType, Record, Schema, Value
from kicsync.kit.lists import SPACE
from kicsync.kit.step_shares import OF_STEP
from kicsync.kit.titles import page_title
from kicsync.sync.migrating.order import rounds, sequence
from kicsync.sync.migrating.renames import Names, Renames
from kicsync.sync.operations import with_value
from kicsync.wikitext import has_template, read, write
from kicsync.wikitext.allowed_values import allow_both, allow_new
from kicsync.wikitext.form_rename import rename_fields
from kicsync.wikitext.rename import rename_parameter
from kicsync.wikitext.rename_links import rename_links
from kicsync.wikitext.switch_cases import accept_cases, forget_cases
from kicsync.wikitext.template_rename import accept_names, forget_names

_SPARE = "kicsync-"
"""Begins the name of a parameter that is one for a while only: two others change places."""


class Role(StrEnum):
    """What a page is for the Kit."""

    INGREDIENT = "ingredient"
    STEP = "step"
    TEMPLATE = "template"
    FORM = "form"
    PROPERTY = "property"
    TABLE = "table"
    OTHER = "other"


@dataclass(frozen=True)
class Rewrite:
    """The renames, and the schemas of before by the kind of page."""

    names: Renames
    schemas: Mapping[str, Schema]

    @property
    def last(self) -> int:
        """The last stage."""
        return 2 * max(1, max(map(len, self._rounds.values()), default=1))

    def text(self, text: str, role: Role, stage: int) -> str:
        """Return what the page ``text`` says after ``stage``.

        Raises PageError where a value can't stand on the page.
        """
        if stage == self.last:
            return self._let_go(text, role)
        number, pages = divmod(stage, 2)
        if not pages:
            return self._accept(text, role, number)
        if number == 0 and role not in (Role.FORM, Role.PROPERTY):
            text = self._values(text, role)
        if role not in (Role.TEMPLATE, Role.FORM, Role.PROPERTY):
            text = self._parameters(text, number)
        if number == 0 and role not in (Role.FORM, Role.PROPERTY):
            text = rename_links(text, self.names.pages, self.names.values)
        return text

    @cached_property
    def _rounds(self) -> Mapping[str, tuple[Names, ...]]:
        return {
            template: rounds(sequence(names, _spares()))
            for template, names in self.names.parameters.items()
        }

    def _accept(self, text: str, role: Role, number: int) -> str:
        if role is Role.PROPERTY and number == 0:
            return allow_both(text, self.names.steps)
        if role is Role.TEMPLATE and number == 0:
            text = accept_cases(text, self.names.steps)
        for turns in self._rounds.values() if role is Role.TEMPLATE else ():
            new = turns[number] if number < len(turns) else {}
            old = turns[number - 1] if number else {}
            taken = {one: old[one] for one in old if one in new.values()}
            text = accept_names(forget_names(text, taken), new)
        return text

    def _let_go(self, text: str, role: Role) -> str:
        if role is Role.TEMPLATE:
            every = (names for turns in self._rounds.values() for names in turns)
            pairs = {old: new for names in every for old, new in names.items() if _is_spare(old)}
            return forget_cases(forget_names(text, pairs), self.names.steps)
        if role is Role.FORM:
            text = rename_fields(text, self.names.parameters, self.names.steps)
        elif role is Role.PROPERTY:
            text = allow_new(text, self.names.steps)
        else:
            return text
        return rename_links(text, self.names.pages, self.names.values)

    def _values(self, text: str, role: Role) -> str:
        """Return the page with the new values in the fields of its record."""
        schema = self._named.get(role.value)
        if schema is None or not has_template(text, schema):
            return text
        record = read(text, schema)
        new = self.record(record, schema)
        return write(text, new, schema) if new != record else text

    def record(self, record: Record, schema: Schema) -> Record:
        """Return ``record`` with the new values of steps, and the new titles of pages."""
        for field in filter(_names, schema.fields):
            record = with_value(record, field, self._value(field, record), schema)
        return record

    def _value(self, field: Field, record: Record) -> Value:
        value = record.value(field)
        if field.type is FieldType.ENTRIES:
            return tuple(self._tool(field, tool) for tool in record.tools(field))
        if isinstance(value, str):
            return self._text(field, value)
        return tuple(dict.fromkeys(self._text(field, item) for item in record.items(field)))

    def _tool(self, field: Field, tool: Mapping[str, str]) -> Mapping[str, str]:
        subs = {sub.name: sub for sub in field.fields}
        return {name: self._text(subs[name], text) for name, text in tool.items()}

    def _text(self, field: Field, text: str) -> str:
        if field.of == OF_STEP:
            return self.names.steps.get(text.strip(SPACE), text)
        if field.type is FieldType.PAGE:
            return self.names.pages.get(page_title(text), text)
        return text

    def _parameters(self, text: str, number: int) -> str:
        for template, turns in self._rounds.items():
            for old, new in turns[number].items() if number < len(turns) else ():
                text = rename_parameter(text, template, old, new)
        return text

    @cached_property
    def _named(self) -> Mapping[str, Schema]:
        """The schemas with the fields alone that hold names; they know the new ones too."""
        new = self.names.steps.values()
        found = {}
        for name, one in self.schemas.items():
            fields = tuple(field for field in one.fields if _names(field))
            found[name] = with_steps(replace(one, fields=fields), new)
        return found


def _names(field: Field) -> bool:
    """Tell whether ``field`` holds what may be called otherwise: steps, or pages."""
    own = field.of == OF_STEP or field.type is FieldType.PAGE
    return own or any(_names(sub) for sub in field.fields)


def _spares() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{_SPARE}{next(numbers)}"


def _is_spare(name: str) -> bool:
    return name.startswith(_SPARE)


def with_steps(schema: Schema, values: Iterable[str]) -> Schema:
    """Return ``schema`` whose fields know more ``values`` of steps; one may hold a separator."""
    more = tuple(values)
    fields = tuple(
        replace(field, known=tuple(dict.fromkeys((*field.known, *more))))
        if field.of == OF_STEP
        else field
        for field in schema.fields
    )
    return replace(schema, fields=fields)
