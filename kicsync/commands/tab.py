"""What the shell offers when a person presses Tab.

The functions are called by Click while the person types ("Shell Completion" in its manual): they
read the files of the workspace, take no lock, ask no network, and say nothing.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kicsync.errors import KicsyncError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_ASKED = "_KICSYNC_COMPLETE"
"""Click's variable: ``bash_complete`` while bash asks."""
_READ_BY_BASH = re.compile(r"[^\w.,/+@%-]")
_READ_IN_QUOTES = re.compile(r'["$`\\]')


def complete_titles(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem[str]]":
    """Return the titles that begin like ``incomplete``; accents and capitals don't matter."""
    from kicsync.workspace.folder import Workspace

    try:
        kinds = Workspace.open(_folder(ctx)).kinds()
        titles = [file.record.title for kind in kinds for file in kind.records()[0]]
    except (KicsyncError, OSError):
        return []
    return _items(titles, incomplete)


def complete_fields(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem[str]]":
    """Return the fields that begin like ``incomplete``."""
    from kicsync.kit.where_fields import places
    from kicsync.workspace.folder import Workspace

    try:
        schema = Workspace.open(_folder(ctx)).schema
    except (KicsyncError, OSError):
        return []
    return _items((place.name for place in places(schema)), incomplete)


def _folder(ctx: click.Context) -> Path:
    """Return the folder of ``-C``; the general options are not applied while a person types."""
    folder = ctx.find_root().params.get("folder")
    return folder if isinstance(folder, Path) else Path()


def _items(words: Iterable[str], incomplete: str) -> "list[CompletionItem[str]]":
    from click.shell_completion import CompletionItem

    from kicsync.kit.where_words import fold

    begun = fold(incomplete)
    found = (word for word in words if fold(word).startswith(begun))
    return [CompletionItem(_typed(word)) for word in found]


def _typed(word: str) -> str:
    """Return ``word`` as a person would have to type it.

    Bash puts what it gets on the line as it is, and Click's script takes one backslash of two out
    of it; the other shells do what is needed themselves.
    """
    if not os.environ.get(_ASKED, "").startswith("bash"):
        return word
    begun = os.environ.get("COMP_WORDS", "").rpartition("\n")[2]
    if begun.startswith("'"):
        return word.replace("\\", r"\\").replace("'", r"'\\''")
    signs = _READ_IN_QUOTES if begun.startswith('"') else _READ_BY_BASH
    return signs.sub(r"\\\g<0>", word).replace("\\", r"\\")
