"""The records that ``--where`` and ``--kind`` choose, in list and edit."""

from collections.abc import Sequence

import click

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.where import parse
from kicsync.sync.bulk import chosen
from kicsync.workspace.folder import Workspace
from kicsync.workspace.kinds import INGREDIENT, KINDS
from kicsync.workspace.record_file import RecordFile

where = click.option(
    "--where",
    metavar=_("COND"),
    help=_("Only those for which this is true: 'etapes has \"2 - …\" and exemple is empty'."),
)
kind = click.option(
    "--kind",
    type=click.Choice([kind.name for kind in KINDS]),
    default=INGREDIENT.name,
    show_default=True,
    help=_("Which pages: the ingredients, or those of the steps."),
)


def of_kind(space: Workspace, name: str) -> Workspace:
    """Return the workspace as the kind ``name`` sees it; raises ConfigError where it has none."""
    found = [other for other in space.kinds() if other.kind.name == name]
    if not found:
        schema = next(kind.schema for kind in KINDS if kind.name == name)
        raise ConfigError(
            _("This workspace has no pages of the kind “{kind}”.").format(kind=name),
            hint=_("They are there once the folder {folder} has a file {file}.").format(
                folder=space.config.schema, file=schema
            ),
        )
    return found[0]


def choose(
    space: Workspace, files: Sequence[RecordFile], titles: Sequence[str], where: str | None
) -> list[RecordFile]:
    """Return those of ``files`` that are asked for; raises ConfigError."""
    condition = None if where is None else parse(where, space.schema)
    return chosen(files, titles, condition, space.schema)
