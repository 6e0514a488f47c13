"""kicsync sandbox: a real MediaWiki on this machine, to rehearse on."""

import shlex

import click

from kicsync.errors import SandboxError
from kicsync.i18n import _
from kicsync.sandbox import KITS, Running, Sandbox, sandbox_folder

_kit = click.option(
    "--kit",
    type=click.Choice(list(KITS)),
    help=_(
        "What to fill it with: tools in templates beside (example), in a parameter (inside) or as "
        "bullets (bullets), English names (english), or nothing (empty)."
    ),
)


@click.group(
    "sandbox",
    help=_(
        "Run a rehearsal wiki on this machine.\n\n"
        "It is a real MediaWiki filled with the example Kit. Nothing of it leaves this machine: "
        "try a bulk change here before you touch the real wiki.\n\n"
        "\b\nExample:\n  kicsync sandbox start"
    ),
)
def command() -> None:
    """Rehearse on a real MediaWiki."""


@command.command(
    help=_(
        "Start the rehearsal wiki; the first time, install and fill it.\n\n"
        "\b\nExample:\n  kicsync sandbox start --pages 200\n"
        "  kicsync sandbox start --kit inside"
    )
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help=_("Port to listen on; without it, the one of the last time, or any free one."),
)
@click.option(
    "--pages",
    type=click.IntRange(0, 9999),
    default=0,
    help=_("Add this many generated ingredients, to rehearse on a large wiki."),
)
@_kit
def start(port: int | None, pages: int, kit: str | None) -> None:
    """Install if need be, start, say where."""
    sandbox = Sandbox(sandbox_folder())
    before = sandbox.running()
    if not sandbox.installed:
        click.echo(_("Installing the rehearsal wiki…"), err=True)
    running = sandbox.start(port, pages, kit or "")
    said = _("The rehearsal wiki runs at {url}")
    if before:
        said = _("The rehearsal wiki was already running at {url}")
    click.echo(said.format(url=running.url), err=True)
    click.echo(
        _("Point kicsync at it with: {command}").format(command='eval "$(kicsync sandbox env)"'),
        err=True,
    )


@command.command(
    help=_("Stop the rehearsal wiki; its pages are kept.\n\n\b\nExample:\n  kicsync sandbox stop")
)
def stop() -> None:
    """End what start started."""
    if Sandbox(sandbox_folder()).stop():
        click.echo(_("The rehearsal wiki is stopped."), err=True)
    else:
        click.echo(_("The rehearsal wiki was not running."), err=True)


@command.command(
    help=_(
        "Bring the rehearsal wiki back to its Kit; all edits are lost.\n\n"
        "\b\nExample:\n  kicsync sandbox reset"
    )
)
@_kit
def reset(kit: str | None) -> None:
    """Start over."""
    running = Sandbox(sandbox_folder()).reset(kit or "")
    click.echo(_("The rehearsal wiki is as new."), err=True)
    if running:
        click.echo(_("The rehearsal wiki runs at {url}").format(url=running.url), err=True)


@command.command(
    help=_(
        "Say whether the rehearsal wiki runs, where, and how large it is.\n\n"
        "\b\nExample:\n  kicsync sandbox status"
    )
)
def status() -> None:
    """Describe the wiki in words."""
    sandbox = Sandbox(sandbox_folder())
    if running := sandbox.running():
        click.echo(_("The rehearsal wiki runs at {url}").format(url=running.url))
        click.echo(_("Pages: {count}").format(count=sandbox.count_pages()))
        click.echo(_("Kit: {kit}").format(kit=sandbox.kit))
        click.echo(_("Log of the requests: {file}").format(file=running.log))
    elif sandbox.installed:
        click.echo(_("The rehearsal wiki is installed, but not running."))
    else:
        click.echo(_("The rehearsal wiki is not installed yet."))
    click.echo(_("Folder: {folder}").format(folder=sandbox.folder))


@command.command(
    help=_(
        "Print the address and the bot password of the rehearsal wiki as export lines.\n\n"
        '\b\nExample:\n  eval "$(kicsync sandbox env)"'
    )
)
def env() -> None:
    """Print what a shell evaluates, and nothing else."""
    running = _running()
    for name, value in (
        ("KICSYNC_WIKI", running.url),
        ("KICSYNC_USER", running.user),
        ("KICSYNC_PASSWORD", running.password),
    ):
        click.echo(f"export {name}={shlex.quote(value)}")


def _running() -> Running:
    if running := Sandbox(sandbox_folder()).running():
        return running
    raise SandboxError(
        _("The rehearsal wiki is not running."),
        hint=_("Start it with: {command}").format(command="kicsync sandbox start"),
    )
