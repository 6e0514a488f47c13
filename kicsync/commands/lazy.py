"""A group inside the group: its commands by name, each imported when it is run."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from kicsync.i18n import _

Registry = Mapping[str, tuple[str, str]]
"""The module of each command, and its line in the list."""


class Lazy(click.Group):
    """A group that knows its commands by a written-out ``registry``."""

    def __init__(self, *arguments: Any, registry: Registry, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.registry = registry

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order of the registry."""
        return list(self.registry)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command ``cmd_name``; None when there is no such command."""
        if cmd_name not in self.registry:
            return None
        command = import_module(self.registry[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(line)) for name, (_m, line) in self.registry.items()])
