"""``schema/values.yml``: the values that the wiki limits a field to, by the field's dotted name.

They are kept apart from ``schema/ingredient.yml``, since a category has many members and they come
from the wiki: ``kicsync schema update`` writes the file.
"""

from collections.abc import Mapping
from pathlib import Path

from kicsync.errors import SchemaError
from kicsync.i18n import _
from kicsync.kit.suggest import did_you_mean
from kicsync.workspace.scalars import one_line

VALUES = "values.yml"
SOURCES = ("category", "property", "concept", "namespace")
"""What a form may take its values from (manual page "Extension:Page Forms/Defining forms")."""

Known = Mapping[str, tuple[str, ...]]
"""The values of each field, by its dotted name: ``outils.genre``."""


def check_source(path: Path, key: str, source: str) -> None:
    """Refuse, with SchemaError, a ``values_from`` that is not written ``category:Étape``."""
    kind, colon, name = source.partition(":")
    if not colon or not name.strip() or kind not in SOURCES:
        message = _("“{key}” can't be “{value}”").format(key=key, value=source)
        hint = _("Write what the values come from, and its name, as in “category:Étape”.")
        suggested = did_you_mean(kind, SOURCES) if colon else ""
        raise SchemaError(f"{path}: {message}.", hint=f"{hint} {suggested}".rstrip())


def known_values(path: Path, data: object) -> Known:
    """Return the values that the plain ``data`` of the file ``path`` holds; raises SchemaError."""
    if data is None:
        return {}
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise _wrong(path, _("“{name}” must hold names and values").format(name=path.name))
    for name, values in data.items():
        if not isinstance(values, list):
            message = _("“{key}” must be a list: each of its lines starts with “- ”")
            raise _wrong(path, message.format(key=name))
    return {name: tuple(map(str, values)) for name, values in data.items()}


def values_text(values: Known, heading: str) -> str:
    """Return the text of the file; ``heading`` is its comment, one line or several."""
    lines = [f"# {line}".rstrip() for line in heading.splitlines()]
    for name, listed in values.items():
        lines += ["", f"{one_line(name)}:", *(f"  - {one_line(value)}" for value in listed)]
    return "\n".join(lines) + "\n" if values else ""


def _wrong(path: Path, message: str) -> SchemaError:
    return SchemaError(f"{path}: {message}.")
