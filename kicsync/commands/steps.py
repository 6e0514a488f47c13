"""kicsync steps."""

import click

from kicsync.commands.steps_import import import_
from kicsync.commands.steps_pull import pull
from kicsync.commands.steps_show import show
from kicsync.i18n import _

_HELP = _(
    "The steps of the Kit (the arborescence): show them, or bring them into schema/steps.yml.\n\n"
    "\b\nExample:\n"
    "  kicsync steps show\n"
    "  kicsync steps pull\n"
    "  kicsync steps import arborescence.xlsx"
)


@click.group(help=_HELP)
def command() -> None:
    """Group the commands about steps."""


command.add_command(show)
command.add_command(pull)
command.add_command(import_)
