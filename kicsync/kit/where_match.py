"""Tell whether a condition holds for a record."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping

from kicsync.kit.lists import split_list
from kicsync.kit.record import Record, Value
from kicsync.kit.schema import Schema
from kicsync.kit.where_tree import (
    All,
    Compared,
    Condition,
    Empty,
    How,
    Matched,
    Measure,
    Measured,
    Not,
    OneOf,
    Place,
)
from kicsync.kit.where_words import unaccented

_ORDERS: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_LETTER = re.compile(r"\w")


def matches(condition: Condition, record: Record, schema: Schema) -> bool:
    """Tell whether ``condition`` holds for ``record``.

    What is said of a sub-field holds when it holds for any of the entries.
    """
    match condition:
        case All(parts):
            return all(matches(part, record, schema) for part in parts)
        case OneOf(parts):
            return any(matches(part, record, schema) for part in parts)
        case Not(part):
            return not matches(part, record, schema)
    return any(_holds(condition, value) for value in _values(condition.place, record, schema))


def _values(place: Place, record: Record, schema: Schema) -> Iterator[Value]:
    """Yield the value at ``place``, of a sub-field that of each entry."""
    if place.sub:
        yield from (tool.get(place.sub.name, "") for tool in record.tools(place.field))
    elif place.field.name == schema.title:
        yield record.title
    else:
        yield record.value(place.field)


def _holds(test: Empty | Compared | Matched | Measured, value: Value) -> bool:
    match test:
        case Empty(_place, negated):
            return bool(value) is negated
        case Matched(_place, pattern, exact):
            texts = _texts(value)
            return any(pattern.search(text if exact else unaccented(text)) for text in texts)
        case Measured(_place, measure, sign, number):
            return _ORDERS[sign](_measured(measure, value), number)
    return _compared(test, value) is not test.negated


def _compared(test: Compared, value: Value) -> bool:
    if test.how is How.CONTAINS:
        return any(test.wanted.stands_in(text) for text in _texts(value))
    if test.how is How.HAS:
        return any(test.wanted.fits(item) for item in _items(test.place, value))
    return _equal(test, value)


def _equal(test: Compared, value: Value) -> bool:
    """Tell whether a text is the one that is looked for, or a list has just its items."""
    if isinstance(value, str):
        return test.wanted.fits(value)
    field = test.place.field
    items = split_list(test.wanted.text, field.separator, field.known)
    found = list(_texts(value))
    alike = (test.wanted.of(item).fits(text) for item, text in zip(items, found, strict=False))
    return len(items) == len(found) and all(alike)


def _items(place: Place, value: Value) -> Iterator[str]:
    """Yield the items of a list, or the keys of entries."""
    for item in value:
        yield item if isinstance(item, str) else item.get(place.field.key, "")


def _texts(value: Value) -> Iterator[str]:
    """Yield every text in ``value``, all of those of its entries."""
    if isinstance(value, str):
        yield value
        return
    for item in value:
        yield from [item] if isinstance(item, str) else item.values()


def _measured(measure: Measure, value: Value) -> int:
    if measure is Measure.COUNT or not isinstance(value, str):
        return len(value)
    if measure is Measure.LINES:
        return len(value.splitlines())
    return sum(bool(_LETTER.search(word)) for word in value.split())
