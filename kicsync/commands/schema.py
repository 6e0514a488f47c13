"""kicsync schema."""

import click

from kicsync.commands import words
from kicsync.commands.context import Run
from kicsync.commands.schema_check import check
from kicsync.commands.schema_update import update
from kicsync.i18n import _
from kicsync.kit import Field
from kicsync.workspace.folder import Workspace
from kicsync.workspace.json_schema import json_schema

_HELP = _(
    "Show the fields of an ingredient, and where each stands on the wiki.\n\n"
    "With --json, as a JSON Schema: editors that know YAML complete and check while you type.\n\n"
    "\b\nExample:\n"
    "  kicsync schema\n"
    "  kicsync schema --json\n"
    "  kicsync schema check"
)


@click.group(help=_HELP, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Print a JSON Schema of a record."))
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> int:
    """Print the schema, unless a command of this group is run."""
    if ctx.invoked_subcommand:
        return 0
    run = ctx.ensure_object(Run)
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


command.add_command(check)
command.add_command(update)
