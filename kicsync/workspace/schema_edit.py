"""Change what fields are called in ``schema/ingredient.yml`` or ``step.yml``, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import yaml

from kicsync.errors import SchemaError
from kicsync.i18n import _
from kicsync.workspace.nodes import parse
from kicsync.workspace.record_file import BOM
from kicsync.workspace.scalars import one_line, quoted
from kicsync.workspace.schema_source import schema_errors
from kicsync.workspace.spans import Edit, apply

_SIGNS = set(",[]{}#:'\"")
_NO_NAMES: Mapping[str, str] = {}


class _Field(NamedTuple):
    """A field of a schema file: the template of its parameter, '' for none; and its node."""

    template: str
    name: str
    node: yaml.MappingNode

    @property
    def parameter(self) -> yaml.ScalarNode | None:
        """Where its parameter is named."""
        found = _value(self.node, "parameter")
        return found if isinstance(found, yaml.ScalarNode) else None

    @property
    def labels(self) -> yaml.SequenceNode | None:
        """Where its labels are listed."""
        found = _value(self.node, "labels")
        return found if isinstance(found, yaml.SequenceNode) and found.value else None


def edit_parameters(
    text: str,
    names: Mapping[str, Mapping[str, str]],
    labels: Mapping[str, str] = _NO_NAMES,
    *,
    file: str,
) -> str:
    """Return ``text``, an ingredient.yml or step.yml, with new names of parameters and labels.

    ``names`` are the new names of parameters by the old ones, by their template; ``labels`` those
    of fields without a parameter: the new one comes first, and what a table may show still stays.
    Raises SchemaError when ``text`` can't be read, or can't be changed without being read
    differently.
    """
    body = text.removeprefix(BOM)
    wanted, edits = [], []
    for field in _fields(body, file):
        old, edit = _said(field), _edit(field, names, labels)
        edits += [edit] if edit else []
        wanted.append(_renamed(old, field, names, labels))
    edited = apply(body, edits)
    if [_said(field) for field in _fields(edited, file)] != wanted:
        raise SchemaError(
            _("{file} can't be changed without being read differently.").format(file=file),
            hint=_("Write the new names of the parameters into it by hand."),
        )
    return text[: len(text) - len(body)] + edited


def _said(field: _Field) -> tuple[str, list[str]]:
    labels = field.labels.value if field.labels else []
    return field.parameter.value if field.parameter else "", [one.value for one in labels]


def _renamed(
    old: tuple[str, list[str]],
    field: _Field,
    names: Mapping[str, Mapping[str, str]],
    labels: Mapping[str, str],
) -> tuple[str, list[str]]:
    parameter, listed = old
    if parameter:
        return names.get(field.template, _NO_NAMES).get(parameter, parameter), listed
    new = labels.get(_first(field))
    return parameter, listed if new is None else [new, *listed]


def _edit(
    field: _Field, names: Mapping[str, Mapping[str, str]], labels: Mapping[str, str]
) -> Edit | None:
    node = field.parameter
    if node:
        new = names.get(field.template, _NO_NAMES).get(node.value)
        return Edit(node.start_mark.index, node.end_mark.index, _scalar(node, new)) if new else None
    new = labels.get(_first(field))
    return _labelled(field, new) if new else None


def _first(field: _Field) -> str:
    """Return what people read first of a field without a parameter."""
    return str(field.labels.value[0].value) if field.labels else field.name


def _labelled(field: _Field, new: str) -> Edit:
    """Return the edit that puts the label ``new`` before the others."""
    within = field.labels or field.node
    flow = within.flow_style
    first = within.value[0] if field.labels else field.node.value[0][0]
    mark = first.start_mark
    said = quoted(new) if set(new) & _SIGNS else one_line(new)
    if not field.labels:
        said = f"labels: [{said}]"
    elif not flow:
        place = mark.index - (len("- ") if mark.column else 0)
        return Edit(place, place, f"- {said}\n{' ' * (mark.column - len('- '))}")
    gap = ", " if flow else "\n" + " " * mark.column
    return Edit(mark.index, mark.index, said + gap)


def _scalar(node: yaml.ScalarNode, new: str) -> str:
    plain = node.style not in ("'", '"') and not set(new) & _SIGNS
    return one_line(new) if plain else quoted(new)


def _fields(body: str, file: str) -> list[_Field]:
    """Return all fields, and those inside others; raises SchemaError."""
    with schema_errors():
        root = parse(body, file)
    return list(_inside(root, _text(root, "template")))


def _inside(node: yaml.Node | None, template: str) -> Iterator[_Field]:
    fields = _value(node, "fields")
    for key, field in fields.value if isinstance(fields, yaml.MappingNode) else ():
        if isinstance(field, yaml.MappingNode):
            yield _Field(template, key.value, field)
            yield from _inside(field, _text(field, "template"))


def _text(node: yaml.Node | None, name: str) -> str:
    found = _value(node, name)
    return str(found.value) if isinstance(found, yaml.ScalarNode) else ""


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)
