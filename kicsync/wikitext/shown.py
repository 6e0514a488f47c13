"""Does the wiki show what a record says? Compared are the words, without markup and blanks.

A list and the tools of an ingredient may be shown in any order and with any marks between them; a
link may be shown as its address or behind its name.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from kicsync.kit import Field, FieldType, Record
from kicsync.kit.table import Target
from kicsync.wikitext.plain import hidden_from_us, plain, urls

_BETWEEN = re.compile(r"[\W_]*")
_FORMATTED = (FieldType.DATE, FieldType.NUMBER, FieldType.FLAG)
"""What a wiki may show in its own way: “31 janvier 2024”, “oui”."""


class Verdict(Enum):
    """What can be said of a value and what the page shows."""

    SAME = "same"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class Seen(NamedTuple):
    """What a page shows of one field: its words as lines, and the addresses it links to."""

    text: str = ""
    links: tuple[str, ...] = ()


def judge(record: Record, target: Target, seen: Seen, beside: Sequence[str] = ()) -> Verdict:
    """Tell whether ``seen`` is what ``record`` says in ``target``.

    ``beside`` are texts of the record that may be shown there too, without a label of their own.
    """
    field = target.sub or target.field
    assert target.field
    assert field
    texts = texts_of(record, target)
    if _same(record, target, field, seen) or _same_beside(texts, seen, beside):
        return Verdict.SAME
    unknown = field.type in _FORMATTED or any(hidden_from_us(text) for text in texts)
    return Verdict.UNKNOWN if unknown else Verdict.DIFFERS


def shows(row: Seen, record: Record, target: Target) -> bool:
    """Tell whether all of ``target`` stands somewhere in ``row``, under whatever label."""
    whole, links = letters(row.text), {_address(link) for link in (*row.links, *urls(row.text))}
    texts = texts_of(record, target)
    return all(letters(plain(text)) in whole or _address(text) in links for text in texts)


def texts_of(record: Record, target: Target) -> tuple[str, ...]:
    """Return the texts that ``record`` holds in ``target``, the blank ones left out."""
    field, sub = target.field, target.sub
    assert field
    if field.type is FieldType.ENTRIES:
        names = [sub.name] if sub else [one.name for one in field.fields]
        found = [tool.get(name, "") for tool in record.tools(field) for name in names]
    elif field.type is FieldType.LIST:
        found = list(record.items(field))
    else:
        found = [record.text(field)]
    return tuple(text for text in found if text.strip())


def letters(text: str) -> str:
    """Return ``text`` as it is compared: NFC, without blanks and without the edges of cells."""
    whole = unicodedata.normalize("NFC", unescape(text))
    return "".join(whole.replace("|", " ").split())


def _same(record: Record, target: Target, field: Field, seen: Seen) -> bool:
    assert target.field
    texts = texts_of(record, target)
    if field.type is FieldType.URL:
        return _same_links(texts, seen) or _covers(texts, seen.text)
    if target.field.type is FieldType.ENTRIES and target.sub is None:
        return _same_tools(record, target.field, seen)
    if target.field.type in (FieldType.LIST, FieldType.ENTRIES):
        return _covers(texts, seen.text)
    return letters(plain("\n".join(texts))) == letters(seen.text)


def _same_beside(texts: Sequence[str], seen: Seen, beside: Sequence[str]) -> bool:
    """Tell whether ``seen`` holds ``texts``, and nothing more than some of ``beside``."""
    rest = _without(letters(seen.text), [letters(plain(text)) for text in texts])
    if rest is None or not beside:
        return False
    lines = {letters(line) for text in beside for line in plain(text).split("\n")}
    for line in sorted(lines - {""}, key=len, reverse=True):
        rest = rest.replace(line, "\n")
    return _is_between(rest)


def _same_links(texts: Sequence[str], seen: Seen) -> bool:
    shown = {_address(link) for link in (*seen.links, *urls(seen.text))}
    return {_address(text) for text in texts} == shown


def _same_tools(record: Record, field: Field, seen: Seen) -> bool:
    """Tell whether one cell shows every tool; an address may be shown, linked, or left out."""
    links = {sub.name for sub in field.fields if sub.type is FieldType.URL}
    tools = record.tools(field)
    texts = [text for tool in tools for name, text in tool.items() if name not in links]
    known = {_address(text) for tool in tools for name, text in tool.items() if name in links}
    shown = [url for url in urls(seen.text) if _address(url) in known]
    linked = {_address(url) for url in (*shown, *seen.links)}
    return known <= linked | {""} and _covers([*texts, *shown], seen.text)


def _covers(texts: Iterable[str], shown: str) -> bool:
    """Tell whether ``texts`` are all that stands in ``shown``, but for marks between them."""
    rest = _without(letters(shown), [letters(plain(text)) for text in texts])
    return rest is not None and _is_between(rest)


def _without(rest: str, texts: Iterable[str]) -> str | None:
    """Return ``rest`` with each of ``texts`` taken out once, None where one is not in it."""
    for text in sorted(texts, key=len, reverse=True):
        if text not in rest:
            return None
        rest = rest.replace(text, "\n", 1)
    return rest


def _is_between(rest: str) -> bool:
    return all(_BETWEEN.fullmatch(part) for part in rest.split("\n"))


def _address(url: str) -> str:
    """Return an address without what changes nothing: its escapes, and a slash at its end."""
    return unquote(url.strip()).removeprefix("https:").removeprefix("http:").rstrip("/")
