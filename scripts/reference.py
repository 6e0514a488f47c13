"""Write every command's help into the command reference of README.md."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

os.environ["LANGUAGE"] = "en"  # before any text is translated

import click

from kicsync.commands.group import cli

README = Path(__file__).parent.parent / "README.md"
_PART = re.compile(r"(<!-- reference[^\n]*-->\n).*(<!-- end of reference -->)", re.DOTALL)


def sections(command: click.Command, parent: click.Context | None, name: str) -> Iterator[str]:
    """Yield the help of a command, and of the commands in it, as parts of the README."""
    settings = command.context_settings
    context = click.Context(command, parent, name, terminal_width=90, **settings)
    yield f"### `{context.command_path}`\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found, sub
            yield from sections(found, context, sub)


def written(text: str) -> str:
    """Return the README with the reference of today."""
    reference = "\n".join(sections(cli, None, "kicsync"))
    return _PART.sub(lambda part: f"{part[1]}\n{reference}\n{part[2]}", text)


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
