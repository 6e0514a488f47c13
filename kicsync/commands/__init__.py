"""The door: one module a command.

Errors become text and exit codes here and in ``LazyGroup.invoke``, and nowhere else.
"""

import sys
from collections.abc import Sequence

from kicsync import i18n

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run kicsync; ends in ``SystemExit`` with the code that ``kicsync.errors`` lists."""
    i18n.install()
    import click

    from kicsync.commands import crash
    from kicsync.commands.group import cli

    sys.excepthook = crash.report
    try:
        code = cli.main(arguments, prog_name="kicsync", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        click.echo("\n" + i18n._("Interrupted."), err=True)  # a terminal has just written ^C
        code = 130
    sys.exit(code if isinstance(code, int) else 0)
