"""The door: one module a command.

Here is the one place that turns errors into text and exit codes.
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
    from kicsync.errors import KicsyncError

    sys.excepthook = crash.report
    try:
        code = cli.main(arguments, prog_name="kicsync", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        click.echo(i18n._("Interrupted."), err=True)
        code = 130
    except KicsyncError as error:
        crash.explain(error)
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)
