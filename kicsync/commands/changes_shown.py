"""What an import changes, record by record, as diff shows it: tables and documents alike."""

from collections.abc import Iterable, Mapping

import click

from kicsync.commands import words
from kicsync.i18n import _
from kicsync.kit import Schema
from kicsync.sync.sheet_plan import Change


def show(
    changes: Iterable[Change],
    schema: Schema,
    conflict: str,
    notes: Mapping[str, str] | None = None,
) -> None:
    """Print ``changes``; ``conflict`` says of a ``{field}`` that both sides changed it.

    ``notes`` are said of a record besides, by the name of its file.
    """
    for change in changes:
        said = [] if change.file else [_("new ingredient")]
        said += [notes[change.name]] if notes and change.name in notes else []
        click.secho(words.about(change.new.title, ", ".join(said)), bold=True)
        for one in change.changes(schema):
            click.secho(f"  {one.field}", fg="cyan")
            for line in one.lines:
                click.echo(words.difference(line))
        for name in change.conflicts:
            click.secho(f"  {conflict.format(field=name)}", fg="red")
