"""Condition as people write it -> tree.

``or`` binds less than ``and``, which binds less than ``not``, as everywhere.
"""

from collections.abc import Callable

from kicsync.i18n import _
from kicsync.kit.schema import Schema
from kicsync.kit.where_cursor import Cursor
from kicsync.kit.where_tokens import Shape
from kicsync.kit.where_tree import All, Condition, Not, OneOf
from kicsync.kit.where_verbs import read_test
from kicsync.kit.where_words import Word


def parse(text: str, schema: Schema) -> Condition:
    """Return the condition ``text`` over the fields of ``schema``.

    Raises ConfigError, which shows the place, for whatever can't be understood.
    """
    cursor = Cursor(text)
    found = _one_of(cursor, schema)
    if cursor.next.shape is not Shape.END:
        raise cursor.error(_("“and” or “or” is missing here"))
    return found


def _one_of(cursor: Cursor, schema: Schema) -> Condition:
    parts = _parts(cursor, Word.OR, lambda: _all(cursor, schema))
    return parts[0] if len(parts) == 1 else OneOf(parts)


def _all(cursor: Cursor, schema: Schema) -> Condition:
    parts = _parts(cursor, Word.AND, lambda: _not(cursor, schema))
    return parts[0] if len(parts) == 1 else All(parts)


def _parts(cursor: Cursor, between: Word, read: Callable[[], Condition]) -> tuple[Condition, ...]:
    parts = [read()]
    while cursor.word(between):
        parts.append(read())
    return tuple(parts)


def _not(cursor: Cursor, schema: Schema) -> Condition:
    with cursor:
        if cursor.word(Word.NOT):
            return Not(_not(cursor, schema))
        if not cursor.sign("("):
            return read_test(cursor, schema)
        found = _one_of(cursor, schema)
        cursor.need(")")
        return found
