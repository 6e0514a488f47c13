"""Options that several commands have, and those that contradict each other."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from kicsync.commands.tab import complete_titles
from kicsync.i18n import _

titles = click.argument("titles", nargs=-1, metavar=_("[TITLE]..."), shell_complete=complete_titles)
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

summary = click.option(
    "--summary",
    default="",
    metavar=_("TEXT"),
    help=_("One sentence for the history of the page: why."),
)


def _kept(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Put the value of a general option where every command looks for it."""
    if value is not None and param.name:
        ctx.obj = replace(ctx.obj, **{param.name: value})


def network(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of every command that talks to a wiki; ``Run`` holds their values."""
    wait = click.option(
        "--max-wait",
        type=click.FloatRange(min=0),
        metavar=_("SECONDS"),
        callback=_kept,
        expose_value=False,
        help=_("How long to wait in all for a wiki that is busy (120)."),
    )
    insecure = click.option(
        "--insecure",
        is_flag=True,
        default=None,
        callback=_kept,
        expose_value=False,
        help=_("Use a wiki over http, where everyone on the way can read the password."),
    )
    return wait(insecure(command))


def refuse_both(first: str, one: object, second: str, other: object) -> None:
    """Raise a usage error when two options that contradict each other are both given."""
    if one and other:
        raise click.UsageError(
            _("{first} and {second} contradict each other.").format(first=first, second=second)
        )
