"""``.kicsync/discovered.yml``: what discovery found when the schema was last written.

It is the base of a three-way merge: what differs from it in the schema is a person's own choice,
what differs from it on the wiki is a change there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kicsync.discovery.asked import Asked
from kicsync.discovery.found import Found, dotted
from kicsync.errors import SchemaError
from kicsync.i18n import _
from kicsync.kit import Schema, Step
from kicsync.workspace.schema_file import make_schema, make_steps
from kicsync.workspace.schema_values import Known

FILE = "discovered.yml"


@dataclass(frozen=True)
class Remembered:
    """What was asked, the ``text`` of the schema that was written, and what it meant."""

    asked: Asked
    text: str
    schema: Schema
    strangers: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def values(self) -> Known:
        """The values that fields were limited to, by their dotted name."""
        return {name: one.known for name, one in dotted(self.schema.fields) if one.values_from}


def read_remembered(state: Path) -> Remembered | None:
    """Return what ``state``, the folder .kicsync, remembers; None when nothing was discovered.

    Raises SchemaError for a file that is damaged.
    """
    path = state / FILE
    if not path.is_file():
        return None
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        return _remembered(path, data)
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise SchemaError(
            _("{file} is damaged.").format(file=path),
            hint=_("Delete it; then the schema is compared without it."),
        ) from error


def remembered_text(text: str, found: Found) -> str:
    """Return the file that keeps what was found; ``text`` is the schema as discovery writes it."""
    data = {
        "asked": found.asked._asdict(),
        "schema": text.splitlines(),
        "values": {name: list(known) for name, known in found.values.items()},
        "steps": [_plain(step) for step in found.schema.steps],
        "strangers": list(found.strangers),
        "gone": list(found.gone),
    }
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=True)


def _remembered(path: Path, data: Mapping[str, Any]) -> Remembered:
    text = "".join(f"{line}\n" for line in data["schema"])
    values = {name: tuple(known) for name, known in data["values"].items()}
    steps = make_steps(path, data["steps"])
    written = yaml.load(text, Loader=yaml.CSafeLoader)
    schema = make_schema(path, written, steps, values)
    asked, strangers, gone = Asked(**data["asked"]), data["strangers"], data["gone"]
    return Remembered(asked, text, schema, tuple(strangers), tuple(gone))


def _plain(step: Step) -> dict[str, Any]:
    return {**step._asdict(), "steps": [_plain(below) for below in step.steps]}
