"""One test of a condition: a field, a verb, and mostly a text."""

import re

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.patterns import compiled
from kicsync.kit.schema import FieldType, Schema
from kicsync.kit.suggest import did_you_mean
from kicsync.kit.where_cursor import Cursor
from kicsync.kit.where_fields import find_place, names
from kicsync.kit.where_tokens import Shape, Token
from kicsync.kit.where_tree import (
    Compared,
    Condition,
    Empty,
    How,
    Matched,
    Measure,
    Measured,
    Not,
    Place,
    Wanted,
)
from kicsync.kit.where_words import Word, unaccented

_MANY = (FieldType.LIST, FieldType.ENTRIES)
_MEASURES = {Word.LINES: Measure.LINES, Word.WORDS: Measure.WORDS, Word.COUNT: Measure.COUNT}
_ORDERS = ("=", "!=", "<", "<=", ">", ">=")
_LONGEST = 9
"""Digits of a number."""


def read_test(cursor: Cursor, schema: Schema) -> Condition:
    """Read one test; raises ConfigError."""
    measure = _MEASURES.get(cursor.next.word) if cursor.next.word and cursor.calls else None
    if measure:
        return _measured(cursor, schema, measure)
    start = cursor.next
    place = _place(cursor, schema)
    if sign := cursor.sign("=", "!="):
        return _equal(cursor, place, start, negated=sign == "!=")
    return _verb(cursor, place, start)


def _place(cursor: Cursor, schema: Schema) -> Place:
    token = cursor.take()
    if token.shape not in (Shape.WORD, Shape.TEXT):
        raise cursor.error(_("the name of a field is missing here"), at=token)
    place = find_place(token.value, schema)
    if place is None:
        reason = _("there is no field called “{name}”").format(name=token.value)
        raise cursor.error(reason, did_you_mean(token.value, names(schema)), at=token)
    return place


def _measured(cursor: Cursor, schema: Schema, measure: Measure) -> Condition:
    start = cursor.take()
    cursor.need("(")
    place = _place(cursor, schema)
    cursor.need(")")
    many = place.read.type in _MANY
    if many is not (measure is Measure.COUNT):
        raise _not_measured(cursor, place, start)
    sign = cursor.sign(*_ORDERS)
    if not sign:
        raise cursor.error(
            _("one of these is missing here: {signs}").format(signs=" ".join(_ORDERS))
        )
    number = cursor.take()
    if number.shape is not Shape.NUMBER or len(number.value) > _LONGEST:
        raise cursor.error(_("a number is missing here"), at=number)
    return Measured(place, measure, sign, int(number.value))


def _not_measured(cursor: Cursor, place: Place, start: Token) -> ConfigError:
    name = place.name
    if place.read.type in _MANY:
        reason = _("“{field}” has several items, which are counted").format(field=name)
        return cursor.error(reason, _("Write: count({field})").format(field=name), at=start)
    reason = _("“{field}” is one text").format(field=name)
    hint = _("Write: lines({field}), or words({field})").format(field=name)
    return cursor.error(reason, hint, at=start)


def _equal(cursor: Cursor, place: Place, start: Token, *, negated: bool) -> Condition:
    if place.read.type is FieldType.ENTRIES:
        reason = _("“{field}” has several entries").format(field=place.name)
        key = f"{place.name}.{place.field.key}"
        hint = _('Write: {field} has "…", or {key} = "…"').format(field=place.name, key=key)
        raise cursor.error(reason, hint, at=start)
    exact = cursor.word(Word.EXACT)
    return Compared(place, How.EQUALS, Wanted(_text(cursor), exact), negated)


def _verb(cursor: Cursor, place: Place, start: Token) -> Condition:
    """Read what follows a field, with its “ne … pas” or “not”."""
    cursor.word(Word.FILLER)
    before = cursor.word(Word.NOT)
    verb = cursor.take()
    negated = cursor.word(Word.NOT) or before
    if verb.word is Word.IS and cursor.word(Word.EMPTY):
        return Empty(place, negated)
    if verb.word is Word.HAS and place.read.type not in _MANY:
        reason = _("“{field}” is one text").format(field=place.name)
        hint = _('Write: {field} contains "…"').format(field=place.name)
        raise cursor.error(reason, hint, at=start)
    found = _compared(cursor, place, verb)
    return Not(found) if negated else found


def _compared(cursor: Cursor, place: Place, verb: Token) -> Condition:
    if verb.word is Word.MATCHES:
        return _matched(cursor, place)
    if verb.word not in (Word.HAS, Word.CONTAINS):
        hint = _(
            "After a field stands: has, contains, matches, is empty, is not empty, = or != "
            "(in French: a, contient, correspond à, est vide, n'est pas vide)."
        )
        reason = _("what is asked of “{field}” is missing here").format(field=place.name)
        raise cursor.error(reason, hint, at=verb)
    exact = cursor.word(Word.EXACT)
    text = _text(cursor)
    if verb.word is Word.HAS:
        return Compared(place, How.HAS, Wanted.item(text, exact=exact))
    return Compared(place, How.CONTAINS, Wanted(text, exact))


def _matched(cursor: Cursor, place: Place) -> Condition:
    exact = cursor.word(Word.EXACT)  # “correspond exactement à” as well as “correspond à exact”
    exact = (cursor.word(Word.FILLER) and cursor.word(Word.EXACT)) or exact
    start = cursor.next
    text = _text(cursor)
    try:
        pattern = compiled(
            text if exact else unaccented(text), re.NOFLAG if exact else re.IGNORECASE
        )
    except ConfigError as error:
        reason = error.message.removesuffix(".")
        raise cursor.error(reason, error.hint, at=start) from None
    return Matched(place, pattern, exact)


def _text(cursor: Cursor) -> str:
    """Read a text between quotes; a number needs none."""
    token = cursor.take()
    if token.shape in (Shape.TEXT, Shape.NUMBER):
        return token.value
    hint = _('Put what is looked for between quotes: "…" or « … ».')
    raise cursor.error(_("a text is missing here"), hint, at=token)
