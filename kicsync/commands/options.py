"""Options that several commands have."""

import click

from kicsync.i18n import _

titles = click.argument("titles", nargs=-1, metavar=_("[TITLE]..."))
format_ = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help=_("Words for people, or one JSON object for programs."),
)
dry_run = click.option(
    "--dry-run", is_flag=True, help=_("Show what would be done, and do nothing.")
)
