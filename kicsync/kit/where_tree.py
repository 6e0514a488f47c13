"""A condition as a tree of values."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from kicsync.kit.schema import Field
from kicsync.kit.where_words import fold

_MORE = ("…", "...", "*")


@dataclass(frozen=True)
class Place:
    """What a condition looks at: ``field``, or its sub-field ``sub`` in any of its entries."""

    field: Field
    sub: Field | None = None

    @property
    def name(self) -> str:
        """The name as people write it, ``outils.lien``."""
        return f"{self.field.name}.{self.sub.name}" if self.sub else self.field.name

    @property
    def read(self) -> Field:
        """The field whose type counts."""
        return self.sub or self.field


@dataclass(frozen=True)
class Wanted:
    """A text that is looked for; only an ``exact`` one minds case and accents.

    An item fits it when it is the same; with ``prefix``, when it begins like that.
    """

    text: str
    exact: bool = False
    prefix: bool = False

    @classmethod
    def item(cls, text: str, *, exact: bool = False) -> "Wanted":
        """Return ``text`` as an item that is looked for: one that ends in … or * is a prefix."""
        for end in _MORE:
            if text.endswith(end):
                return cls(text.removesuffix(end).rstrip(), exact, prefix=True)
        return cls(text, exact)

    def fits(self, text: str) -> bool:
        """Tell whether an item ``text`` is this one."""
        wanted, found = self._both(text)
        return found.startswith(wanted) if self.prefix else found == wanted

    def stands_in(self, text: str) -> bool:
        """Tell whether this text stands somewhere in ``text``."""
        wanted, found = self._both(text)
        return wanted in found

    def of(self, text: str) -> "Wanted":
        """Return another text that is looked for in the same way."""
        return replace(self, text=text)

    def _both(self, text: str) -> tuple[str, str]:
        return (self.text, text) if self.exact else (fold(self.text), fold(text))


class How(StrEnum):
    """How a value is compared with a text."""

    HAS = "has"
    CONTAINS = "contains"
    EQUALS = "="


class Measure(StrEnum):
    """What is counted of a value."""

    LINES = "lines"
    WORDS = "words"
    COUNT = "count"


@dataclass(frozen=True)
class All:
    """Every one of ``parts``."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class OneOf:
    """At least one of ``parts``."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Not:
    """The contrary of ``part``."""

    part: "Condition"


@dataclass(frozen=True)
class Empty:
    """Nothing stands at ``place``; of ``negated``, something does."""

    place: Place
    negated: bool = False


@dataclass(frozen=True)
class Compared:
    """The value at ``place`` compared with a text; of ``negated``, it is another one."""

    place: Place
    how: How
    wanted: Wanted
    negated: bool = False


@dataclass(frozen=True)
class Matched:
    """The regular expression ``pattern`` finds something in the value at ``place``."""

    place: Place
    pattern: re.Pattern[str]
    exact: bool = False


@dataclass(frozen=True)
class Measured:
    """The ``measure`` of the value at ``place``, compared with ``number`` by ``sign``."""

    place: Place
    measure: Measure
    sign: str
    number: int


Condition = All | OneOf | Not | Empty | Compared | Matched | Measured
