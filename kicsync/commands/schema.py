"""kicsync schema."""

import click

from kicsync.commands import words
from kicsync.commands.context import Run
from kicsync.i18n import _
from kicsync.kit import Field
from kicsync.workspace.folder import Workspace
from kicsync.workspace.json_schema import json_schema

_HELP = _(
    "Show the fields of an ingredient, and where each stands on the wiki.\n\n"
    "With --json, as a JSON Schema: editors that know YAML complete and check while you type.\n\n"
    "\b\nExample:\n"
    "  kicsync schema\n"
    "  kicsync schema --json"
)


@click.command(help=_HELP)
@click.option("--json", "as_json", is_flag=True, help=_("Print a JSON Schema of a record."))
@click.pass_obj
def command(run: Run, *, as_json: bool) -> int:
    """Print the schema."""
    schema = Workspace.open(run.folder).schema
    if as_json:
        words.show_json(json_schema(schema))
        return 0
    click.echo(_("Template: {name}").format(name=schema.template))
    for field in schema.fields:
        click.echo(f"  {_line(field)}")
        for sub in field.fields:
            click.echo(f"    {_line(sub)}")
    return 0


def _line(field: Field) -> str:
    place = field.parameter or field.template
    notes = [field.type.value, *([_("required")] if field.required else [])]
    return f"{field.name} ({', '.join(notes)}): {place}"
