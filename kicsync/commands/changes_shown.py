"""What an import changes, record by record, as diff shows it: tables and documents alike."""

from collections.abc import Iterable

import click

from kicsync.commands import words
from kicsync.i18n import _
from kicsync.kit import Schema
from kicsync.sync.sheet_plan import Change


def show(changes: Iterable[Change], schema: Schema, conflict: str) -> None:
    """Print ``changes``; ``conflict`` says of a ``{field}`` that both sides changed it."""
    for change in changes:
        new = "" if change.file else _("new ingredient")
        click.secho(words.about(change.new.title, new), bold=True)
        for one in change.changes(schema):
            click.secho(f"  {one.field}", fg="cyan")
            for line in one.lines:
                click.echo(words.difference(line))
        for name in change.conflicts:
            click.secho(f"  {conflict.format(field=name)}", fg="red")
