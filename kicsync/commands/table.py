"""kicsync table: the page that shows all ingredients, and the Kit as a spreadsheet.

A command of the group is imported when it is run: those about spreadsheets load libraries that the
others don't need.
"""

import click

from kicsync.commands.lazy import Lazy
from kicsync.i18n import N_, _

COMMANDS = {
    "pull": ("kicsync.commands.table_pull", N_("Read what the page KIC shows.")),
    "check": ("kicsync.commands.table_check", N_("Compare that page with your files.")),
    "show": ("kicsync.commands.table_show", N_("Print all ingredients as one table.")),
    "export": ("kicsync.commands.table_export", N_("Write a spreadsheet to fill in.")),
    "import": ("kicsync.commands.table_import", N_("Take in a spreadsheet that was filled in.")),
}
_HELP = _(
    "All ingredients at a glance: the page KIC of the wiki, and spreadsheets.\n\n"
    "The title of that page stands in kicsync.toml (table). Whatever its form is, a table in its "
    "text, one that the wiki makes, or a block for each ingredient, its columns are recognised by "
    "the names of the fields, and by “labels” in the schema.\n\n"
    "\b\nExample:\n"
    "  kicsync table pull\n"
    "  kicsync table check\n"
    "  kicsync table show --format html"
)


@click.group("table", cls=Lazy, registry=COMMANDS, help=_HELP)
def command() -> None:
    """Group the commands about the table."""
