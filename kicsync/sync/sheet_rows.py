"""The ingredients of a filled-in table while its sheets are read: whence they come, and titles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from kicsync.kit import Record, Tool
from kicsync.sync.sheet_cells import is_value, loose, restored
from kicsync.sync.titles import fold

T = TypeVar("T")


class Owner(NamedTuple):
    """Which ingredient a row belongs to: a record of an export, or for a new one its title."""

    export: str
    key: str


@dataclass(eq=False)
class Row:
    """One ingredient; ``kept`` and ``new`` are its entries, by field."""

    place: str
    base: Record | None
    record: Record
    kept: dict[str, dict[int, Tool]] = field(default_factory=dict)
    new: dict[str, list[Tool]] = field(default_factory=dict)

    @property
    def titles(self) -> tuple[str, ...]:
        """Its titles, now and when it was exported."""
        return tuple(record.title for record in (self.record, self.base) if record)

    def is_called(self, text: str) -> bool:
        """Tell whether the cell ``text`` names it."""
        found: Titles[Row] = Titles()
        for title in self.titles:
            found.add(title, self)
        return found.find(text) is not None


class Rows(dict[Owner, Row]):
    """The ingredients in the order in which they were met; each is found by its titles, too."""

    def __init__(self) -> None:
        super().__init__()
        self._called: Titles[Row] = Titles()

    def meet(self, owner: Owner, row: Row) -> Row:
        """Return the ingredient of ``owner``: ``row``, unless it was met before."""
        if owner not in self:
            self[owner] = row
            for title in row.titles:
                self._called.add(title, row)
        return self[owner]

    def called(self, text: str) -> Row | None:
        """Return the ingredient that a cell names, None for none."""
        return self._called.find(text)


class Titles(Generic[T]):
    """What is found by a title, even where a spreadsheet has changed it; the first counts."""

    def __init__(self) -> None:
        self._found: dict[str, T] = {}
        self._values: dict[str, T] = {}

    def add(self, title: str, found: T) -> None:
        """Let ``found`` be called ``title``."""
        for key in _keys(title):
            self._found.setdefault(key, found)
        if is_value(title):
            self._values.setdefault(title, found)

    def find(self, text: str) -> T | None:
        """Return what the cell ``text`` names, None for nothing."""
        known = (self._found[key] for key in _keys(text) if key in self._found)
        values = (one for title, one in self._values.items() if restored(title, text) == title)
        return next(known, None) or next(values, None)


def _keys(title: str) -> Iterator[str]:
    yield fold(title)
    yield fold(loose(title))
