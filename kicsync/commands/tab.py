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
    """Return the titles that begin like ``incomplete``; accents and capitals don't matter.

    They are those of every kind of pages, for a command with ``--kind`` those of this one.
    """
    from kicsync.workspace.folder import Workspace

    wanted = ctx.params.get("kind")
    try:
        every = Workspace.open(_folder(ctx)).kinds()
        kinds = [space for space in every if wanted in (None, space.kind.name)]
        titles = [file.record.title for kind in kinds for file in kind.records()[0]]
    except (KicsyncError, OSError):
        return []
    return _items(titles, incomplete)


def complete_fields(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem[str]]":
    """Return the fields that begin like ``incomplete``, those of the pages of ``--kind``."""
    from kicsync.kit.where_fields import names
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.kinds import INGREDIENT

    wanted = ctx.params.get("kind", INGREDIENT.name)
    try:
        every = Workspace.open(_folder(ctx)).kinds()
    except (KicsyncError, OSError):
        return []
    fields = (name for s in every if s.kind.name == wanted for name in names(s.schema))
    return _items(fields, incomplete)


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
