"""Template calls of a page, with the exact place of each value.

The only module that imports mwparserfromhell.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import mwparserfromhell
from mwparserfromhell.nodes import Node, Template

from kicsync.kit.lists import SPACE
from kicsync.kit.titles import page_title
from kicsync.wikitext.mask import mask, visible

_REMEMBERED = 4096
"""Pages; the largest kits that are known have a few hundred."""


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (excluded) of a page."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return these characters of ``text``."""
        return text[self.start : self.end]


class Parameter(NamedTuple):
    """``|name=value`` in a call: ``span`` starts at the pipe, ``value`` has its spaces."""

    name: str
    span: Span
    value: Span
    positional: bool
    calls: tuple["Call", ...]


class Call(NamedTuple):
    """``{{name|…}}``; ``head`` is where the name ends."""

    name: str
    span: Span
    head: int
    parameters: tuple[Parameter, ...]

    def last(self, name: str) -> Parameter | None:
        """Return the parameter called ``name``; of a repeated one the last counts."""
        found = [parameter for parameter in self.parameters if parameter.name == name]
        return found[-1] if found else None


@lru_cache(maxsize=_REMEMBERED)
def find_calls(text: str) -> tuple[Call, ...]:
    """Return the calls at the top level of ``text``, in order.

    They are remembered: a page is asked what it is, read and written in one run.
    """
    code = mwparserfromhell.parse(mask(text), skip_style_tags=True)
    return tuple(_calls(code.nodes, text, 0))


def trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without the white space at its ends; a blank one is empty at its start."""
    value = span.of(text)
    if not value.strip(SPACE):
        return Span(span.start, span.start)
    start = span.start + len(value) - len(value.lstrip(SPACE))
    return Span(start, span.end - len(value) + len(value.rstrip(SPACE)))


def same_template(name: str, template: str) -> bool:
    """Tell whether a call written as ``name`` is a call of ``template``.

    The first letter has no case, spaces and underscores are one, and a namespace may stand
    before it, in the wiki's own language (Help:Transclusion; Manual:$wgCapitalLinks).
    """
    wanted = page_title(template)
    written = page_title(name)
    return written == wanted or page_title(written.rpartition(":")[2]) == wanted


def _calls(nodes: list[Node], text: str, offset: int) -> Iterator[Call]:
    for node in nodes:
        if isinstance(node, Template):
            yield _call(node, text, offset)
        offset += len(str(node))


def _call(node: Template, text: str, start: int) -> Call:
    head = start + len("{{") + len(str(node.name))
    parameters = []
    position = head
    for param in node.params:
        label = f"{param.name}=" if param.showkey else ""
        value_start = position + 1 + len(label)
        value = Span(value_start, value_start + len(str(param.value)))
        name = visible(text[position + 1 : value_start - 1]) if label else str(param.name)
        calls = tuple(_calls(param.value.nodes, text, value_start))
        parameters.append(Parameter(name, Span(position, value.end), value, not label, calls))
        position = value.end
    name = visible(text[start + len("{{") : head])
    return Call(name, Span(start, position + len("}}")), head, tuple(parameters))
