"""Tools written as bullets, as in ``* [https://cobudget.com Cobudget] : Budget participatif``."""

import re
from collections.abc import Iterator, Mapping

from kicsync.kit import Field, FieldType, Tool
from kicsync.kit.lists import SPACE
from kicsync.wikitext.calls import Span

_LINK = re.compile(r"\[(?P<link>(?:https?:)?//[^\s\]]+)[ \t]+(?P<name>[^\]\n]+)\]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BULLET = re.compile(r"\*[ \t]*")
_COLON = re.compile(r"[ \t\u00a0\u202f]+:(?:[ \t\u00a0\u202f]+|$)")
_GOES_ON = re.compile(r"[*#:;]+[*#:;]|[#:;]")


def bullet_spans(text: str, value: Span) -> Iterator[Span]:
    """Yield the place of each bullet of ``value``; deeper bullets belong to the one above."""
    position = value.start
    current: Span | None = None
    for line in _LINE.findall(value.of(text)):
        place = Span(position, position + len(line.rstrip(SPACE)))
        position += len(line)
        if current and _GOES_ON.match(line):
            current = Span(current.start, place.end)
        elif line.strip(SPACE):
            yield from [current] if current else []
            current = place
    yield from [current] if current else []


def read_bullet(bullet: str, field: Field) -> Tool:
    """Return the sub-fields of one bullet; a line of another shape is all name."""
    key, link, sentence = _roles(field)
    body = _BULLET.sub("", bullet, count=1).strip(SPACE)
    found = _LINK.match(body)
    rest = body[found.end() :] if found else body
    colon = _COLON.search(rest)
    if found and rest and not (colon and colon.start() == 0):
        found, rest, colon = None, body, _COLON.search(body)
    name = found["name"] if found else rest[: colon.start()] if colon else rest
    values = {
        key: name,
        link: found["link"] if found else "",
        sentence: rest[colon.end() :] if colon else "",
    }
    return {name: text.strip(SPACE) for name, text in values.items() if name and text.strip(SPACE)}


def write_bullet(tool: Tool, field: Field) -> str:
    """Return ``tool`` as one bullet, in the shape that ``read_bullet`` reads."""
    key, link, sentence = _roles(field)
    name = tool.get(key, "")
    head = f"[{tool[link]} {name}]" if _has(tool, link) else name
    return f"* {head} : {tool[sentence]}" if _has(tool, sentence) else f"* {head}"


def _has(tool: Mapping[str, str], name: str) -> bool:
    return bool(tool.get(name))


def _roles(field: Field) -> tuple[str, str, str]:
    """Return the names of the sub-fields that are the name, the link and the sentence."""
    others = [sub for sub in field.fields if sub.name != field.key]
    link = next((sub.name for sub in others if sub.type is FieldType.URL), "")
    sentence = next((sub.name for sub in others if sub.name != link), "")
    return field.key, link, sentence
