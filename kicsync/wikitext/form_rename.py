"""A form whose fields fill in parameters under their new names, and offer the new values.

Only the names and values in the tags change (manual page "Extension:Page Forms/Defining forms").
"""

import re
from collections.abc import Iterator, Mapping

from kicsync.kit.titles import page_title
from kicsync.wikitext.braces import ARGUMENT, find_groups
from kicsync.wikitext.calls import Span
from kicsync.wikitext.form_tags import END, FIELD, TEMPLATE
from kicsync.wikitext.hidden import hide_literal
from kicsync.wikitext.pieces import parts_of, replaced, stripped

_OPTION = re.compile(r"\s*(?P<key>values|default)\s*=(?P<value>.*)", re.DOTALL | re.IGNORECASE)
_DELIMITER = re.compile(r"\s*delimiter\s*=\s*(?P<sign>.*?)\s*", re.DOTALL | re.IGNORECASE)
_INSIDE = re.compile(r"\s*embed in field\s*=\s*(?P<template>[^\[\]]+)\[(?P<field>[^\[\]]+)\]\s*")

Names = Mapping[str, Mapping[str, str]]
"""New names of parameters by the old ones, by their template."""


def rename_fields(text: str, names: Names, values: Mapping[str, str]) -> str:
    """Return the form ``text`` with the new ``names`` of its fields, and the new ``values``."""
    by_title = {page_title(template): pairs for template, pairs in names.items()}
    template = ""
    edits: list[tuple[Span, str]] = []
    hidden = hide_literal(text)
    for group in find_groups(hidden):
        parts = parts_of(group)
        if group.mark != ARGUMENT or (len(parts) == 1 and _words(hidden, parts[0]) != END):
            continue
        tag = _words(hidden, parts[0])
        if tag == TEMPLATE:
            template = page_title(parts[1].of(hidden))
            edits += _embedded(hidden, parts, by_title)
        elif tag == END:
            template = ""
        elif tag == FIELD:
            edits += _field(hidden, parts, by_title.get(template, {}), values)
    return replaced(text, edits)


def _field(
    text: str, parts: list[Span], names: Mapping[str, str], values: Mapping[str, str]
) -> Iterator[tuple[Span, str]]:
    span = stripped(text, parts[1])
    if span.of(text) in names:
        yield span, names[span.of(text)]
    signs = (_DELIMITER.fullmatch(part.of(text)) for part in parts)
    sign = next((found["sign"] for found in signs if found and found["sign"]), ",")
    for part in parts[2:]:
        found = _OPTION.fullmatch(text, part.start, part.end)
        if found:
            yield from _listed(text, Span(*found.span("value")), sign, values)


def _listed(
    text: str, span: Span, sign: str, values: Mapping[str, str]
) -> Iterator[tuple[Span, str]]:
    """Yield the edits of a list of values; one that holds the delimiter is found as a whole."""
    for old, new in values.items():
        pattern = rf"(?:(?<={re.escape(sign)})|\A)\s*({re.escape(old)})\s*(?={re.escape(sign)}|\Z)"
        for found in re.finditer(pattern, span.of(text)):
            start, end = found.span(1)
            yield Span(span.start + start, span.start + end), new


def _embedded(text: str, parts: list[Span], names: Names) -> Iterator[tuple[Span, str]]:
    for part in parts[2:]:
        found = _INSIDE.fullmatch(text, part.start, part.end)
        new = names.get(page_title(found["template"]), {}).get(found["field"]) if found else None
        if found and new:
            yield Span(*found.span("field")), new


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split()).casefold()
