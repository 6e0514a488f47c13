"""The group of all commands. A command's module is imported when the command is run.

The registry holds each command's line in the list, so that ``kicsync --help`` imports none.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kicsync import __version__
from kicsync.commands import crash
from kicsync.commands.context import Run
from kicsync.commands.options import refuse_both
from kicsync.errors import ConfigError, KicsyncError
from kicsync.i18n import N_, _

COMMANDS = {
    "init": ("kicsync.commands.init", N_("Make a workspace for a wiki.")),
    "pull": ("kicsync.commands.pull", N_("Bring what changed on the wiki into your files.")),
    "status": ("kicsync.commands.status", N_("Say what changed, here and on the wiki.")),
    "list": ("kicsync.commands.list", N_("Print the titles of the ingredients.")),
    "new": ("kicsync.commands.new", N_("Begin an ingredient.")),
    "edit": ("kicsync.commands.edit", N_("Change many ingredients at once.")),
    "diff": ("kicsync.commands.diff", N_("Show what changed, line by line.")),
    "resolve": ("kicsync.commands.resolve", N_("Decide what stays of a conflict.")),
    "push": ("kicsync.commands.push", N_("Bring your changes onto the wiki.")),
    "lint": ("kicsync.commands.lint", N_("Check the ingredients.")),
    "rule": ("kicsync.commands.rule", N_("Explain a rule of the check.")),
    "schema": ("kicsync.commands.schema", N_("Show the fields of an ingredient.")),
    "steps": ("kicsync.commands.steps", N_("Show the steps, or bring them up to date.")),
    "table": ("kicsync.commands.table", N_("All ingredients in one table.")),
    "rubrics": ("kicsync.commands.rubrics", N_("Bring the document and the wiki together.")),
    "log": ("kicsync.commands.log", N_("List what was sent to the wiki from here.")),
    "undo": ("kicsync.commands.undo", N_("Take back on the wiki what a push did.")),
    "verify": ("kicsync.commands.verify", N_("Check that files, memory and wiki agree.")),
    "login": ("kicsync.commands.login", N_("Remember a name and a bot password.")),
    "completion": ("kicsync.commands.completion", N_("Have the Tab key complete what you type.")),
    "sandbox": ("kicsync.commands.sandbox", N_("Rehearse on a real wiki on this machine.")),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a beginner needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command ``cmd_name``; None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(line)) for name, (_module, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the one that was probably meant."""
        from kicsync.kit.suggest import did_you_mean

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            message = _("There is no command called “{name}”.").format(name=args[0])
            raise click.UsageError(f"{message} {did_you_mean(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; explain its error here, where ``--color`` is still known."""
        try:
            return super().invoke(ctx)
        except KicsyncError as error:
            crash.explain(error)
            return error.exit_code
        except OSError as error:
            if error.filename is None:  # a broken pipe is Click's to end, the rest is a bug
                raise
            named = _file_error(error)
            crash.explain(named)
            return named.exit_code


def _file_error(error: OSError) -> ConfigError:
    return ConfigError(
        _("{file} can't be read or written: {reason}.").format(
            file=error.filename, reason=error.strerror
        ),
        hint=_("Look at the permissions of its folder, and at the room left on the disk."),
    )


_HELP = _(
    "Keep the ingredients of the Kit Incubateur à Communs in step with its wiki.\n\n"
    "Pull the pages of the wiki into files, change the files, push them back.\n\n"
    "\b\nExample:\n"
    "  kicsync init\n"
    "  kicsync pull\n"
    "  kicsync status\n"
    "  kicsync push"
)


@click.group(cls=LazyGroup, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kicsync")
@click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    metavar=_("DIR"),
    help=_("Work as if kicsync had been started in DIR."),
)
@click.option("-v", "--verbose", is_flag=True, help=_("Say more: every wait, every request."))
@click.option("-q", "--quiet", is_flag=True, help=_("Say nothing but results and errors."))
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help=_("When to use colours."),
)
@click.pass_context
def cli(ctx: click.Context, *, folder: Path, verbose: bool, quiet: bool, color: str) -> None:
    """Keep what the options say for the command."""
    refuse_both("-v", verbose, "-q", quiet)
    ctx.color = {"auto": None, "always": True, "never": False}[color]
    ctx.obj = Run(folder, verbose=verbose, quiet=quiet)
