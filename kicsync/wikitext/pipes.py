"""The raw ``|`` that people write, and the ``{{!}}`` that a page needs in its place.

Inside a parameter a raw ``|`` starts the next parameter, so it is written ``{{!}}``; a table
``{| … |}`` becomes ``{{{!}} … {{!}}}`` (Help:Tables; Page Forms writes the same).
"""

import re
from typing import NamedTuple

from kicsync.wikitext.mask import PIPE_WORD, mask_opaque

_TOKEN = re.compile(r"\[\[|\]\]|\{{2,}|\}{2,}|\|")
_ARGUMENT = 3  # {{{…}}} is the longest pair of braces


class Outline(NamedTuple):
    """What a value would do to the template around it.

    ``pipes`` are the places of the ``|`` that would end the parameter; ``stray`` is the bracket
    that has no partner (``[[``, ``{{`` or ``}}``), or ''.
    """

    pipes: tuple[int, ...]
    stray: str


def outline(value: str) -> Outline:
    """Read ``value`` as MediaWiki's preprocessor does when it looks for the end of a parameter."""
    opened: list[str] = []
    pipes = []
    stray = ""
    for token in _TOKEN.finditer(mask_opaque(value)):
        mark = token[0]
        if mark == "|":
            pipes += [] if opened else [token.start()]
        elif mark == "[[" or mark.startswith("{"):
            opened.append(mark)
        elif mark == "]]":
            opened = opened[:-1] if opened and opened[-1] == "[[" else opened
        elif _close(opened, len(mark)) > 1:
            stray = stray or "}}"
    return Outline(tuple(pipes), opened[0][:2] if opened else stray)


def encode(value: str) -> str:
    """Return ``value`` as it must stand in a parameter."""
    parts = []
    position = 0
    for pipe in outline(value).pipes:
        boxed = value[pipe - 1 : pipe] == "{" and value[pipe + 1 : pipe + 2] == "}"
        # {{{!}}} would be an argument named "!", so this one is written as a character entity
        parts += [value[position:pipe], "&#124;" if boxed else "{{!}}"]
        position = pipe + 1
    return "".join([*parts, value[position:]])


def decode(raw: str) -> str:
    """Return the raw value of a parameter as a person writes it.

    ``{{!}}`` becomes ``|`` only where ``encode`` gives the same bytes back.
    """
    if "{{!}}" not in raw:
        return raw
    plain = PIPE_WORD.sub("|", raw)
    return plain if encode(plain) == raw else raw


def _close(opened: list[str], braces: int) -> int:
    """Close what ``braces`` closing braces close, and return how many are left over."""
    while braces > 1 and opened and opened[-1].startswith("{"):
        used = min(len(opened[-1]), braces, _ARGUMENT)
        rest = opened.pop()[used:]
        if len(rest) > 1:
            opened.append(rest)
        braces -= used
    return braces if not opened else 0
