"""Change names of parameters in ``schema/ingredient.yml``, and nothing else in it."""

from collections.abc import Mapping

import yaml

from kicsync.errors import RecordError, SchemaError
from kicsync.i18n import _
from kicsync.workspace.nodes import parse
from kicsync.workspace.record_file import BOM
from kicsync.workspace.scalars import one_line, quoted
from kicsync.workspace.spans import Edit, apply

_SIGNS = set(",[]{}#:'\"")


def edit_parameters(text: str, names: Mapping[str, str], *, file: str) -> str:
    """Return ``text``, an ingredient.yml, whose fields stand for the new parameters of ``names``.

    Raises SchemaError when ``text`` can't be read, or can't be changed without being read
    differently.
    """
    body = text.removeprefix(BOM)
    found = _parameters(body, file)
    edits = [_edit(node, names[node.value]) for node in found if node.value in names]
    edited = apply(body, edits)
    wanted = [names.get(node.value, node.value) for node in found]
    if [node.value for node in _parameters(edited, file)] != wanted:
        raise SchemaError(
            _("{file} can't be changed without being read differently.").format(file=file),
            hint=_("Write the new names of the parameters into it by hand."),
        )
    return text[: len(text) - len(body)] + edited


def _edit(node: yaml.ScalarNode, new: str) -> Edit:
    plain = node.style not in ("'", '"') and not set(new) & _SIGNS
    return Edit(node.start_mark.index, node.end_mark.index, one_line(new) if plain else quoted(new))


def _parameters(body: str, file: str) -> list[yaml.ScalarNode]:
    """Return the values of ``parameter`` of all fields; raises SchemaError."""
    try:
        root = parse(body, file)
    except RecordError as error:
        raise SchemaError(error.message, hint=error.hint) from None
    fields = _value(root, "fields")
    every = fields.value if isinstance(fields, yaml.MappingNode) else ()
    found = (_value(field, "parameter") for _name, field in every)
    return [node for node in found if isinstance(node, yaml.ScalarNode)]


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)
