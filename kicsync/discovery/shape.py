"""What values look like: the shape that nearly all of them have."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kicsync.kit import FieldType
from kicsync.kit.lists import split_list
from kicsync.lint.types import TYPES

NEARLY_ALL = 0.9
LONG = 200
"""Characters; what is longer is read better as a block of lines."""
SEPARATORS = (";", "@", ",", "/", "•")
"""Signs that people put between items; what recurs between them tells which one is meant."""
_ITEM = 100
"""Characters: an item of a list is no sentence."""
_RECURRING = 0.6
"""The share of different items, up to which they are chosen from a few."""
_FEW = 3
"""Values: of fewer nothing can be said."""

_URL = re.compile(r"(?:https?:)?//\S+")
_WORDS = frozenset({"oui", "non", "yes", "no", "vrai", "faux", "true", "false"})
_BULLET = re.compile(
    r"\*[ \t]*(?:\[(?:https?:)?//\S+[ \t][^\]\n]+\]|[^\n]*[ \t\u00a0\u202f]:[ \t\u00a0])"
)


class Shape(NamedTuple):
    """``type`` is what nearly all values are; ``separator`` is that of a list."""

    type: FieldType
    separator: str = ""


def shape_of(values: Sequence[str]) -> Shape:
    """Return the shape of ``values``, none of them blank."""
    if not values:
        return Shape(FieldType.LINE)
    for kind, fits in _KINDS:
        fitting = sum(fits(value) for value in values)
        if fitting >= len(values) * NEARLY_ALL:
            return Shape(kind)
    if _are_texts(values):
        return Shape(FieldType.TEXT)
    separator = _separator(values)
    return Shape(FieldType.LIST, separator) if separator else Shape(FieldType.LINE)


def _are_texts(values: Sequence[str]) -> bool:
    """Tell whether values have several lines on more than a few pages, or are long on most."""
    lines = sum("\n" not in value for value in values)
    long = sum(len(value) > LONG for value in values)
    return lines < len(values) * NEARLY_ALL or long * 2 > len(values)


def misfits(values: Sequence[str], kind: FieldType) -> int:
    """Return how many of ``values`` are not what the type ``kind`` asks for."""
    if kind is FieldType.LINE:
        return sum("\n" in value for value in values)
    fits = dict(_KINDS).get(kind)
    return sum(not fits(value) for value in values) if fits else 0


def all_bullets(values: Sequence[str]) -> bool:
    """Tell whether nearly all ``values`` are bullets that hold a name with a link or a sentence."""
    lines = [line for value in values for line in value.split("\n") if line.strip()]
    bullets = sum(bool(_BULLET.match(line)) for line in lines)
    return len(values) >= _FEW and bullets >= len(lines) * NEARLY_ALL


def _is_flag(value: str) -> bool:
    return value.casefold() in _WORDS


def _fits(kind: FieldType) -> Callable[[str], bool]:
    found = TYPES[kind][0]
    return lambda value: bool(found(value))


_KINDS: tuple[tuple[FieldType, Callable[[str], bool]], ...] = (
    (FieldType.URL, lambda value: bool(_URL.fullmatch(value))),
    (FieldType.FLAG, _is_flag),
    (FieldType.NUMBER, _fits(FieldType.NUMBER)),
    (FieldType.DATE, _fits(FieldType.DATE)),
)
"""A year is a number and a date: it is called a number, which it fits as well."""


def _separator(values: Sequence[str]) -> str:
    """Return the sign between items that recur from value to value, '' when there is none."""
    plain = [value for value in values if "//" not in value]
    different = list(dict.fromkeys(plain))
    for sign in SEPARATORS:
        items = [item for value in different for item in split_list(value, sign)]
        several = sum(sign in value for value in plain)
        short = all(len(item) <= _ITEM for item in items)
        if (
            several >= _FEW
            and len(different) > 1
            and short
            and len(set(items)) <= len(items) * _RECURRING
        ):
            return sign
    return ""
