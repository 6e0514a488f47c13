"""What a person reads when something goes wrong: an error that has a name, or a bug of ours."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

import click

from kicsync import __version__
from kicsync.errors import KicsyncError
from kicsync.i18n import _
from kicsync.plain import shown

BUG = 4
_ISSUES = "https://github.com/kicsync/kicsync/issues"


def explain(error: KicsyncError) -> None:
    """Print what happened and what to do next."""
    click.secho(_("Error: {message}").format(message=shown(error.message)), fg="red", err=True)
    if error.hint:
        click.echo(f"  → {shown(error.hint)}", err=True)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write the traceback to a log file, name the file, and exit with 4 (``sys.excepthook``)."""
    text = "".join(traceback.format_exception(kind, error, trace))
    log = _log_file()
    log.write_text(f"kicsync {__version__}, Python {sys.version}\n{text}", encoding="utf-8")
    click.secho(_("This is a bug in kicsync, and not your fault."), fg="red", err=True)
    click.echo(
        "  → " + _("Please send the file {file} to {issues}.").format(file=log, issues=_ISSUES),
        err=True,
    )
    sys.exit(BUG)


def _log_file() -> Path:
    from platformdirs import user_log_path

    return user_log_path("kicsync", appauthor=False, ensure_exists=True) / "bug.log"
