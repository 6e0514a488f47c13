"""kicsync completion."""

import click

from kicsync.i18n import _

_LINES = {
    "bash": ("~/.bashrc", 'eval "$(_KICSYNC_COMPLETE=bash_source kicsync)"'),
    "zsh": ("~/.zshrc", 'eval "$(_KICSYNC_COMPLETE=zsh_source kicsync)"'),
    "fish": (
        "~/.config/fish/completions/kicsync.fish",
        "_KICSYNC_COMPLETE=fish_source kicsync | source",
    ),
}
_HELP = _(
    "Say how to have the Tab key complete commands, titles and fields.\n\n"
    "SHELL is the program in which you type: bash, zsh or fish.\n\n"
    "\b\nExample:\n"
    "  kicsync completion bash\n"
    "  kicsync completion bash >> ~/.bashrc"
)


@click.command(help=_HELP)
@click.argument("shell", type=click.Choice(list(_LINES)), metavar=_("SHELL"))
def command(*, shell: str) -> int:
    """Print the line to copy; what to do with it goes to stderr."""
    file, line = _LINES[shell]
    click.echo(
        _("Copy this line to the end of {file}, then open a new terminal:").format(file=file),
        err=True,
    )
    click.echo(line)
    return 0
