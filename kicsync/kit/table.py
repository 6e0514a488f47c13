"""Which label or column of a table is which field.

The page ``KIC`` calls a field as people do: ``Exemples``, ``Étape :``, ``Lien vers l'outil``. A
label is compared with the field's name, its parameter and the ``labels`` of the schema, without
case, accents, punctuation and the ``s`` of a plural; no name is fixed in code.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kicsync.kit.schema import Field, FieldType, Schema

_GAPS = re.compile(r"[\W_]+")
_CAPITAL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_MARKS = re.compile("[\u0300-\u036f]+")
_SIBLINGS = 2


class Target(NamedTuple):
    """What a label stands for: a field, a sub-field of it, or the title (no field)."""

    field: Field | None = None
    sub: Field | None = None

    @property
    def name(self) -> str:
        """The dotted name of the field, '' for the title."""
        names = (one.name for one in (self.field, self.sub) if one)
        return ".".join(names)


TITLE = Target()


@dataclass(frozen=True)
class Columns:
    """What each label stands for, by its place; the others are ``unknown`` or ``ambiguous``.

    ``ambiguous`` are labels with the names of the fields that they fit, or that other labels fit
    too.
    """

    targets: Mapping[int, Target]
    unknown: tuple[str, ...] = ()
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def title(self) -> int | None:
        """The column of the titles."""
        return next((i for i, target in self.targets.items() if target is TITLE), None)

    @property
    def fields(self) -> tuple[Target, ...]:
        """The fields that are shown, without the title."""
        return tuple(target for target in self.targets.values() if target is not TITLE)


def fold_label(text: str) -> str:
    """Return ``text`` without what people write differently in a label."""
    spaced = _CAPITAL.sub(" ", unicodedata.normalize("NFC", text))
    letters = _MARKS.sub("", unicodedata.normalize("NFKD", spaced.casefold()))
    return "".join(word.rstrip("s") or word for word in _GAPS.split(letters))


def names_of(field: Field) -> tuple[str, ...]:
    """Return what a field is called, the name that people read first."""
    return tuple(dict.fromkeys(filter(None, (*field.labels, field.parameter, field.name))))


def label_of(field: Field) -> str:
    """Return what a table calls ``field``: its first label, its parameter, or its name."""
    return names_of(field)[0]


def once(schema: Schema) -> frozenset[str]:
    """Return the folded labels of the fields, those of entries left out."""
    fields = (field for field in schema.fields if field.type is not FieldType.ENTRIES)
    return frozenset(fold for field in fields for fold in _folds(field))


def again(schema: Schema) -> frozenset[str]:
    """Return the folded labels of entries and of their parts, which come again for each entry."""
    whole = (field for field in schema.fields if field.type is FieldType.ENTRIES)
    parts = frozenset(fold for _field, sub in _subs(schema) for fold in _sub_folds(sub))
    return parts | frozenset(fold for field in whole for fold in _folds(field))


def columns(labels: Sequence[str], schema: Schema) -> Columns:
    """Return what the header ``labels`` of a table stand for.

    The title is the first column where it has no label, or the one that is called like the title
    or the template, or another one without a label, or else the first one when it is no field.
    """
    title = _title_column(labels, schema)
    rest = {index: label for index, label in enumerate(labels) if index != title and label}
    found = _resolved(rest, schema)
    twice = {t for t, n in Counter(found.targets.values()).items() if n > 1}
    clear = {index: target for index, target in found.targets.items() if target not in twice}
    clash = {rest[i]: (t.name,) for i, t in found.targets.items() if t in twice}
    targets = {title: TITLE, **clear} if title is not None else clear
    return Columns(dict(sorted(targets.items())), found.unknown, {**found.ambiguous, **clash})


def block(labels: Sequence[str], schema: Schema) -> Columns:
    """Return what the labels of one block stand for, in their order; the title stands above."""
    return _resolved(dict(enumerate(labels)), schema)


def _title_column(labels: Sequence[str], schema: Schema) -> int | None:
    folds = [fold_label(label) for label in labels]
    own = {fold_label(schema.title), fold_label(schema.template)} - {""}
    named = [index for index, fold in enumerate(folds) if fold in own]
    sure = [index for index in named if folds[index] not in again(schema)]
    blank = [index for index, fold in enumerate(folds) if not fold]
    other = [index for index, fold in enumerate(folds[:1]) if fold not in _all(schema)]
    found = [*(index for index in blank if index == 0), *sure, *blank[-1:], *named, *other]
    return found[0] if found else None


def _all(schema: Schema) -> frozenset[str]:
    return once(schema) | again(schema)


def _resolved(labels: Mapping[int, str], schema: Schema) -> Columns:
    targets: dict[int, Target] = {}
    unknown: dict[str, None] = {}
    ambiguous: dict[str, tuple[str, ...]] = {}
    apart, rest = _apart(labels, schema), _rest(labels, schema)
    for index, label in labels.items():
        found = _candidates(label, schema, apart, list(targets.values()))
        if len(found) == 1:
            targets[index] = rest.get(found[0], found[0])
        elif found:
            ambiguous[label] = tuple(target.name for target in found)
        else:
            unknown[label] = None
    return Columns(targets, tuple(unknown), ambiguous)


def _apart(labels: Mapping[int, str], schema: Schema) -> set[str]:
    """Return the fields of which several sub-fields are shown, each with a label of its own."""
    folds = {fold_label(label) for label in labels.values()}
    shown = Counter(field.name for field, sub in _subs(schema) if folds & _explicit(sub))
    return {name for name, count in shown.items() if count >= _SIBLINGS}


def _rest(labels: Mapping[int, str], schema: Schema) -> dict[Target, Target]:
    """Return what the label of a whole field of entries stands for, where its parts have their own.

    Beside ``Titre`` and ``Lien vers l'outil``, ``Outils`` is the only part that is left.
    """
    folds = {fold_label(label) for label in labels.values()}
    apart, found = _apart(labels, schema), {}
    for one in schema.fields:
        left = [sub for sub in one.fields if not folds & _explicit(sub)]
        if one.name in apart and len(left) == 1:
            found[Target(one)] = Target(one, left[0])
    return found


def _candidates(
    label: str, schema: Schema, apart: set[str], before: Sequence[Target]
) -> list[Target]:
    """Return what ``label`` may be: ``before`` is what stands before it, in its order."""
    fold = fold_label(label)
    whole = [Target(field) for field in schema.fields if fold in _folds(field)]
    parts = [Target(field, sub) for field, sub in _subs(schema) if fold in _sub_folds(sub)]
    own = [t for t in parts if t.field and t.field.name in apart and fold in _explicit(t.sub)]
    if own:
        return own
    left = [target for target in whole if target not in before]
    last = before[-1] if before else TITLE
    inside = [target for target in parts if last.sub and target.field is last.field]
    return inside or left or parts or whole


def _subs(schema: Schema) -> Iterator[tuple[Field, Field]]:
    for one in schema.fields:
        if one.type is FieldType.ENTRIES:
            yield from ((one, sub) for sub in one.fields)


def _folds(field: Field) -> set[str]:
    return {fold_label(name) for name in names_of(field)}


def _explicit(sub: Field | None) -> set[str]:
    """Return the folded labels and the parameter of a sub-field: what names it alone."""
    return {fold_label(name) for name in (*sub.labels, sub.parameter) if name} if sub else set()


def _sub_folds(sub: Field) -> set[str]:
    """Return how a sub-field may be called; its bare name counts only without ``labels``."""
    return _explicit(sub) if sub.labels else _folds(sub)
